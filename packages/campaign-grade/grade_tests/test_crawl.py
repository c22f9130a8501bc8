"""A host is read politely and within limits; whatever it answers, the reading ends, in words."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from campaign_grade import crawl
from campaign_grade.crawl import read_host
from campaign_grade.model import Site
from campaign_grade.score import grade_site
from grade_tests.hosting import Handler, hosting, reply
from grade_tests.sites import HEADERS, TODAY, served_site
from manara.errors import ManaraError


def _read(address: str, *, most_pages: int = 50, **options: Any) -> Site:
    return read_host(f"{address}/", TODAY, most_pages=most_pages, pause=0, **options)


def _home(body: str) -> dict[str, str]:
    return {"index.html": f'<html lang="en"><title>Home</title><body>{body}</body></html>'}


def test_a_whole_site_is_read_with_what_its_pages_load() -> None:
    """Pages once each, by their links; styles with their text, pictures by their size only."""
    with hosting(served_site(), HEADERS) as host:
        site = _read(host.address)

    names = [f"/{tag}/{name}.html" for tag in ("ar", "en") for name in ("index", "work")]
    assert sorted(page.name for page in site.pages) == ["/", *names]
    assert {asset.text[:4] for asset in site.assets.values()} == {"body", ""}
    assert site.records is not None
    assert len(host.asked) == len(set(host.asked))
    assert grade_site(site).grade == "A"


def test_a_page_under_several_addresses_is_read_once() -> None:
    """The report names it by its path; a slash may be left out of the host's address."""
    with hosting(_home('<a href="/index.html">i</a><a href="/?p=2">p</a><a href="#x">x</a>')) as host:
        site = read_host(f"{host.address}#x", TODAY, most_pages=9, pause=0)

    assert [page.name for page in site.pages] == ["/"]


def test_no_other_host_is_asked() -> None:
    """Neither for pages, nor for what a page loads, nor by a redirect."""
    with hosting({"a.js": "1", "index.html": "x"}) as other:
        body = f'<a href="{other.address}/">o</a><script src="{other.address}/a.js"></script><a href="/go">g</a>'
        with hosting(_home(body)) as host:
            host.special["/go"] = lambda handler: _moved(handler, f"{other.address.replace('127.0.0.1', '127.0.0.2')}/")
            site = _read(host.address)

    assert other.asked == []
    assert [str(note) for note in site.notes if "another host" in str(note)]
    assert len(site.pages) == 1


def test_robots_are_obeyed() -> None:
    """What it forbids is not asked for; a host that forbids everything is left alone, unless it is the operator's."""
    files = _home('<a href="/private/a.html">a</a><a href="/b.html">b</a><img src="/private/c.png" alt="">')
    files |= {"private/a.html": "a", "b.html": "<p>b</p>", "robots.txt": "User-agent: *\nDisallow: /private/"}
    with hosting(files) as host:
        _read(host.address)
        assert not [path for path in host.asked if "private" in path]

        host.files["robots.txt"] = "User-agent: manara\nDisallow: /"
        with pytest.raises(ManaraError, match="stay away"):
            _read(host.address)
        assert len(_read(host.address, robots=False).pages) == 3


def test_the_pause_a_host_asks_for_is_kept() -> None:
    """Up to ten seconds."""
    files = {**_home('<a href="/b.html">b</a>'), "b.html": "b", "robots.txt": "User-agent: *\nCrawl-delay: 1"}
    with hosting(files) as host:
        started = time.monotonic()
        _read(host.address, most_pages=2)

    assert time.monotonic() - started > 1.9


