"""Whatever a host answers, asking it ends, and stays with that host."""

from __future__ import annotations

import gzip
import http.server
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from manara.errors import PublishingError
from manara.publishing.proving import fetching
from manara.publishing.proving.fetching import Fetcher

Reply = Callable[[http.server.BaseHTTPRequestHandler], None]


@contextmanager
def _host(reply: Reply) -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reply(self)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def _sends(body: bytes, status: int = 200, /, **headers: str) -> Reply:
    def reply(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return reply


def test_packed_answers_are_unpacked_and_weighed_packed() -> None:
    """As a browser would."""
    packed = gzip.compress(b"a" * 5000)
    with _host(_sends(packed, Content_Encoding="gzip", Set_Cookie="a=1")) as address:
        answer = Fetcher(address, pause=0, packed=True).get(address, 10_000)

    assert (answer.body, answer.wire, answer.cut) == (b"a" * 5000, len(packed), False)
    assert answer.header("set-cookie") == "a=1"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"a" * 300_000, {}),
        (gzip.compress(b"a" * 30_000_000), {"Content_Encoding": "gzip"}),
        (gzip.compress(b"a" * 3000)[:-9], {"Content_Encoding": "gzip"}),
        (b"no gzip", {"Content_Encoding": "gzip"}),
    ],
    ids=["too long", "a bomb", "cut short", "not packed at all"],
)
def test_no_answer_is_longer_than_was_asked_for(body: bytes, headers: dict[str, str]) -> None:
    """Before and after unpacking; what is missing is said."""
    with _host(_sends(body, **headers)) as address:
        answer = Fetcher(address, pause=0).get(address, 100_000)

    assert answer.cut
    assert len(answer.body) <= 100_000


def test_a_host_that_drips_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """One byte at a time keeps each wait short; the whole is limited too."""
    monkeypatch.setattr(fetching, "WHOLE", 0.5)

    def drip(handler: http.server.BaseHTTPRequestHandler) -> None:
        try:
            for sign in b"HTTP/1.0 200 OK\r\n" + b"a" * 1000:
                handler.wfile.write(bytes([sign]))
                time.sleep(0.05)
        except OSError:
            pass

    started = time.monotonic()
    with _host(drip) as address, pytest.raises(PublishingError):
        Fetcher(address, pause=0).get(address, 1000)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("http://other.example/", "another host"),
        ("/", "loop"),
        ("//127.0.0.2/", "another host"),
        ("file:///etc/passwd", "not an http"),
    ],
)
def test_redirects_stay_and_end(target: str, words: str) -> None:
    """Also those that lead to themselves."""
    with _host(_sends(b"", 302, Location=target)) as address, pytest.raises(PublishingError, match=words):
        Fetcher(address, pause=0).get(address, 1000)


def test_a_redirect_on_the_same_host_is_followed() -> None:
    """The answer names the last address."""

    def reply(handler: http.server.BaseHTTPRequestHandler) -> None:
        _sends(b"here")(handler) if handler.path == "/ar/" else _sends(b"", 301, Location="/ar/")(handler)

    with _host(reply) as address:
        answer = Fetcher(address, pause=0).get(address, 1000)

    assert (answer.address, answer.body) == (f"{address}ar/", b"here")


@pytest.mark.parametrize(
    "address",
    [
        "ftp://a.example/",
        "http://",
        "http://[",
        "http://a.example:99999/",
        "http://a.example/\r\nX: y",
        "http://127.0.0.1:1/",
    ],
)
def test_what_cannot_be_asked_is_said(address: str) -> None:
    """In one sentence."""
    with pytest.raises(PublishingError):
        Fetcher(address, pause=0).get(address, 1000)


def test_there_is_a_pause_between_two_requests() -> None:
    """The host's other visitors come first."""
    with _host(_sends(b"a")) as address:
        host = Fetcher(address, pause=0.3)
        host.get(address, 10)
        started = time.monotonic()
        host.get(address, 10)

    assert time.monotonic() - started > 0.25
