"""A desk that serves a made-up campaign while a test lasts."""

from __future__ import annotations

import http.client
import json
import re
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from manara.cli.language import Interface, speakers
from manara.desk.server import DeskServer
from manara.site.preview import Preview

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from manara.desk.findings import Found


class Served:
    """A running desk, and what its terminal would be told."""

    def __init__(self, server: DeskServer, told: list[Found]) -> None:
        self.server = server
        self.told = told

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server.server_address[1])

    def checked(self) -> None:
        """Wait until the state of the files as they are now has been checked."""
        self.server.notice()
        assert self.server.findings.wait(self.server.preview.version, 60)

    def ask(self, path: str, headers: dict[str, str] | None = None) -> tuple[int, str]:
        """Return status and text of the answer to a GET."""
        return self._send("GET", path, None, headers or {})

    def post(self, path: str, body: object, headers: dict[str, str | None] | None = None) -> tuple[int, str]:
        """Return status and text of the answer to a POST like one of our pages', with *headers* changed."""
        _, page = self.ask("/_problems")
        token = re.search(r'data-token="([^"]+)"', page)
        assert token
        own = {
            "Origin": f"http://127.0.0.1:{self.port}",
            "Content-Type": "application/json",
            "X-Manara": token[1],
            **(headers or {}),
        }
        sent = {name: value for name, value in own.items() if value is not None}
        return self._send("POST", path, json.dumps(body).encode(), sent)

    def _send(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8")
        finally:
            connection.close()


@contextmanager
def serving_desk(root: Path, language: str = "en") -> Iterator[Served]:
    """Serve the campaign in *root* to an editor who reads *language*."""
    preview = Preview(root)
    told: list[Found] = []
    server = DeskServer(("127.0.0.1", 0), preview, speakers(Interface(language)), told.append)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield Served(server, told)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        preview.close()