@pytest.mark.parametrize(
    "links",
    [
        lambda path: f'{path}<a href="{path}x/">deeper</a>',
        lambda path: f'{path}<a href="?day={len(path)}{time.monotonic_ns()}">tomorrow</a>',
        lambda path: path + "".join(f'<a href="/{path.count("/")}-{number}/">{number}</a>' for number in range(500)),
    ],
    ids=["deeper and deeper", "a calendar", "very many"],
)
def test_an_endless_site_ends(links: Callable[[str], str]) -> None:
    """After the number of pages that was asked for."""
    with hosting({}) as host:
        host.special = _Everywhere(lambda handler: reply(handler, links(handler.path).encode(), 200, "text/html"))
        site = _read(host.address, most_pages=20)

    assert 1 < len(site.pages) <= 20
    assert len(host.asked) < 40


def _moved(handler: Handler, target: str) -> None:
    handler.send_response(302)
    handler.send_header("Location", target)
    handler.end_headers()


class _Everywhere(dict[str, Any]):
    """One answer for every address."""

    def __init__(self, answer: Callable[[Handler], None]) -> None:
        super().__init__()
        self.answer = answer

    def __contains__(self, key: object) -> bool:
        return key != "/robots.txt"

    def __missing__(self, key: str) -> Any:
        return self.answer


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda handler: reply(handler, b"{}", 200, "application/json"), "no page"),
        (lambda handler: reply(handler, b"no", 403, "text/html"), "403"),
        (lambda handler: reply(handler, b"no", 500, "text/html"), "500"),
        (lambda handler: _moved(handler, "/again"), "loop"),
        (lambda handler: handler.wfile.write(b"\x00\xff nonsense\r\n\r\n"), "cannot be fetched"),
        (lambda _: None, "cannot be fetched"),
    ],
    ids=["no page", "forbidden", "broken", "a loop", "nonsense", "nothing"],
)
def test_a_first_page_that_is_none_is_said(answer: Callable[[Handler], None], words: str) -> None:
    """In one sentence, without a grade."""
    with hosting({}) as host:
        host.special = _Everywhere(answer)
        with pytest.raises(ManaraError, match=words):
            _read(host.address)


def test_a_host_that_asks_for_less_is_left() -> None:
    """What was read by then is judged, and the report says so."""
    with hosting(_home('<a href="/b.html">b</a><a href="/c.html">c</a>')) as host:
        host.special["/b.html"] = lambda handler: reply(handler, b"", 429, "text/html")
        site = _read(host.address)

    assert "/c.html" not in host.asked
    assert [note for note in site.notes if "429" in str(note)]


def test_limits_of_time_and_bytes_end_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever comes first."""
    monkeypatch.setattr(crawl, "MOST_BYTES", 1000)
    with hosting({**_home(f'{"x" * 2000}<a href="/b.html">b</a>'), "b.html": "x" * 2000, "c.html": "c"}) as host:
        host.files["b.html"] = '<a href="/c.html">c</a>' + "x" * 2000
        site = _read(host.address)

    assert "/c.html" not in host.asked
    assert [note for note in site.notes if "used up" in str(note)]


def test_a_page_that_is_too_long_is_cut_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its beginning is judged."""
    monkeypatch.setattr(crawl, "MOST_PAGE", 5000)
    with hosting(_home("x" * 9000)) as host:
        site = _read(host.address)

    assert len(site.pages[0].raw) == 5000
    assert [note for note in site.notes if "too long" in str(note)]


def test_what_is_gone_is_noted() -> None:
    """Pages and files that pages lead to."""
    with hosting(_home('<a href="/gone.html">g</a><img src="/gone.png" alt=""><a href="/notes.pdf">p</a>')) as host:
        site = _read(host.address)

    assert site.missing == {f"{host.address}/{name}" for name in ("gone.html", "gone.png", "notes.pdf")}


def test_cookies_of_pictures_count() -> None:
    """A cookie may come with any answer."""
    with hosting(_home('<img src="/a.png" alt="">')) as host:
        host.special["/a.png"] = lambda handler: reply(handler, b"", 200, "image/png", {"set-cookie": "a=1"})
        report = grade_site(_read(host.address))

    [cookies] = [one for one in report.judgements if one.criterion.id == "privacy.cookies"]
    assert cookies.cap == "F"
