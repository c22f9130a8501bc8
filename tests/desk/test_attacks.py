"""The preview's server before raw requests: paths out of the site, names, methods, bodies of every wrong kind."""

from __future__ import annotations

import socket
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from manara.desk.server import _Handler
from tests.campaign.made import made_campaign
from tests.desk.served import Served, serving_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

OUTSIDE = "not of this site"
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A preview whose built site holds links that lead out of it, and in a circle."""
    folder = tmp_path_factory.mktemp("attacked")
    root = made_campaign(folder / "campaign", {})
    (folder / "outside.txt").write_text(OUTSIDE, "utf-8")
    (root / "site").mkdir(exist_ok=True)
    (root / "site" / "ok.txt").write_text("fine", "utf-8")
    for name, to in {"link.txt": "../../outside.txt", "up": "../..", "loop": "loop"}.items():
        (root / "site" / name).symlink_to(to)
    with serving_desk(root) as served:
        served.checked()
        yield served


def _raw(desk: Served, request: bytes) -> tuple[int, str]:
    """Return status and everything of the answer to *request*; 0 when the line was cut without one."""
    said = b""
    with socket.create_connection(("127.0.0.1", desk.port), timeout=20) as line, suppress(ConnectionError):
        line.sendall(request)
        while part := line.recv(65536):
            said += part
    words = said.decode("utf-8", "replace")
    return (int(words.split(" ", 2)[1]) if words.startswith("HTTP/1.") else 0), words


def _get(desk: Served, path: str, method: str = "GET", host: str = "Host: 127.0.0.1:{port}\r\n") -> tuple[int, str]:
    return _raw(desk, f"{method} {path} HTTP/1.1\r\n{host.format(port=desk.port)}\r\n".encode())


def _post(desk: Served, path: str, body: bytes, length: str | None = None) -> tuple[int, str]:
    """Send as one of our own pages would, but for *body* and *length*."""
    own = f"127.0.0.1:{desk.port}"
    head = f"POST {path} HTTP/1.1\r\nHost: {own}\r\nOrigin: http://{own}\r\nContent-Type: application/json\r\n"
    size = f"Content-Length: {len(body)}\r\n" if length is None else length
    return _raw(desk, f"{head}X-Manara: {desk.server.guard.token}\r\n{size}\r\n".encode() + body)


@pytest.mark.parametrize(
    "path",
    [
        "/../data/campaign.yml", "/%2e%2e/data/campaign.yml", "/..%2fdata/campaign.yml", "//etc/passwd", "/%2fetc/passwd",
        "/..%5cdata%5ccampaign.yml", "/en/../../data/campaign.yml", "/link.txt", "/up/outside.txt", "/up/campaign/mkdocs.yml",
        "/loop", "/%00", "/a%00.html", "/%ff%fe", f"/{'a' * 5000}", f"/{'a/' * 20_000}", "*", "/.git/config",
        f"/{SCRIPT}.html".replace("<", "%3C"), "/_edit/..%2f..%2foutside", "/en/%0d%0aX-Evil:1.html",
    ],
)  # fmt: skip
def test_what_is_not_of_the_site_is_not_found(desk: Served, path: str) -> None:
    """By dots, bars, marks, links or length; nothing of the path is written into the answer as it came."""
    status, words = _get(desk, path)

    assert status == 404
    assert OUTSIDE not in words
    assert "id: harvest" not in words
    assert SCRIPT not in words
    assert "\nX-Evil" not in words


@pytest.mark.parametrize("view", ["_beside", "_phone", "_edit"])
def test_a_view_of_no_page_says_nothing_of_its_name_as_a_mark(desk: Served, view: str) -> None:
    """Each view takes the rest of the path for a page's name."""
    for name in ("%3Cscript%3Ealert(1)%3C/script%3E", "%22onload=%22alert(1).html"):
        status, words = _get(desk, f"/{view}/{name}")

        assert status in (200, 404)
        assert SCRIPT not in words
        assert '"onload="' not in words


@pytest.mark.parametrize(
    "method", ["HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "<script>"]
)
def test_there_are_two_methods(desk: Served, method: str) -> None:
    """No other is answered, and none lets another origin in."""
    status, words = _get(desk, "/ok.txt", method)

    assert status == 501
    assert "Access-Control" not in words
    assert "fine" not in words
    assert "<script>" not in words.partition("\n")[2]


@pytest.mark.parametrize(
    "host",
    [
        "Host: other.example\r\nHost: 127.0.0.1:{port}\r\n", "Host: 127.0.0.1:{port}\r\nHost: other.example\r\n", "",
        "Host: 127.0.0.1.other.example:{port}\r\n", "Host: localhost.:{port}\r\n", "Host: 0.0.0.0:{port}\r\n",
        "Host: a@127.0.0.1:{port}\r\n", "Host: [::ffff:127.0.0.1]:{port}\r\n",
    ],
)  # fmt: skip
def test_one_name_and_ours(desk: Served, host: str) -> None:
    """Two names, none, or one that only looks like ours."""
    status, words = _get(desk, "/ok.txt", host=host)

    assert status == 421
    assert "fine" not in words


@pytest.mark.parametrize(
    ("body", "length"),
    [
        (b"[" * 200_000, None), (b'{"a":' * 100_000, None), (b"[]", None), (b"\x00", None), (b'"\xff"', None), (b"null", None),
        (b'{"place":"\\ud800#x"}', None), (b'{"line":1e999,"values":[]}', None), (b'{"line":%s}' % (b"9" * 5000), None),
        (b'{"files":{"\\ud800":{}}}', None), (b'{"files":{"docs/en/../../mkdocs.yml":{"text":""}}}', None),
        (b'{"files":{"/etc/passwd":{}}}', None), (b'{"files":{"":{}}}', None), (b'{"files":{"a\\u0000b":{}}}', None),
        (b"{}", ""), (b"{}", "Content-Length: -1\r\n"), (b"{}", f"Content-Length: {'9' * 5000}\r\n"),
        (b"{}", f"Content-Length: {'0' * 5000}2\r\n"), (b"2\r\n{}\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n"),
    ],
    ids=range(19),
)  # fmt: skip
def test_every_wrong_body_is_answered_and_changes_nothing(desk: Served, body: bytes, length: str | None) -> None:
    """Even from a page of ours: depth, signs that are none, numbers of every length, files that no form has."""
    before = {path: path.read_bytes() for path in desk.server.preview.root.glob("d*/**/*.*") if path.is_file()}
    for path in ("/_save", "/_confirm", "/_waive", "/_else"):
        assert _post(desk, path, body, length)[0] in (409, 413), path

    assert {path: path.read_bytes() for path in before} == before
    assert _get(desk, "/en/help.html")[0] == 200


def test_a_body_that_never_ends_is_given_up(desk: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """It held a thread for as long as the preview ran."""
    monkeypatch.setattr(_Handler, "timeout", 0.3)

    assert _post(desk, "/_save", b"{}", "Content-Length: 500\r\n")[0] == 409
