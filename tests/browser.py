"""A real Chromium and a small web server, shared by the tests that look at pages.

Chromium is Debian's; Playwright brings none of its own here. A missing browser is a failure, never a skip.
"""

from __future__ import annotations

import atexit
import http.server
import shutil
import threading
from contextlib import contextmanager
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Browser, Error, Page, Playwright, ViewportSize, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Without these a headless Chromium looks up its maker's hosts at every start; the sandbox needs a user namespace
# that root in a container has not.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE: ViewportSize = {"width": 360, "height": 640}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}


def chromium_path() -> str:
    """Return Debian's Chromium.

    Raises:
        RuntimeError: It is not installed; says how to get it.
    """
    path = shutil.which("chromium")
    if path is None:
        raise RuntimeError("Chromium is missing. As root: apt-get install chromium libatomic1")
    return path


@cache
def playwright() -> Playwright:
    """Return this process's one Playwright: a second cannot be started beside it in the same thread."""
    running = sync_playwright().start()
    atexit.register(running.stop)
    return running


def launch(**options: Any) -> Browser:
    """Start Chromium."""
    return playwright().chromium.launch(executable_path=chromium_path(), args=list(ARGUMENTS), **options)


# What Chromium answers when its compositor has no frame at hand to copy: rare, on a busy machine, and nothing about the
# page (https://github.com/cyrus-and/chrome-remote-interface/issues/128 is one report of many).
NO_FRAME = "Unable to capture screenshot"
_TWO_FRAMES = "() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))"


def picture(page: Page, tries: int = 3) -> bytes:
    """Return the page's first screen as PNG, taken once it was drawn; Chromium is asked again when it had no frame.

    Raises:
        Error: Chromium had no frame *tries* times, or answered anything else.
    """
    page.evaluate(_TWO_FRAMES)
    try:
        return page.screenshot()
    except Error as error:
        if NO_FRAME not in error.message or tries == 1:
            raise
    return picture(page, tries - 1)


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the site's own page, as the host recipes do."""
        page = f"{self.directory}/404.html"
        if code != http.HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        with open(page, "rb") as file:  # noqa: PTH123  # directory is a str here
            body = file.read()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve *folder* on loopback and yield its address, without a slash at the end."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
