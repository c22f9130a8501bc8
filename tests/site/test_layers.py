"""The help page in layers: thirty seconds, two minutes, ten minutes (safety.md M8)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from manara.campaign.load import load_campaign
from manara.site.one_page import section
from tests.browser import PHONE
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

TAGS = load_campaign(ROOT).tags


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize(("layer", "most"), [("half-minute", 45), ("two-minutes", 180)])
def test_a_layer_keeps_its_budget_of_words(built_site: Path, tag: str, layer: str, most: int) -> None:
    """People report reading for seconds at a time; the ten-minute layer has none, its cards are looked up singly."""
    html = (built_site / tag / "help.html").read_text("utf-8")
    words = LexborHTMLParser(str(section(html, layer).body)).text(separator=" ")

    assert len(re.findall(r"\w[\w'’-]*", words)) <= most


@pytest.mark.parametrize("tag", TAGS)
def test_every_layer_has_a_number_to_call_and_the_first_two_say_what_to_do_next_time(
    built_site: Path, tag: str
) -> None:
    """Each is complete in itself."""
    html = (built_site / tag / "help.html").read_text("utf-8")
    next_time = {"ar": "للمرة القادمة", "en": "next time"}[tag]

    for layer in ("half-minute", "two-minutes", "ten-minutes"):
        assert LexborHTMLParser(str(section(html, layer).body)).css('a[href^="tel:"]')
    for layer in ("half-minute", "two-minutes"):
        assert next_time in section(html, layer).body


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
