"""A small host whose answers a test decides, and that remembers what it was asked."""

from __future__ import annotations

import gzip
import http.server
import mimetypes
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from grade_tests.sites import Files, Headers

Handler = http.server.BaseHTTPRequestHandler


@dataclass
class Host:
    """What is served: files, headers of every answer, and answers of its own by path."""

    files: Files
    headers: Headers = field(default_factory=dict)
    special: dict[str, Callable[[Handler], None]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    address: str = ""


@contextmanager
def hosting(files: Files, headers: Headers | None = None) -> Iterator[Host]:
    """Serve *files* on loopback; ``/`` and folders answer with their ``index.html``."""
    host = Host(dict(files), dict(headers or {}))

    class Answers(Handler):
        def do_GET(self) -> None:  # noqa: N802  # the library asks for this name
            host.asked.append(self.path)
            name = self.path.partition("?")[0].lstrip("/")
            if self.path in host.special:
                host.special[self.path](self)
                return
            name += "index.html" if not name or name.endswith("/") else ""
            if name in host.files:
                reply(self, host.files[name].encode(), 200, mimetypes.guess_type(name)[0] or "text/plain", host.headers)
            else:
                reply(self, b"gone", 404, "text/plain", host.headers)

        do_HEAD = do_GET  # noqa: N815  # as above

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()


def reply(handler: Handler, body: bytes, status: int, kind: str, headers: Headers | None = None) -> None:
    """Send one answer, packed when the headers say so."""
    headers = headers or {}
    packed = gzip.compress(body) if headers.get("content-encoding") == "gzip" else body
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(packed)))
    for name, value in headers.items():
        if value:
            handler.send_header(name, value)
    handler.end_headers()
    if handler.command != "HEAD":
        handler.wfile.write(packed)
