"""The search finds what people type, folds alike on both sides, and keeps nothing."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from manara.campaign.load import load_campaign
from manara.checks.campaign import search
from manara.locales import Locale
from manara.site.search import SearchPage, search_index
from manara.site.stems import folding
from tests.browser import PHONE
from tests.conftest import SMALL

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

CAMPAIGN = load_campaign(SMALL)
ARABIC, ENGLISH = Locale("ar", "ar-KW", "العربية"), Locale("en", "en-GB", "English")
RULES = {tag: folding(CAMPAIGN.locale(tag), CAMPAIGN.languages) for tag in CAMPAIGN.tags}


def stem(text: str) -> str:
    return RULES["ar"].stem(RULES["ar"].fold(text))


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
    assert stem(typed) == ("اجور" if typed == "الأجور" else stem(meant))


@pytest.mark.parametrize(
    ("tag", "typed", "meant"),
    [
        ("fr", "Employés", "employé"),
        ("de", "Straße", "Strasse"),
        ("tr", "ışık", "isik"),
        ("hi", "नमस्ते", "नमस्ते"),
        ("am", "ሰላም", "ሰላም"),
        ("ur", "۶۸", "68"),
    ],
)
def test_any_script_is_folded(tag: str, typed: str, meant: str) -> None:
    """Accents go, digits of every script are those of ASCII, and signs that carry meaning stay."""
    rules = folding(Locale(tag, tag, tag))

    assert rules.stems(typed) == rules.stems(meant)
    assert rules.fold(typed)


def test_the_index_holds_no_long_number_and_no_markup() -> None:
    """Weights are letters; telephone numbers belong to the contacts."""
    index = search_index(
        [
            SearchPage(
                "a.html",
                "A </script>",
                "",
                '<h1>Wages</h1><p><a href="tel:+442079460123">020 7946 0123</a> in 68 of 2015</p>',
            )
        ],
        [],
        folding(ENGLISH),
    )

    words = json.loads(index)["w"].split(" ")
    assert "<" not in index
    assert {"wag", "68", "~cabf"} <= set(words[::2])
    assert not any("abcd" in word for word in words)
    assert not any(re.search("[0-9]{3}", word) for word in words)


def test_synonyms_lead_to_the_same_page() -> None:
    """A word of a group that no page has is found, and so is a phrase."""
    pages = [SearchPage("a.html", "A", "", "<p>passport</p>"), SearchPage("b.html", "B", "", "<p>safe house</p>")]
    words = _postings(pages, [["papers", "passport"], ["refuge", "safe house"]])

    assert words["paper"].startswith("A")
    assert words["refug"].startswith("B")
    assert words["saf_hous"].startswith("B")


def _postings(pages: list[SearchPage], groups: list[list[str]], **others: Any) -> dict[str, str]:
    parts = json.loads(search_index(pages, groups, folding(ENGLISH, [ARABIC]), **others))["w"].split(" ")
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_a_word_leads_to_the_section_whose_heading_has_it() -> None:
    """After the weight: headings, then a point and the section whose text has it most; a heading alone is no section."""
    html = '<h2 id="g">Group</h2><h2 id="x">Pay</h2><p>Late</p><h3 id="y">Rest</h3><p>Pay, late and late</p>'
    pages = [SearchPage("a.html", "A", "", html)]

    assert [one[0] for one in json.loads(search_index(pages, [], folding(ENGLISH)))["p"][0][3]] == ["x", "y"]
    assert re.fullmatch("A[a-z]b", _postings(pages, [])["pay"])
    assert re.fullmatch(r"A[a-z]\.c", _postings(pages, [])["lat"])


def test_a_group_names_the_section_that_answers() -> None:
    """Also for a word that no page has."""
    pages = [
        SearchPage("a.html", "A", "", '<p>One</p><h2 id="x">Pay</h2><p>Money</p>'),
        SearchPage("b.html", "B", "", ""),
    ]

    assert re.fullmatch("A[a-z]b", _postings(pages, [["dough", "a.md#x"]])["dough"])


def test_words_of_the_other_language_lead_to_the_same_section() -> None:
    """Its headings and its groups; words that this language has are its own."""
    pages = [SearchPage("a.html", "A", "", '<h2 id="x">Pay</h2><p>Money</p>')]
    theirs = [SearchPage("a.html", "أ", "", '<h2 id="x">أجر</h2><p>Pay مال</p>')]
    words = _postings(pages, [], others=[(theirs, [["فلوس", "أجر"]])])

    assert re.fullmatch("A[a-z]b", words["اجر"])
    assert "فلوس" in words
    assert "مال" not in words


def test_a_page_that_a_group_names_has_to_exist(small_copy: Any) -> None:
    """With its line, and the nearest name."""
    root = small_copy({"data/search.yml": "en:\n  - [quit, helpp.md#x]\n  - [quit, help.md#ten-minute]\n"})

    found = list(search.check(load_campaign(root)))

    assert [(problem.line, str(problem.hint)) for problem in found] == [
        (2, "Did you mean “help.md”?"),
        (3, "Did you mean “help.md#ten-minutes”?"),
    ]


def _spellings(shown: str, dial: str) -> list[str]:
    """Return a number as people type it, in digits of both kinds; the last with groups turned round."""
    ways = [shown, shown.replace(" ", ""), shown.replace(" ", "-"), dial, dial.replace("+", "00")]
    ways.append(" ".join(reversed(shown.split(" "))))
    return [*ways, *(way.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")) for way in ways)]


@pytest.mark.browser
@pytest.mark.parametrize("tag", ["ar", "en"])
def test_every_number_leads_to_its_card_however_it_is_typed(browser: Browser, site_url: str, tag: str) -> None:
    """A number that reads as unknown here reads as a fake."""
    page = browser.new_page(viewport=PHONE)
    page.goto(f"{site_url}/{tag}/search.html")
    published = page.eval_on_selector_all("#every-number .go .tel", "all => all.map(a => a.getAttribute('href'))")
    channels = [
        (contact.name[tag], channel)
        for contact in CAMPAIGN.published_contacts.values()
        for channel in contact.channels
        if channel.type == "phone" and channel.href in published
    ]
    assert len(channels) > 3
    lost = []
    for name, channel in channels:
        for way in _spellings(channel.shown, channel.dial):
            page.fill("#q", way)
            if name not in page.locator(".told:not(.not):not(.was):visible h3").all_text_contents():
                lost.append((name, way))
    hidden = page.locator(".told.not").is_hidden()
    page.close()

    assert lost == []
    assert hidden


@pytest.mark.browser
@pytest.mark.parametrize("tag", ["ar", "en"])
def test_a_number_that_is_not_ours_is_said_to_be_unknown_and_never_repeated(
    browser: Browser, site_url: str, tag: str
) -> None:
    """Numbers kept for drama, and one digit beside ours; the beginning of ours says nothing yet."""
    main = CAMPAIGN.contacts[CAMPAIGN.hotline].channels[0]
    digits = main.shown.replace(" ", "")
    beside = digits[:-1] + str((int(digits[-1]) + 1) % 10)
    page = browser.new_page(viewport=PHONE)
    page.goto(f"{site_url}/{tag}/search.html")
    for typed in ("+1 613 555 0100", "01632960000", "٠١٦٣٢٩٦٠٠٠٠", "911", "113", beside):
        page.fill("#q", typed)
        assert page.locator(".told.not").is_visible(), typed
        assert page.locator(".told:not(.not):not(.was)").is_hidden(), typed
        links = page.eval_on_selector_all(".search a", "all => all.map(a => a.getAttribute('href'))")
        assert not [href for href in links if typed.replace(" ", "").lstrip("+") in href], typed
        assert typed not in page.inner_text("main"), typed
        assert page.locator(".told.not .number").count() == (typed == beside)
    page.fill("#q", digits[:3])
    said = page.locator(".told:visible").count()
    page.close()

    assert said == 0


@pytest.mark.browser
def test_a_hit_shows_the_heading_it_leads_to(browser: Browser, site_url: str) -> None:
    """And the page below it; the word in Arabic leads an English reader there too."""
    page = browser.new_page(viewport=PHONE)
    for word in ("complaints", "الشكاوى"):
        page.goto(f"{site_url}/en/search.html")
        page.fill("#q", word)
        link = page.locator(".search ol a[href*='.html#']").first
        heading, goal = link.inner_text(), link.get_attribute("href") or ""
        link.click()
        assert page.locator(f"#{goal.partition('#')[2]}").inner_text() == heading
    page.close()


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

    rules = RULES[tag]
    mine = [rules.stem(rules.fold(word)) for word in words]
    assert [(word, other) for word, own, other in zip(words, mine, theirs, strict=True) if own != other] == []


@pytest.mark.browser
def test_4_6_ten_searches_leave_address_history_and_storage_alone(browser: Browser, site_url: str) -> None:
    """The query is in the page and nowhere else, and gone when the page is left."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site_url}/en/search.html")
    before: Any = page.evaluate("[location.href, history.length]")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for query in ("pay", "papers", "rest", "late", "call", "hours", "farm", "passport", "leave", "help"):
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
