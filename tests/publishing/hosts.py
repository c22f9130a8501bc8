"""A host that answers as a test wants."""

from __future__ import annotations

import http.server
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Handler = Callable[[Any, Any, socketserver.BaseServer], socketserver.BaseRequestHandler]
Reply = Callable[[http.server.BaseHTTPRequestHandler], None]


@contextmanager
def listening(handler: Handler) -> Iterator[int]:
    """Yield the port on which *handler* answers, until the block ends."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def answering(reply: Reply, protocol: str = "HTTP/1.0", lines: list[object] | None = None) -> Iterator[str]:
    """Yield the address of a host that gives every GET to *reply*, and notes each line to it in *lines*."""

    class Answer(http.server.BaseHTTPRequestHandler):
        protocol_version = protocol

        def setup(self) -> None:
            super().setup()
            (lines if lines is not None else []).append(self.client_address)

        def do_GET(self) -> None:
            reply(self)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    with listening(Answer) as port:
        yield f"http://127.0.0.1:{port}/"
