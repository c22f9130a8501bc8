"""Brings a copy of the site into a folder: from a folder, a ZIP archive or an address, within limits."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from typing import TYPE_CHECKING

from manara.errors import PublishingError
from manara.publishing.manifest import FILE
from manara.publishing.verify import read_manifest

if TYPE_CHECKING:
    from pathlib import Path

MOST_FILES, MOST_BYTES = 20_000, 500_000_000
# Seconds between two requests, and for one answer.
PAUSE, TIMEOUT = 0.02, 20.0


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows no redirect to another host: the copy is what this host serves."""

    def redirect_request(  # noqa: PLR0917  # the library's signature
        self,
        req: urllib.request.Request,
        fp: object,
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if urllib.parse.urlsplit(newurl).netloc != urllib.parse.urlsplit(req.full_url).netloc:
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


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


def download(address: str, folder: Path) -> http.client.HTTPMessage:
    """Fetch the manifest and every file it lists from one host, and return the headers of the first page."""
    base = address.rstrip("/") + "/"
    opener = urllib.request.build_opener(_SameHost)
    raw, _ = _fetch(opener, base + FILE, 20_000_000)
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
            raw, _ = _fetch(opener, base + urllib.parse.quote(name), int(entry["size"]) + 1)
        except PublishingError:
            continue  # reported as missing
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
        time.sleep(PAUSE)
    return _fetch(opener, base, 2_000_000)[1]


def _fetch(opener: urllib.request.OpenerDirector, address: str, most: int) -> tuple[bytes, http.client.HTTPMessage]:
    if not address.startswith(("http://", "https://")):
        raise PublishingError(f"{address} is not an http or https address.")
    request = urllib.request.Request(address, headers={"User-Agent": "manara", "Accept-Encoding": "identity"})  # noqa: S310  # scheme checked
    try:
        with opener.open(request, timeout=TIMEOUT) as answer:
            return answer.read(most), answer.headers
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise PublishingError(f"{address} cannot be fetched: {error}") from error
