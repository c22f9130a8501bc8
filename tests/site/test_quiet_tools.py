"""Show-cards, keypad path and self-check in built pages: complete, bilingual, without script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from manara.campaign.load import load_campaign
from manara.site.view import SiteView
from tests.browser import PHONE
from tests.conftest import SMALL

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

CAMPAIGN = load_campaign(SMALL)
TAGS = CAMPAIGN.tags


def page(site: Path, tag: str, name: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / tag / f"{name}.html").read_text("utf-8"))


@pytest.mark.parametrize("tag", TAGS)
def test_every_card_has_arabic_and_the_readers_language(small_site: Path, tag: str) -> None:
    """Both come from the same record."""
    sheets = page(small_site, tag, "cards").css(".sheet")

    assert len(sheets) == len(CAMPAIGN.cards.cards)
    for sheet, card in zip(sheets, CAMPAIGN.cards.cards, strict=True):
        large = sheet.css_first(".theirs")
        assert large is not None
        assert (large.attributes["lang"], large.text()) == ("ar", card.text["ar"])
        assert card.text[tag] in sheet.text()


def test_no_tab_names_a_number_that_could_be_called(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hundredth page of a campaign was “Information 100” in its tab; another would be 112."""
    view = SiteView(CAMPAIGN, "https://campaign.example/", ())
    quiet = next(name for name, page in CAMPAIGN.pages["en"].items() if page.flag("quiet"))
    tabs = []
    for place in (7, 98, 99, 111):
        monkeypatch.setattr(view, "names", lambda _, before=place: ["index.md"] * before + [quiet])
        tabs.append(view.page_context(f"en/{quiet}", ())["tab"])

    assert tabs == ["Information 8", "Information 99", "Information", "Information"]


@pytest.mark.parametrize("tag", TAGS)
def test_the_alternative_text_spells_the_number(small_site: Path, tag: str) -> None:
    """One word for each press, in the page's language."""
    drawings = page(small_site, tag, "number").css('[role="img"]')

    for drawing, which in zip(drawings, (CAMPAIGN.emergency, CAMPAIGN.hotline), strict=True):
        number = CAMPAIGN.contacts[which].channels[0].shown
        label = drawing.attributes["aria-label"] or ""
        spelled = label.split(":", 1)[1]
        assert not re.search(r"\d", label)
        assert len(spelled.replace("، ثم", "").replace(", then", "").split()) == len(number.replace(" ", ""))


@pytest.mark.parametrize("tag", TAGS)
def test_the_questions_are_at_most_eleven_and_end_in_actions(small_site: Path, tag: str) -> None:
    """No form, no field, nothing that could be sent, kept or counted."""
    check = page(small_site, tag, "check")
    main = check.css_first("main")
    assert main is not None

    questions = main.css("section.qa")
    assert 1 <= len(questions) <= 11
    assert all(question.css('.call a[href^="tel:"]') for question in questions)
    assert main.css("form, input, button, script") == []
    assert main.css('h2#actions ~ ol a[href^="tel:"]')


@pytest.mark.browser
@pytest.mark.parametrize("tag", TAGS)
def test_a_card_fills_the_screen_without_script(browser: Browser, small_url: str, tag: str) -> None:
    """At least 28 px, dark on light at 7:1 or more, no new line in the history, readable in both schemes."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False, color_scheme="dark")
    tab = context.new_page()
    tab.goto(f"{small_url}/{tag}/cards.html")
    context.set_offline(True)
    for card in tab.locator("details.show").all():
        card.locator("summary").click()
        sheet = card.locator(".sheet")
        box = sheet.bounding_box()
        assert box is not None
        assert (box["width"], box["height"]) == (360, 640)
        for words in sheet.locator("p").all():
            size, ink, paper = words.evaluate(
                "(e) => [getComputedStyle(e).fontSize, getComputedStyle(e).color,"
                " getComputedStyle(e.closest('.sheet')).backgroundColor]"
            )
            assert float(size.removesuffix("px")) >= 28
            assert (ink, paper) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)")
        assert sheet.evaluate("(e) => e.scrollHeight <= e.clientHeight + 1 && e.scrollWidth <= e.clientWidth")
        card.locator("summary").click()
        assert not sheet.is_visible()
    assert tab.evaluate("history.length") == 2  # about:blank and this page
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("name", ["cards", "check", "number"])
def test_on_paper_everything_is_open(browser: Browser, small_url: str, name: str) -> None:
    """Folds are closed on the screen; paper cannot be tapped."""
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{small_url}/en/{name}.html")
    tab.emulate_media(media="print")
    for fold in tab.locator("main details.show, main .qa details").all():
        inside = fold.locator(":scope > :not(summary)").first.bounding_box()
        assert inside is not None
        assert inside["height"] > 10
    context.close()
