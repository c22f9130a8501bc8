"""``manara serve``: a live preview; the checks' problems appear in the terminal after every save.

A page is rendered when the browser asks for it, so a save is visible at once, however many pages there are. The checks
run in a process of their own after each save and print what ``manara check`` prints. Files that only a build makes
(posters, cards, data) are shown as the last build left them. The preview reloads itself; for that it leaves the content
security policy out, which a build always writes.
"""

from __future__ import annotations

import http.server
import mimetypes
import re
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

from manara.cli.report import error_line
from manara.errors import ManaraError

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from manara.cli.language import Interface
    from manara.site.preview import Preview

HELP = "preview the site while you write"
ADDRESS = "127.0.0.1:8000"
# How often the files are looked at; they are looked at for every request too.
PAUSE = 0.2
# How long the browser's question "has anything changed?" stays open.
PATIENCE = 25
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
_RELOAD = (
    b"<script>(async v=>{for(;;)try{const r=await fetch('/.changed?since='+v);if(r.status==205)location.reload();"
    b"else if(!r.ok)throw 0}catch{await new Promise(f=>setTimeout(f,1000))}})(%d)</script>"
)


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument(
        "--address", default=ADDRESS, help=_("where to serve (default: {address})").format(address=ADDRESS)
    )
    parser.add_argument("--drafts", action="store_true", help=_("also draft languages"))


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Serve until interrupted."""
    from manara.site.preview import Preview  # noqa: PLC0415  # MkDocs is loaded only where it is used

    _ = interface.gettext
    host, _colon, port = options.address.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or int(port) > 65535:
        error_line(
            _("“{address}” is no address; write such as {example}.").format(address=options.address, example=ADDRESS)
        )
        return 2
    root = options.root.resolve()
    preview = Preview(root, drafts=options.drafts)
    try:
        server = _Server((host, int(port)), preview, root / "site")
    except (OSError, OverflowError) as error:
        error_line(f"{options.address}: {getattr(error, 'strerror', None) or error}")
        preview.close()
        return 1
    checks = _Checks(root, interface.tag)
    watcher = threading.Thread(target=_watch, args=(preview, checks), daemon=True)
    watcher.start()
    print(_("Preview: http://{address}/ – Ctrl+C ends it.").format(address=options.address), flush=True)
    checks.start()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        server.serve_forever(poll_interval=0.1)
    finally:
        checks.stop()
        server.server_close()
        preview.close()
    return 0


class _Checks:
    """Runs ``manara check`` beside the preview; a newer save ends an older run."""

    def __init__(self, root: Path, language: str) -> None:
        self.command = [sys.executable, "-m", "manara", "check", "--root", str(root), "--language", language]
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.stop()
        self.process = subprocess.Popen(self.command)

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait()


def _watch(preview: Preview, checks: _Checks) -> None:
    seen = preview.version
    while True:
        time.sleep(PAUSE)
        try:
            preview.notice()
        except ManaraError as error:
            error_line(str(error))
        if preview.version != seen:
            seen = preview.version
            checks.start()


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], preview: Preview, built: Path) -> None:
        super().__init__(address, _Handler)
        self.preview = preview
        self.built = built


class _Handler(http.server.BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:  # http.server's name
        """Answer with a page as a build would make it."""
        parts = urlsplit(self.path)
        if parts.path == "/.changed":
            self._wait(parts.query)
            return
        path = unquote(parts.path).lstrip("/")
        path = path + "index.html" if not path or path.endswith("/") else path
        try:
            self.server.preview.notice()
            version = self.server.preview.version
            body = self.server.preview.file(path)
        except ManaraError as error:
            self._answer(500, str(error).encode(), "text/plain; charset=utf-8")
            return
        status = 200
        if body is None:
            body = self._built(path)
        if body is None:
            status, path = 404, "404.html"
            body = self.server.preview.file(path) or b""
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        if kind == "text/html":
            body = _POLICY.sub(b"", body, count=1).replace(b"</body>", _RELOAD % version + b"</body>")
        self._answer(status, body, f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)

    def _built(self, path: str) -> bytes | None:
        """Return a file of the last build, for what the preview does not make."""
        found = (self.server.built / path).resolve()
        if found.is_file() and found.is_relative_to(self.server.built.resolve()):
            return found.read_bytes()
        return None

    def _wait(self, query: str) -> None:
        """Answer when something changed after the version the page was made from."""
        since = int(parse_qs(query).get("since", ["0"])[0])
        preview = self.server.preview
        with preview.changed:
            changed = preview.changed.wait_for(lambda: preview.version > since, PATIENCE)
        self._answer(205 if changed else 204, b"", "text/plain")

    def _answer(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # http.server's name
        """Say nothing: the terminal belongs to the checks."""
