"""Chromium with a profile of its own, and what that profile holds afterwards."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from playwright.sync_api import Error

from tests.browser import ARGUMENTS, PHONE, chromium_path, playwright
from tests.trace.authority import trust
from tests.trace.visit import Left, addresses_in, files_with

if TYPE_CHECKING:
    from pathlib import Path

# A visit is a line of the history list when it ends a chain of redirects, in the main frame, and is not hidden.
_LINES = """
select distinct urls.url, urls.title from visits join urls on urls.id = visits.url
where urls.hidden = 0 and visits.transition & 0x20000000 and (visits.transition & 0xff) not in (3, 4, 10)
"""
# Folders of a profile in which a site's own data would stand.
_STORAGE = ("Local Storage", "Session Storage", "IndexedDB", "WebStorage", "Service Worker", "File System", "databases")
_KINDS = {"History": "history", "Sessions": "session", "Cache": "cache", "Preferences": "settings"}


class ChromiumVisit:
    """Implements :class:`tests.trace.visit.Visit`."""

    def __init__(self, profile: Path, authority: Path, *, script: bool = True) -> None:
        home = profile.parent / f"{profile.name}-home"
        trust(home / ".pki" / "nssdb", authority)
        self._context = playwright().chromium.launch_persistent_context(
            str(profile),
            executable_path=chromium_path(),
            args=[*ARGUMENTS, "--host-resolver-rules=MAP *.test 127.0.0.1"],
            env={**os.environ, "HOME": str(home)},
            ignore_default_args=["--disable-back-forward-cache"],
            viewport=PHONE,
            java_script_enabled=script,
        )
        self._context.set_default_timeout(8000)
        self._page = self._context.pages[0]
        browser = self._context.browser
        self.version = browser.version if browser else ""

    def open(self, address: str) -> None:
        """Type an address."""
        self._page.goto(address)

    def tap(self, css: str, leads_to: str = "") -> None:
        """Tap and wait."""
        self._page.locator(css).first.click(no_wait_after=True)
        if leads_to:
            self.wait_for(leads_to)

    def keys(self, *keys: str) -> None:
        """Press and release."""
        for key in keys:
            self._page.keyboard.press(key)

    def write(self, css: str, words: str) -> None:
        """Type letter by letter."""
        self._page.locator(css).first.press_sequentially(words)

    def download(self, address: str) -> None:
        """Open an address that is saved, and wait until it is."""
        with self._page.expect_download() as saved, contextlib.suppress(Error):  # the page itself never arrives
            self._page.goto(address)
        saved.value.path()

    def save(self, css: str) -> None:
        """Tap, and wait until the file is saved."""
        with self._page.expect_download() as saved:
            self._page.locator(css).first.click(no_wait_after=True)
        saved.value.path()

    def wait_for(self, part: str) -> None:
        """Wait for an address, which may be one that cannot be reached."""
        try:
            self._page.wait_for_url(lambda address: part in address, wait_until="load")
        except Error as error:
            if "net::ERR_CONNECTION" not in str(error):
                raise
            self._page.wait_for_timeout(400)
        self._page.wait_for_timeout(150)

    def back(self) -> str:
        """Go back once."""
        self._page.go_back(wait_until="commit")
        self._page.wait_for_timeout(400)
        return "" if self._page.url == "about:blank" else self._page.url

    def close(self) -> None:
        """Close; the history is written now."""
        self._context.close()


def chromium_left(profile: Path, site: str, marks: list[str]) -> Left:
    """Return what the closed *profile* shows of *site*; *marks* are words that stand in its pages' text."""
    default = profile / "Default"
    with closing(sqlite3.connect(f"file:{default / 'History'}?mode=ro", uri=True)) as history:
        lines = [(url, title) for url, title in history.execute(_LINES) if url.startswith(site)]
        downloads = history.execute("select count(*) from downloads").fetchone()[0]
    mentions = files_with(profile, [site.partition("://")[2].encode()])
    stored = [path for path in mentions if any(part in _STORAGE for part in path.relative_to(profile).parts)]
    copies = files_with(profile, [mark.encode() for mark in marks])
    return Left(
        titles=[title for _, title in lines],
        cookies=_cookies(default),
        storage=len(stored),
        copies=len(copies),
        sessions=len(addresses_in((default / "Sessions").glob("*"), site)),
        downloads=downloads,
        mentions=sorted({_kind(path, profile) for path in mentions}),
        secure=_secure(default),
    )


def _cookies(default: Path) -> int:
    for path in (default / "Cookies", default / "Network" / "Cookies"):
        if path.is_file():
            with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as jar:
                return int(jar.execute("select count(*) from cookies").fetchone()[0])
    return 0


def _secure(default: Path) -> int:
    """Count the hosts whose names, hashed, stand in the file of secure hosts."""
    for file in (default / "TransportSecurity", default / "Network" / "TransportSecurity"):
        if file.is_file():
            return len(json.loads(file.read_text("utf-8")).get("sts", []))
    return 0


def _kind(path: Path, profile: Path) -> str:
    for part in path.relative_to(profile).parts:
        for name, kind in _KINDS.items():
            if part.startswith(name):
                return kind
    return "other"
