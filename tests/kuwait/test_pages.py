"""This campaign's pages: whole, read back clean, light, short, and as every campaign's pages have to be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from manara.campaign.settings import site_url as address_of
from manara.contacts.registry import registry_of
from manara.publishing.proving.compare import Comparison
from manara.publishing.proving.readback import read_bytes
from tests.kuwait.conftest import CAMPAIGN
from tests.site.conftest import START
from tests.site.test_built_site import (
    test_every_link_inside_the_site_leads_to_a_file_and_heading,
    test_every_page_shows_both_numbers_its_day_and_its_sources,
    test_language_direction_and_alternates_are_right,
    test_nothing_calls_a_fact_by_its_braces,
    test_root_and_404_show_both_languages_and_the_numbers,
)
from tests.site.test_in_browser import broken_promises
from tests.site.test_leaving import (
    test_2_1_the_way_out_is_in_the_same_place_of_every_page,
    test_2_9_the_warning_is_on_every_page_and_opens_in_place,
)
from tests.site.test_leaving_back import test_m1_every_page_has_a_visible_way_back
from tests.site.test_targets import test_links_of_one_name_lead_to_one_place
from tests.site.test_visitor import (
    test_the_menu_is_one_screen_of_a_phone_and_nothing_stands_beside_it,
    test_the_source_stands_in_the_order_of_need,
)
from tests.site.test_weight import test_every_page_arrives_within_14000_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

# What tests of the program show on the frozen campaign, asked of this one.
__all__ = [
    "test_2_1_the_way_out_is_in_the_same_place_of_every_page",
    "test_2_9_the_warning_is_on_every_page_and_opens_in_place",
    "test_every_link_inside_the_site_leads_to_a_file_and_heading",
    "test_every_page_arrives_within_14000_bytes",
    "test_every_page_shows_both_numbers_its_day_and_its_sources",
    "test_language_direction_and_alternates_are_right",
    "test_links_of_one_name_lead_to_one_place",
    "test_m1_every_page_has_a_visible_way_back",
    "test_nothing_calls_a_fact_by_its_braces",
    "test_root_and_404_show_both_languages_and_the_numbers",
    "test_the_menu_is_one_screen_of_a_phone_and_nothing_stands_beside_it",
    "test_the_source_stands_in_the_order_of_need",
]
# One page of each kind, and those with tables, many folds, and the most words.
KINDS = [
    *("index.html", "404.html", "ar/index.html", "en/help.html", "ar/help.html", "ar/house-work.html", "en/law.html"),
    *("ar/one.html", "en/cards.html", "ar/search.html", "en/facts-crime.html"),
]

TEXTS = {".html", ".json", ".txt", ".vcf", ".xml", ".svg"}


def test_the_style_inside_a_page_is_at_most_12_kb(built_site: Path) -> None:
    """Every rule a page carries stands before its first word: 12,000 bytes, about 3,200 of them compressed."""
    for path in sorted(path for path in built_site.rglob("*.html") if path.parent.name != "file"):
        style = re.search(rb"<style>(.*?)</style>", path.read_bytes(), re.DOTALL)
        assert style, path.name
        assert len(style[1]) <= 12_000, f"{path.relative_to(built_site)}: {len(style[1])} bytes"


def test_the_built_campaign_reads_back_clean(built_site: Path) -> None:
    """Every text was opened and found right; pictures, paper and packed copies are read by the build itself."""
    comparison = Comparison(registry_of(CAMPAIGN, address_of(CAMPAIGN.root)), CAMPAIGN)
    faults = [
        problem
        for path in sorted(built_site.rglob("*"))
        if path.suffix in TEXTS and path.name != "manifest.json"
        for problem in read_bytes(path.read_bytes(), path.relative_to(built_site).as_posix(), comparison)
    ]
    assert [str(fault.message) for fault in faults] == []


def test_nothing_of_a_draft_is_built(built_site: Path) -> None:
    """Nobody is shown a sentence no native reader has reviewed; not even the language's name in a menu."""
    drafts = [first for first in CAMPAIGN.first.languages if not first.published]
    html = "".join(path.read_text("utf-8") for path in built_site.rglob("*.html"))

    assert drafts
    assert [
        first.tag for first in drafts if (built_site / first.tag).exists() or f'hreflang="{first.tag}"' in html
    ] == []
    assert not any(first.strings["lead"].text in html for first in drafts)


@pytest.mark.browser
@pytest.mark.parametrize("path", KINDS)
def test_a_page_keeps_every_promise(browser: Browser, site_url: str, path: str) -> None:
    """In sight, in reach, wide enough, silent, and without a barrier."""
    assert broken_promises(browser, f"{site_url}/{path}", CAMPAIGN) == []


@pytest.mark.browser
@pytest.mark.parametrize("path", ["ar/index.html", "en/help.html", "404.html"])
def test_leaving_leads_out_and_back_does_not_lead_in(visit: Callable[..., Page], path: str) -> None:
    """One journey on each kind of page; tests of the program go all the others."""
    page = visit(path)
    page.locator("a.leave").click()
    page.wait_for_url(lambda url: any(url.startswith(one.url) for one in CAMPAIGN.exits))
    page.go_back()

    assert page.url == START


@pytest.mark.browser
@pytest.mark.parametrize("path", ["ar/index.html", "en/index.html"])
def test_home_answers_in_two_screens_and_a_half(visit: Callable[..., Page], path: str) -> None:
    """Six situations with a picture each, in at most 150 words, none of which names the crime."""
    page = visit(path)
    words = (page.locator("main").inner_text()).split()

    assert page.evaluate("document.documentElement.scrollHeight / innerHeight") <= 2.5
    assert page.locator(".tiles li > .pic").count() == 6
    assert len(words) <= 150
    assert not re.search(r"traffick|اتجار", " ".join(words))


@pytest.mark.browser
@pytest.mark.parametrize(("path", "most"), [("help.html", 5), ("house-work.html", 7), ("company-work.html", 8.5)])
@pytest.mark.parametrize("tag", ["ar", "en"])
def test_long_pages_are_short_while_their_folds_are_closed(
    visit: Callable[..., Page], tag: str, path: str, most: float
) -> None:
    """In screens of 360 by 640."""
    page = visit(f"{tag}/{path}")

    assert 3 < page.evaluate("document.documentElement.scrollHeight / innerHeight") <= most
