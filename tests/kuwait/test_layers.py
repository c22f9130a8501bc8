"""The help page in layers: thirty seconds, two minutes, ten minutes (docs/decisions/0045)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from manara.site.one_page import section
from tests.browser import PHONE
from tests.kuwait.conftest import CAMPAIGN

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

TAGS = CAMPAIGN.tags
MAIN = [CAMPAIGN.contacts[key].channels[0] for key in (CAMPAIGN.emergency, CAMPAIGN.hotline)]


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize(("layer", "most"), [("half-minute", 45), ("two-minutes", 180)])
def test_a_layer_keeps_its_budget_of_words(built_site: Path, tag: str, layer: str, most: int) -> None:
    """People report reading for seconds at a time; the ten-minute layer has none, its cards are looked up singly."""
    html = (built_site / tag / "help.html").read_text("utf-8")
    words = LexborHTMLParser(str(section(html, layer).body)).text(separator=" ")

    assert len(re.findall(r"\w[\w'’-]*", words)) <= most


@pytest.mark.parametrize("tag", TAGS)
def test_the_first_two_layers_say_what_to_do_next_time(built_site: Path, tag: str) -> None:
    """Each is complete in itself: who reads no further leaves with something for the next time."""
    html = (built_site / tag / "help.html").read_text("utf-8")
    next_time = {"ar": "للمرة القادمة", "en": "next time"}[tag]

    for layer in ("half-minute", "two-minutes"):
        assert next_time in section(html, layer).body


@pytest.mark.parametrize("tag", TAGS)
def test_the_layers_that_list_numbers_link_them(built_site: Path, tag: str) -> None:
    """The one in between says what to say in the call: the bar has the numbers."""
    html = (built_site / tag / "help.html").read_text("utf-8")

    for layer in ("half-minute", "ten-minutes"):
        assert LexborHTMLParser(str(section(html, layer).body)).css('a[href^="tel:"]')


@pytest.mark.browser
@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("layer", ["half-minute", "two-minutes", "ten-minutes"])
def test_every_layer_has_both_numbers_to_call_on_its_screen(
    browser: Browser, site_url: str, tag: str, layer: str
) -> None:
    """Whoever has come to a layer calls without scrolling, without a script, on a small phone."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}/{tag}/help.html#{layer}")
    heading = page.locator(f"#{layer}").bounding_box()
    calls = [(link.get_attribute("href"), link.bounding_box()) for link in page.locator(".calls a[href^='tel:']").all()]
    context.close()

    assert heading is not None
    assert 0 <= heading["y"] <= PHONE["height"]
    assert {href for href, _ in calls} == {f"tel:{channel.dial}" for channel in MAIN}
    for _, box in calls:
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= PHONE["height"]


@pytest.mark.browser
@pytest.mark.parametrize("tag", TAGS)
def test_the_first_layer_fits_one_screen(browser: Browser, site_url: str, tag: str) -> None:
    """From its heading to the next, on a small phone, without scrolling."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}/{tag}/help.html")
    first, second = (page.locator(f"#{layer}").bounding_box() for layer in ("half-minute", "two-minutes"))
    context.close()

    assert first is not None
    assert second is not None
    assert second["y"] - first["y"] <= PHONE["height"]
