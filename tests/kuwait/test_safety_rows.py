"""Rules of the safety specification about this campaign's words, each named after its row (decision 0013)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from manara.site.one_page import section
from tests.kuwait.conftest import CAMPAIGN
from tests.site.test_safety_rows import (
    test_1_1_the_two_numbers_stand_in_the_same_place_and_order_on_every_page,
    test_2_6_quiet_pages_have_a_neutral_title_icon_and_preview,
    test_2_13_no_address_gives_the_subject_away,
    test_2_15_nothing_can_be_sent,
    test_2_16_a_number_has_one_grouping_everywhere,
    test_4_3_styles_are_logical_and_arabic_is_left_whole,
    test_5_2_the_text_is_complete_and_in_order_without_any_style,
    test_5_3_everything_comes_from_one_host,
)

if TYPE_CHECKING:
    from pathlib import Path

# What tests of the program show on the frozen campaign, asked of this one.
__all__ = [
    "test_1_1_the_two_numbers_stand_in_the_same_place_and_order_on_every_page",
    "test_2_6_quiet_pages_have_a_neutral_title_icon_and_preview",
    "test_2_13_no_address_gives_the_subject_away",
    "test_2_15_nothing_can_be_sent",
    "test_2_16_a_number_has_one_grouping_everywhere",
    "test_4_3_styles_are_logical_and_arabic_is_left_whole",
    "test_5_2_the_text_is_complete_and_in_order_without_any_style",
    "test_5_3_everything_comes_from_one_host",
]
TAGS = pytest.mark.parametrize("tag", CAMPAIGN.tags)
# Promises nobody can keep.
PROMISES = (
    *("anonymous", "untraceable", "no trace", "safe to use", "you are safe", "completely private", "100 %"),
    *("مجهول الهوية", "لا يترك أثر", "دون أثر", "بلا أثر", "آمن تمامًا", "أنت في أمان", "لا يمكن تتبع"),
)


def words(html: str) -> list[str]:
    return re.findall(r"\w[\w'’-]*", LexborHTMLParser(html).text(separator=" "))


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
