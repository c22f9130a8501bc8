"""Rules of the safety specification that no other test looks at, each named after its row (decision 0013)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from manara.site.one_page import section
from tests.browser import PHONE
from tests.site.conftest import CAMPAIGN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

TAGS = pytest.mark.parametrize("tag", CAMPAIGN.tags)
# The subject, in both languages, as it would stand in an address or a title that somebody glances at.
TELLING = (
    *("traffick", "forced", "exploit", "victim", "abuse", "slave", "suspect", "beg", "shelter", "rights"),
    *("اتجار", "الجبري", "القسري", "استغلال", "ضحية", "ضحايا", "التسول", "شك", "إيواء", "حقوق"),
)
# Promises nobody can keep.
PROMISES = (
    *("anonymous", "untraceable", "no trace", "safe to use", "you are safe", "completely private", "100 %"),
    *("مجهول الهوية", "لا يترك أثر", "دون أثر", "بلا أثر", "آمن تمامًا", "أنت في أمان", "لا يمكن تتبع"),
)


def pages(site: Path, *, quiet: bool | None = None) -> list[tuple[Path, LexborHTMLParser]]:
    """Return every page of every language; only quiet ones, or only the others."""
    found = []
    for tag in CAMPAIGN.tags:
        for name, page in CAMPAIGN.pages[tag].items():
            if quiet is None or page.flag("quiet") is quiet:
                path = site / tag / name.replace(".md", ".html")
                found.append((path, LexborHTMLParser(path.read_text("utf-8"))))
    return found


def words(html: str) -> list[str]:
    return re.findall(r"\w[\w'’-]*", LexborHTMLParser(html).text(separator=" "))


def test_1_1_the_two_numbers_stand_in_the_same_place_and_order_on_every_page(built_site: Path) -> None:
    """After leaving, before everything else; danger first (also 1.7)."""
    expected = [CAMPAIGN.contacts[key].channels[0].href for key in (CAMPAIGN.emergency, CAMPAIGN.hotline)]
    for path, page in pages(built_site):
        assert [a.attributes["href"] for a in page.css("section.calls > a")] == expected, path


@TAGS
def test_1_2_what_is_not_known_of_the_numbers_is_said_once(built_site: Path, tag: str) -> None:
    """Above the numbers, not in every card: a page full of unknowns buries what is known."""
    page = LexborHTMLParser((built_site / tag / "help.html").read_text("utf-8"))
    said = {"ar": "لم تُنشر", "en": "not published"}[tag]
    assert len(page.css("section.card a[href^='tel:']")) >= 8
    for card in page.css("section.card"):
        card.decompose()

    assert (page.body.text() if page.body else "").count(said) == 1


@TAGS
@pytest.mark.parametrize("part", ["what-happens", "what-to-say", "refuse", "walks-in", "cannot-speak", "call-list"])
def test_1_3_what_happens_in_a_call_comes_in_parts_of_at_most_120_words(built_site: Path, tag: str, part: str) -> None:
    """What is known, what to say, what may be kept back, who walks in."""
    body = section((built_site / tag / "calling.html").read_text("utf-8"), part).body
    count = len(words(body.partition('<nav class="back"')[0]))

    assert 15 <= count <= 120


@TAGS
def test_1_4_who_will_know_is_said_in_at_most_60_words(built_site: Path, tag: str) -> None:
    """Once for the line, in the second screen of help, with what is not known."""
    body = section((built_site / tag / "help.html").read_text("utf-8"), "who-is-told").body

    assert 20 <= len(words(body)) <= 60


@TAGS
def test_1_5_the_call_list_the_bill_and_when_not_to_delete_are_said(built_site: Path, tag: str) -> None:
    """Beside what happens in a call, and in the file that needs no network."""
    body = section((built_site / tag / "calling.html").read_text("utf-8"), "call-list").body
    wanted = {"ar": ("سجل", "فاتورة"), "en": ("list", "bill")}[tag]

    assert all(word in body for word in wanted)


def test_2_6_quiet_pages_have_a_neutral_title_icon_and_preview(built_site: Path) -> None:
    """True, short, and without the subject; the first heading says the same."""
    for path, page in pages(built_site, quiet=True):
        title = page.css_first("title")
        icon = page.css_first('link[rel="icon"]')
        previews = [node.attributes["content"] or "" for node in page.css('meta[property^="og:"]')]
        assert title is not None
        assert icon is not None
        assert len(title.text()) <= 40, path
        assert icon.attributes["href"] == "data:,", path
        seen = " ".join([title.text(), *(text for text in previews if not text.startswith("http"))]).casefold()
        assert [word for word in TELLING if word in seen] == [], path


def test_2_9_nothing_is_promised_that_nobody_can_keep(built_site: Path) -> None:
    """In no page, of any language, in no attribute."""
    for path in built_site.rglob("*.html"):
        html = path.read_text("utf-8").casefold()
        assert [promise for promise in PROMISES if promise in html] == [], path


@TAGS
def test_2_10_reading_more_safely_is_said_in_at_most_250_words(built_site: Path, tag: str) -> None:
    """Another device, a private window, one entry, sync, the owner of the network, an app that watches."""
    html = (built_site / tag / "phone.html").read_text("utf-8")
    body = section(html, "safer-use").body

    assert LexborHTMLParser(body).css("ol > li")
    assert 60 <= len(words(body)) <= 250
    assert section(html, "do-nothing").body


def test_2_13_no_address_gives_the_subject_away(built_site: Path) -> None:
    """Names of pages and of files that are saved, in Latin letters without escapes."""
    for path in built_site.rglob("*"):
        name = path.relative_to(built_site).as_posix()
        if path.suffix in (".html", ".vcf"):
            assert re.fullmatch(r"[a-z0-9/._-]+", name), name
            assert [word for word in TELLING if word in name] == [], name


def test_2_15_nothing_can_be_sent(built_site: Path) -> None:
    """No form, no push, no worker: there is nothing to disguise."""
    for path in built_site.rglob("*.html"):
        html = path.read_text("utf-8")
        assert not re.search(r"<form|\saction=|serviceWorker|PushManager|Notification|rel=.?manifest", html), path


@TAGS
def test_2_16_a_number_has_one_grouping_everywhere(built_site: Path, tag: str) -> None:
    """In text, link, path over the keys and saved card alike."""
    hotline = CAMPAIGN.contacts[CAMPAIGN.hotline].channels[0]
    digits = hotline.shown.replace(" ", "")
    for path, page in pages(built_site):
        body = page.body
        assert body is not None
        for node in body.css("script, style, svg"):
            node.decompose()
        assert digits not in body.text(), path
    assert hotline.shown in (built_site / tag / "number.html").read_text("utf-8").replace("\xa0", " ")


@pytest.mark.browser
@pytest.mark.parametrize("path", ["index.html", "ar/help.html", "en/signs.html", "404.html"])
def test_4_1_the_other_language_is_in_the_first_screen_in_its_own_script(visit: Callable[..., Page], path: str) -> None:
    """A plain link to the same page; no flag, no redirect."""
    page = visit(path, java_script_enabled=False)
    tag = path.split("/", maxsplit=1)[0]
    for locale in CAMPAIGN.languages:
        if locale.tag == tag:
            continue
        link = page.get_by_role("link", name=locale.name, exact=True).first
        box = link.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= PHONE["height"]
        expected = f"/{locale.tag}/{path.rpartition('/')[2]}".replace("404", "index")
        assert page.evaluate("(a) => a.href", link.element_handle()).endswith(expected)


def test_4_3_styles_are_logical_and_arabic_is_left_whole(built_site: Path) -> None:
    """No side without its mirror (old engines know no other), no spaced-out, slanted, capital or justified letters."""
    for path in built_site.rglob("*.html"):
        css = " ".join(re.findall(r"<style>(.*?)</style>", path.read_text("utf-8"), re.DOTALL))
        assert not re.search(r"(?:margin|padding|border)-(?:left|right)|float:", css), path
        assert len(re.findall(r"[{;]left:", css)) == len(re.findall(r"[{;]right:", css)), path
        assert not re.search(r"letter-spacing|font-style:(?!normal)|text-transform|text-align:justify", css), path


@pytest.mark.browser
def test_4_3_arabic_is_set_larger_and_wider(visit: Callable[..., Page]) -> None:
    """Larger than Latin, and 1.7 lines high."""
    measure = """() => { const s = getComputedStyle(document.querySelector('main p'));
    return [parseFloat(s.fontSize), parseFloat(s.lineHeight) / parseFloat(s.fontSize), s.letterSpacing] }"""
    arabic = visit("ar/signs.html").evaluate(measure)
    latin = visit("en/signs.html").evaluate(measure)

    assert arabic[0] > latin[0]
    assert arabic[1] >= 1.69 > latin[1]
    assert arabic[2] == "normal"


@pytest.mark.browser
@TAGS
def test_5_2_the_text_is_complete_and_in_order_without_any_style(visit: Callable[..., Page], tag: str) -> None:
    """As a text browser or a proxy shows it: leaving, numbers, then the text; nothing hangs on CSS or script."""
    page = visit(f"{tag}/help.html", java_script_enabled=False)
    page.evaluate("document.querySelectorAll('style').forEach((style) => style.remove())")
    shown = page.locator("body").inner_text()
    order = [shown.find(text) for text in ("112", "2558 9696", "\n" + CAMPAIGN.pages[tag]["help.md"].text_of("title"))]

    assert order == sorted(order)
    assert order[0] > 0
    assert len(page.locator("body").text_content() or "") > 5000


def test_5_3_everything_comes_from_one_host(built_site: Path) -> None:
    """An operator who lets it through without credit needs one name; what a page loads is inside the page."""
    for path in built_site.rglob("*.html"):
        page = LexborHTMLParser(path.read_text("utf-8"))
        loaded = page.css('[src], link[rel="stylesheet"], link[rel="icon"]')
        addresses = [node.attributes.get("src") or node.attributes.get("href") or "" for node in loaded]
        assert [address for address in addresses if re.match(r"(https?:)?//", address)] == [], path
