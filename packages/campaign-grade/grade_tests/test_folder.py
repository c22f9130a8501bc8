"""A folder is read as a server would serve it; nothing outside it, and nothing that never ends."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from campaign_grade.depth import cut_deep
from campaign_grade.folder import read_folder
from campaign_grade.score import grade_site
from grade_tests.sites import TODAY, good_site, write
from manara.errors import ManaraError

HOSTILE = {
    "empty": b"",
    "zeros": b"\0" * 5000,
    "no end": b"<html><body><p>" + b"<a href='" * 5000,
    "deep": b"<div>" * 300_000 + b"x",
    "bold": b"<b>" * 200_000,
    "one long number": b"1" * 300_000,
    "one number in pieces": b"1 2-" * 80_000,
    "many numbers": b"+965 2221 6656 " * 20_000,
    "many attributes": b"<a " + b"x=y " * 100_000 + b">",
    "braces": b"<style>" + b"@media print{" * 50_000 + b"</style>",
    "addresses": b"<a href='http://[bad'>a</a><img src='http://\xff:99999/'><base href='//['><a href='tel:'>1</a>",
    "language": b"<html lang='ar-\xf0\x9f\x98\x80' dir='up'><p>x",
    "entities": b"&#x202e;&#0;&#99999999;" * 5000,
    "structured": b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script>",
    "dates": b"Valid until 99 May 2026. updated 2026-99-99 " * 3000,
    "templates": b"{% raw %}{{ 7*7 }}{x}" * 3000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_judged_in_little_time(name: str, tmp_path: Path) -> None:
    """Whatever they get, there is a grade and no traceback."""
    (tmp_path / "index.html").write_bytes(HOSTILE[name])
    started = time.process_time()
    report = grade_site(read_folder(tmp_path, "site", TODAY, most_pages=5))

    assert report.grade in "CDEF"
    assert time.process_time() - started < 20


def test_broken_pages_are_judged(tmp_path: Path) -> None:
    """A good page with bytes cut out, doubled and changed at random places."""
    chance = random.Random(5)  # noqa: S311  # places, not secrets
    page = good_site()["ar/index.html"].encode()
    for number in range(60):
        raw = bytearray(page)
        for _ in range(chance.randrange(1, 40)):
            at = chance.randrange(len(raw))
            raw[at : at + chance.randrange(30)] = bytes(chance.randrange(256) for _ in range(chance.randrange(12)))
        (tmp_path / f"{number}.html").write_bytes(raw)

    assert grade_site(read_folder(tmp_path, "site", TODAY, most_pages=100)).grade in "ABCDEF"


def test_nothing_outside_the_folder_is_read(tmp_path: Path) -> None:
    """Neither through a link of the file system nor by a path that climbs."""
    (tmp_path / "secret.html").write_text("<p>secret</p>")
    (tmp_path / "secret.css").write_text("secret")
    site = write(
        {"index.html": '<link rel="stylesheet" href="../secret.css"><a href="/%2e%2e/secret.html">x</a>'},
        tmp_path / "site",
    )
    (site / "linked.html").symlink_to(tmp_path / "secret.html")
    read = read_folder(site, "site", TODAY, most_pages=5)

    assert [page.name for page in read.pages] == ["index.html"]
    assert read.assets == {}
    assert len(read.missing) == 2


def test_links_are_followed_as_servers_do(tmp_path: Path) -> None:
    """A folder is its index.html, and the ending may be left out."""
    links = '<a href="/en/">a</a><a href="/en">b</a><a href="/en/work">c</a><a href="/en/%77ork.html#x">d</a><a href="/no/">e</a>'
    site = write({"index.html": links, "en/index.html": "x", "en/work.html": "x", "404.html": "x"}, tmp_path)
    read = read_folder(site, "site", TODAY, most_pages=5)

    assert [page.name for page in read.pages] == ["index.html", "en/index.html", "en/work.html"]
    assert [address.rsplit("/", 2)[1] for address in read.missing] == ["no"]


def test_a_limit_keeps_the_pages_nearest_to_the_root(tmp_path: Path) -> None:
    """And the report says that there are more."""
    site = write({"a/b/deep.html": "x", "index.html": "x", "a/index.html": "x"}, tmp_path)
    read = read_folder(site, "site", TODAY, most_pages=2)

    assert [page.name for page in read.pages] == ["index.html", "a/index.html"]
    assert [str(note) for note in read.notes] == ["Only 2 pages were read; --pages reads more."]


def test_a_folder_without_pages_is_said(tmp_path: Path) -> None:
    """There is nothing to grade."""
    with pytest.raises(ManaraError, match="no HTML page"):
        read_folder(tmp_path, "site", TODAY, most_pages=5)


def test_depth_is_counted_by_what_really_nests() -> None:
    """Paragraphs, rows and empty elements close by themselves."""
    flat = b"<p>x<br><img><li>y<td>z" * 3000
    deep = b"<div>" * 1600

    assert cut_deep(flat) == flat
    assert cut_deep(b"<div></div>" * 3000) == b"<div></div>" * 3000
    assert cut_deep(deep) == b"<div>" * 1500
