"""Whatever a host answers, asking it ends, and stays with that host."""

from __future__ import annotations

import gzip
import http.server
import json
import time
from pathlib import Path

import pytest

from manara.errors import PublishingError
from manara.publishing.making.manifest import FILE, digest_of
from manara.publishing.proving import fetching
from manara.publishing.proving.copies import MOST_SILENT, download
from manara.publishing.proving.fetching import Fetcher
from tests.publishing.hosts import Reply, answering


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
    with answering(_sends(packed, Content_Encoding="gzip", Set_Cookie="a=1")) as address:
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
    with answering(_sends(body, **headers)) as address:
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
    with answering(drip) as address, pytest.raises(PublishingError):
        Fetcher(address, pause=0).get(address, 1000)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("http://other.example/", "another host"),
        ("/", "loop"),
        ("//127.0.0.2/", "another host"),
        ("//127.0.0.1:1/", "another host"),
        ("file:///etc/passwd", "not an http"),
        ("http://[", "not an http"),
    ],
)
def test_redirects_stay_and_end(target: str, words: str) -> None:
    """Also those that lead to themselves."""
    with answering(_sends(b"", 302, Location=target)) as address, pytest.raises(PublishingError, match=words):
        Fetcher(address, pause=0).get(address, 1000)


def test_a_redirect_on_the_same_host_is_followed() -> None:
    """The answer names the last address."""

    def reply(handler: http.server.BaseHTTPRequestHandler) -> None:
        _sends(b"here")(handler) if handler.path == "/ar/" else _sends(b"", 301, Location="/ar/")(handler)

    with answering(reply) as address:
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
    with answering(_sends(b"a")) as address:
        host = Fetcher(address, pause=0.3)
        host.get(address, 10)
        started = time.monotonic()
        host.get(address, 10)

    assert time.monotonic() - started > 0.25


def test_one_line_carries_all_questions() -> None:
    """A new one costs three round trips over TLS; also after an answer without a body, and not after a cut one."""
    lines: list[object] = []
    with answering(_sends(b"a" * 5000, Content_Length="5000"), "HTTP/1.1", lines) as address:
        host = Fetcher(address, pause=0)
        assert [len(host.get(address, 5001).body) for _ in range(4)] == [5000] * 4
        assert len(lines) == 1
        assert host.get(address, 100).cut
        assert len(host.get(address, 5001).body) == 5000
    assert len(lines) == 2
    lines.clear()
    with answering(_sends(b"", 304), "HTTP/1.1", lines) as address:
        host = Fetcher(address, pause=0)
        assert [host.get(address, 10).status for _ in range(3)] == [304] * 3
    assert len(lines) == 1


def test_a_line_that_the_host_closed_is_opened_again() -> None:
    """It may do so at any moment, without a word."""

    def reply(handler: http.server.BaseHTTPRequestHandler) -> None:
        _sends(b"here", Content_Length="4")(handler)
        handler.close_connection = True

    with answering(reply, "HTTP/1.1") as address:
        host = Fetcher(address, pause=0)
        assert [host.get(address, 10).body for _ in range(3)] == [b"here"] * 3


def test_a_host_that_falls_silent_is_given_up(tmp_path: Path) -> None:
    """It gives the manifest and the first page, and then no file more: that ends after a few, in words."""
    files = {f"{number}.html": {"sha256": "0" * 64, "size": 1} for number in range(3 * MOST_SILENT)}
    said = {"files": files, "contacts": {}, "fingerprint": {}, "edition": "", "commit": ""}
    said["paper"] = {"fingerprint": {}, "edition": ""}
    manifest = json.dumps({"digest": digest_of(said), **said}).encode()
    asked: list[str] = []

    def reply(handler: http.server.BaseHTTPRequestHandler) -> None:
        asked.append(handler.path)
        if handler.path in ("/", f"/{FILE}"):
            _sends(manifest)(handler)

    with answering(reply) as address, pytest.raises(PublishingError, match="stopped answering"):
        download(address, tmp_path)
    assert len(asked) == 2 + MOST_SILENT
