"""One look in a real browser: both main numbers are seen in the first screen of every page of a built site.

Which style hides what is found by a check (``contacts.hidden``); only a browser knows what is painted. It opens each
page in a frame as large as a small telephone, asks what lies at the middle of each number, and says so to a server
that lives as long as the look. The site is read, never written; nothing leaves the machine.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import tempfile
import threading
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from manara.problems import Level, Problem, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from manara.campaign.model import Campaign

CHECK = "publishing.first-screen"
# Chromium and its kin, as Debian, Fedora, Ubuntu's images, macOS and their makers name them.
BROWSERS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)  # fmt: skip
# The smallest telephone that is still sold, in CSS pixels.
WIDTH, HEIGHT = 360, 640
SEEN = (Path(__file__).parent / "seen.js").read_text("utf-8")
_SECONDS = 300
_LOOK = """<!doctype html><meta charset="utf-8"><iframe width="%d" height="%d" style="border:0"></iframe><script>
const seen = %s;
const frame = document.querySelector("iframe"), missed = [];
(async () => {
  for (const page of %s) {
    await new Promise(done => { frame.onload = done; frame.src = "/" + page; });
    const unseen = %s.filter(href => !seen(frame.contentWindow, href));
    if (unseen.length) missed.push([page, unseen]);
  }
  await fetch("/%s", { method: "POST", body: JSON.stringify(missed) });
})();
</script>"""


def browser() -> str:
    """Return the path of a browser that can look, or an empty string."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), "")


def main_numbers(campaign: Campaign) -> tuple[str, ...]:
    """Return what a tap on the emergency number and on the hotline opens."""
    channels = [campaign.contacts[key].channel(types=("phone",)) for key in (campaign.emergency, campaign.hotline)]
    return tuple(channel.href for channel in channels if channel is not None)


def pages_of(site: Path) -> list[str]:
    """Return the pages of *site* that are opened by their address; not files to keep, nor pages that lead on."""
    return [
        str(path.relative_to(site))
        for path in sorted(site.rglob("*.html"))
        if path.parent.name != "file" and b'http-equiv="refresh"' not in path.read_bytes()[:4096].lower()
    ]


def look_at_first_screens(site: Path, hrefs: Sequence[str], pages: Sequence[str], program: str) -> list[Problem]:
    """Return an error for every page on which one of *hrefs* is not seen in the first screen.

    Args:
        site: A built site.
        hrefs: What links to the main numbers lead to.
        pages: Paths in the site.
        program: The browser. When it does not answer within five minutes, one error says so.
    """
    path = secrets.token_hex(8)
    page = _LOOK % (WIDTH, HEIGHT, SEEN, json.dumps(list(pages)), json.dumps(list(hrefs)), path)
    answer = _Answer(path, page.encode())
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, answer, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            _open(program, f"http://127.0.0.1:{server.server_address[1]}/{path}", profile, answer)
        server.shutdown()
    return list(_problems(answer.missed))


class _Answer:
    """What the browser is given, and what it says."""

    def __init__(self, path: str, page: bytes) -> None:
        self.path, self.page = f"/{path}", page
        self.given = threading.Event()
        self.missed: list[tuple[str, list[str]]] | None = None


class _Handler(SimpleHTTPRequestHandler):
    """Serves the site, the page that looks, and takes its answer."""

    def __init__(self, answer: _Answer, *args: Any, directory: str) -> None:
        self.answer = answer
        super().__init__(*args, directory=directory)

    def do_GET(self) -> None:
        if self.path != self.answer.path:
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(self.answer.page)))
        self.end_headers()
        self.wfile.write(self.answer.page)

    def do_POST(self) -> None:
        if self.path == self.answer.path:
            self.answer.missed = json.loads(self.rfile.read(int(self.headers.get("Content-Length", "0"))))
            self.answer.given.set()
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _open(program: str, address: str, profile: str, answer: _Answer) -> None:
    # A browser has its own cage, which root may not build.
    cage = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    words = [
        program, "--headless=new", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--remote-debugging-port=0",
        f"--user-data-dir={profile}", *cage, address,
    ]  # fmt: skip
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        for _ in range(_SECONDS):
            if answer.given.wait(1) or running.poll() is not None:
                break
        with suppress(OSError):
            running.terminate()
        try:
            running.wait(10)
        except subprocess.TimeoutExpired:
            running.kill()


def _problems(missed: list[tuple[str, list[str]]] | None) -> Iterator[Problem]:
    if missed is None:
        yield Problem(
            "site", 1, 1, Level.ERROR, CHECK,
            text("the browser gave no answer: nobody has seen the first screens"),
            text("Try again, with a browser that starts; leave out --look to build without a look."),
        )  # fmt: skip
    for page, hrefs in missed or ():
        yield Problem(
            f"site/{page}", 1, 1, Level.ERROR, CHECK,
            text("{numbers} cannot be seen and tapped in the first screen of a small phone", numbers=", ".join(hrefs)),
            text("Look at it in a window 360 wide and 640 high; styles and templates in overrides/ come last."),
        )  # fmt: skip
