"""The weekly look at outside addresses tells a page that is gone from a host that is moody."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator

import pytest

from tests import links
from tests.conftest import ROOT


class _Answers(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(int(self.path.strip("/")))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
        pass


@pytest.fixture
def host() -> Iterator[str]:
    """A host that answers with the status its path names."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "level"), [("200", "ok"), ("404", "error"), ("410", "error"), ("403", "warning"), ("503", "warning")]
)
def test_what_a_host_says_is_weighed(host: str, path: str, level: str) -> None:
    """Gone is gone; refused or busy is for a person."""
    assert links.look(f"{host}/{path}") == (level, path)


def test_all_sources_and_contacts_are_looked_at(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The campaign's own; nothing is asked of the network here."""
    monkeypatch.setattr(links, "look", lambda address: ("error" if "ilo.org" in address else "ok", "404"))

    assert links.main(ROOT, 0) == 1
    out = capsys.readouterr().out
    assert "::error::data/sources.yml" in out
    assert len(links.addresses(ROOT)) > 20
    assert all(address.startswith("http") for address in links.addresses(ROOT))
