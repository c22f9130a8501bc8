"""Reads a site from a folder, as a web server would serve it; there are no headers to judge."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from campaign_grade import records
from campaign_grade.depth import cut_deep
from campaign_grade.errors import GradingError
from campaign_grade.loads import links_of, loads_of
from campaign_grade.model import FOLDER_HOST, Asset, Page, Site
from manara.problems import Text, text

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator
    from pathlib import Path

BASE = f"https://{FOLDER_HOST}/"
MOST_PAGE = 3_000_000
_TEXTS = (".css", ".js", ".mjs", ".svg", ".json", ".xml", ".html", ".htm", ".txt", ".webmanifest")
# Pages that servers send for errors are not part of what is read.
_ERRORS = ("404", "403", "50x", "500")


def read_folder(folder: Path, target: str, today: datetime.date, *, most_pages: int) -> Site:
    """Return the site in *folder*.

    Raises:
        GradingError: There is no page in it.
    """
    paths = [
        path for path in sorted(folder.rglob("*.htm*"), key=lambda path: _order(path, folder)) if _is_page(path, folder)
    ]
    if not paths:
        raise GradingError(f"There is no HTML page in {target}.")
    pages = tuple(_page(path, folder) for path in paths[:most_pages])
    hosts = {FOLDER_HOST, *_named_hosts(pages[0])}
    assets: dict[str, Asset] = {}
    missing: set[str] = set()
    for address in _own_addresses(pages, hosts):
        path = _find(address, folder)
        if path is None:
            missing.add(address)
        else:
            assets.setdefault(address, _asset(path, address))
    for page in pages:
        missing |= {address for address in links_of(page) if _is_of(address, hosts) and _find(address, folder) is None}
    known = folder / records.FILE
    found = records.read_records(known.read_bytes(), today) if known.is_file() else None
    return Site(
        target, False, pages, assets, frozenset(missing), today, found, tuple(_notes(paths, pages)), frozenset(hosts)
    )


def _is_page(path: Path, folder: Path) -> bool:
    return (
        path.suffix in (".html", ".htm")
        and path.stem not in _ERRORS
        and path.is_file()
        and path.resolve().is_relative_to(folder.resolve())
    )


def _order(path: Path, folder: Path) -> tuple[int, bool, str]:
    """Put the home page first, then by depth, so that a limit keeps what matters."""
    return len(path.relative_to(folder).parts), path.stem != "index", str(path)


def _page(path: Path, folder: Path) -> Page:
    raw = cut_deep(path.read_bytes()[:MOST_PAGE])
    name = path.relative_to(folder).as_posix()
    return Page(name, BASE + name, raw, len(gzip.compress(raw, mtime=0)))


def _named_hosts(home: Page) -> set[str]:
    """Return the host the home page says it is published on."""
    try:
        host = urlsplit(home.attribute("link[rel=canonical]", "href")).hostname
    except ValueError:
        return set()
    return {host.lower()} if host else set()


def _own_addresses(pages: tuple[Page, ...], hosts: set[str]) -> Iterator[str]:
    for page in pages:
        for load in loads_of(page):
            if load.kind != "hint" and _is_of(load.address, hosts):
                yield load.address


def _is_of(address: str, hosts: set[str]) -> bool:
    return (urlsplit(address).hostname or "").lower() in hosts


def _find(address: str, folder: Path) -> Path | None:
    """Return the file a server would send, never one outside the folder."""
    below = unquote(urlsplit(address).path).lstrip("/")
    if "\0" in below:
        return None
    whole = (folder / below).resolve()
    tries = (whole, whole / "index.html", whole.with_name(whole.name + ".html"))
    root = folder.resolve()
    return next((path for path in tries if path.is_relative_to(root) and _is_file(path)), None)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name longer than the system allows
        return False


def _asset(path: Path, address: str) -> Asset:
    raw = path.read_bytes()
    size = len(gzip.compress(raw, mtime=0)) if path.suffix.lower() in _TEXTS else len(raw)
    text_like = path.suffix.lower() in (".css", ".js", ".mjs")
    return Asset(address, size, raw.decode("utf-8", "replace") if text_like else "")


def _notes(paths: list[Path], pages: tuple[Page, ...]) -> Iterator[Text]:
    if len(paths) > len(pages):
        yield text("Only {count} pages were read; --pages reads more.", count=len(pages))
    for path, page in zip(paths, pages, strict=False):
        if len(page.raw) < path.stat().st_size:
            yield text("“{page}” is too long or too deeply nested; only its beginning was read.", page=page.name)
