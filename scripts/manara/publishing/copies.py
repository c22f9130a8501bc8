"""Brings a copy of the site into a folder: from a folder, a ZIP archive or an address, within limits."""

from __future__ import annotations

import http
import urllib.parse
import zipfile
from typing import TYPE_CHECKING

from manara.errors import PublishingError
from manara.publishing.fetching import Fetcher
from manara.publishing.manifest import FILE
from manara.publishing.verify import read_manifest

if TYPE_CHECKING:
    from pathlib import Path

    from manara.publishing.fetching import Answer

MOST_FILES, MOST_BYTES = 20_000, 500_000_000
# Seconds between two requests.
PAUSE = 0.02


def unpack(archive: Path, folder: Path) -> Path:
    """Unpack a ZIP archive and return the folder that holds the manifest; nothing is written outside *folder*."""
    try:
        with zipfile.ZipFile(archive) as packed:
            entries = packed.infolist()
            if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
                raise PublishingError(f"{archive} unpacks to more than {MOST_BYTES // 1_000_000} MB; it is no copy.")
            names = [entry.filename for entry in entries]
            if any(name.startswith("/") or ".." in name.split("/") or "\\" in name for name in names):
                raise PublishingError(f"{archive} holds a path that climbs out of its folder; it is no copy.")
            packed.extractall(folder)  # names and sizes are checked above
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise PublishingError(f"{archive} cannot be unpacked: {error}") from error
    found = sorted(folder.rglob(FILE), key=lambda path: len(path.parts))
    return found[0].parent if found else folder


def download(address: str, folder: Path) -> dict[str, str]:
    """Fetch the manifest and every file it lists from one host, and return the headers of the first page."""
    base = address.rstrip("/") + "/"
    host = Fetcher(base, pause=PAUSE)
    raw = _fetch(host, base + FILE, 20_000_000).body
    manifest = read_manifest(raw)
    (folder / FILE).write_bytes(raw)
    total = 0
    for name, entry in manifest.files.items():
        if ".." in name.split("/") or name.startswith("/"):
            raise PublishingError(f"{FILE} names “{name}”, which climbs out of its folder.")
        total += int(entry["size"])
        if total > MOST_BYTES:
            raise PublishingError(f"{address} holds more than {MOST_BYTES // 1_000_000} MB.")
        try:
            raw = _fetch(host, base + urllib.parse.quote(name), int(entry["size"]) + 1).body
        except PublishingError:
            continue  # reported as missing
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    return dict(_fetch(host, base, 2_000_000).headers)


def _fetch(host: Fetcher, address: str, most: int) -> Answer:
    answer = host.get(address, most)
    if answer.status != http.HTTPStatus.OK:
        raise PublishingError(f"{address} cannot be fetched: HTTP {answer.status}.")
    return answer
