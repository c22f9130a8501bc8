"""Brings a copy of the site into a folder: from a folder, a ZIP archive or an address, within limits."""

from __future__ import annotations

import http
import time
import urllib.parse
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from manara.errors import PublishingError
from manara.problems import text
from manara.publishing.making.manifest import FILE, SIGNATURE
from manara.publishing.proving.fetching import Fetcher
from manara.publishing.proving.verify import read_manifest

if TYPE_CHECKING:
    from pathlib import Path

    from manara.publishing.proving.fetching import Answer

MOST_FILES, MOST_BYTES = 20_000, 500_000_000
# An archive comes in one answer and is held in memory; the archive of a campaign has 20 MB.
MOST_ARCHIVE = 100_000_000
# Seconds between two requests, and for a whole copy: 500 MB do not fit, the files of a campaign do on a slow line.
PAUSE, PATIENCE = 0.02, 3600.0
# After so many files in a row without any answer, the host is given up.
MOST_SILENT = 5
PACKED = (".br", ".gz")
NOT_FOUND = "404.html"
# An address of no page of ours, and names of files that get into web roots by mistake.
NOWHERE = "nowhere/nothing-here"
TELLING = (".git/config", ".git/HEAD", ".env", ".htpasswd", ".DS_Store", "site.key", ".ssh/id_ed25519")
Headers = tuple[tuple[str, str], ...]


def unpack(archive: Path, folder: Path, shown: str = "") -> Path:
    """Unpack a ZIP archive and return the folder that holds the manifest; nothing is written outside *folder*.

    Args:
        archive: The file.
        folder: Where its files go.
        shown: How the archive is called in messages (default: its path).

    Raises:
        PublishingError: It cannot be unpacked, is too large, or would write elsewhere.
    """
    shown = shown or str(archive)
    try:
        with zipfile.ZipFile(archive) as packed:
            entries = packed.infolist()
            if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
                raise PublishingError(
                    text(
                        "{archive} unpacks to more than {size} MB; it is no copy.",
                        archive=shown,
                        size=MOST_BYTES // 1_000_000,
                    )
                )
            names = [entry.filename for entry in entries]
            if any(name.startswith("/") or ".." in name.split("/") or "\\" in name for name in names):
                raise PublishingError(
                    text("{archive} holds a path that climbs out of its folder; it is no copy.", archive=shown)
                )
            packed.extractall(folder)  # names and sizes are checked above
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, zlib.error) as error:
        raise PublishingError(text("{archive} cannot be unpacked: {reason}", archive=shown, reason=error)) from error
    found = sorted(folder.rglob(FILE), key=lambda path: len(path.parts))
    return found[0].parent if found else folder


def download_archive(address: str, folder: Path) -> Path:
    """Fetch a ZIP archive from a host and return its files' folder below *folder*.

    Raises:
        PublishingError: It cannot be had whole, or ``unpack`` refuses it.
    """
    answer = _fetch(Fetcher(address, pause=PAUSE, whole=PATIENCE), address, MOST_ARCHIVE)
    if answer.cut:
        raise PublishingError(
            text("{address} holds more than {size} MB.", address=address, size=MOST_ARCHIVE // 1_000_000)
        )
    archive = folder / "archive.zip"
    archive.write_bytes(answer.body)
    return unpack(archive, folder / "copy", address)


@dataclass
class Live:
    """What a host answered beside the files themselves.

    Attributes:
        address: Where it was asked, ending in a slash.
        first: Headers of its first page.
        pages: Headers of each page by name.
        wrong: What it said to an address that leads nowhere.
        absent: Packed copies that it does not have.
        exposed: Names that no copy has and that it gave away.
    """

    address: str
    first: Headers
    pages: dict[str, Headers] = field(default_factory=dict)
    wrong: Answer | None = None
    absent: set[str] = field(default_factory=set)
    exposed: list[str] = field(default_factory=list)


def download(address: str, folder: Path) -> Live:
    """Fetch the manifest and every file it lists from one host into *folder*, and return what else the host said.

    Packed copies and the archive are optional on a host: what it does not have is not missed, what it has is compared.
    The page for wrong addresses is asked for by an address that leads nowhere.

    Raises:
        PublishingError: The manifest or the first page cannot be had, or the copy is no copy.
    """
    base = address.rstrip("/") + "/"
    host = Fetcher(base, pause=PAUSE)
    raw = _fetch(host, base + FILE, 20_000_000).body
    manifest = read_manifest(raw)  # all its names are inside
    (folder / FILE).write_bytes(raw)
    live = Live(base, _fetch(host, base, 2_000_000).headers)
    total, silent, end = 0, 0, time.monotonic() + PATIENCE
    for name, entry in manifest.files.items():
        total += int(entry["size"])
        if total > MOST_BYTES:
            raise PublishingError(
                text("{address} holds more than {size} MB.", address=address, size=MOST_BYTES // 1_000_000)
            )
        where = NOWHERE if name == NOT_FOUND else urllib.parse.quote(name)
        answer = _try(host, base + where, int(entry["size"]) + 1)
        silent = silent + 1 if answer is None else 0
        if silent == MOST_SILENT or time.monotonic() > end:
            raise PublishingError(
                text(
                    "{address} gives no whole copy: it stopped answering, or takes hours. Try it later.",
                    address=address,
                )
            )
        if name == NOT_FOUND:
            live.wrong = answer
        elif answer is None or answer.status != http.HTTPStatus.OK:
            if name.endswith(PACKED):
                live.absent.add(name)
            continue  # anything else is reported as missing
        if answer is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(answer.body)
        if name.endswith(".html"):
            live.pages[name] = answer.headers
    signature = _try(host, base + SIGNATURE, 20_000)
    if (
        signature is not None
        and signature.status == http.HTTPStatus.OK
        and signature.body.startswith(b"-----BEGIN SSH")
    ):
        (folder / SIGNATURE).write_bytes(signature.body)
    live.exposed += [name for name in TELLING if _gives(host, base + name, live.wrong)]
    return live


def _gives(host: Fetcher, address: str, wrong: Answer | None) -> bool:
    """Tell whether a host gives away a file that is no business of a visitor's; some answer anything with a page."""
    answer = _try(host, address, 200_000)
    if answer is None or answer.status != http.HTTPStatus.OK:
        return False
    return wrong is None or answer.body != wrong.body


def _try(host: Fetcher, address: str, most: int) -> Answer | None:
    try:
        return host.get(address, most)
    except PublishingError:
        return None


def _fetch(host: Fetcher, address: str, most: int) -> Answer:
    answer = host.get(address, most)
    if answer.status != http.HTTPStatus.OK:
        raise PublishingError(
            text("{address} cannot be fetched: HTTP {status}.", address=address, status=answer.status)
        )
    return answer
