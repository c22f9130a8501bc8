"""Structured data names the same numbers as the page, and quiet pages have none."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from manara.campaign.load import load_campaign
from manara.site.structured import structured_data

if TYPE_CHECKING:
    from pathlib import Path


class Blocks(HTMLParser):
    """Collects JSON-LD with Python's own parser, which had no part in writing the page."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins."""
        self.inside = tag == "script" and ("type", "application/ld+json") in attrs
        self.found += [""] if self.inside else []

    def handle_data(self, data: str) -> None:
        """Part of a block."""
        if self.inside:
            self.found[-1] += data

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  # the parser's own signature
        """Any end tag ends a block."""
        self.inside = False


def points(html: str) -> list[dict[str, Any]]:
    parser = Blocks()
    parser.feed(html)
    return [point for block in parser.found for point in json.loads(block)["@graph"]]


def test_a_page_names_its_contacts(small_site: Path, small: Path) -> None:
    """The block of an open page holds the emergency number and the hotline, as recorded."""
    campaign = load_campaign(small)
    for tag in campaign.tags:
        found = {
            point["name"]: point.get("telephone")
            for point in points((small_site / tag / "law.html").read_text("utf-8"))
        }
        for key in (campaign.emergency, campaign.hotline):
            contact = campaign.contacts[key]
            assert found[contact.name[tag]] == contact.channels[0].dial


def test_a_quiet_page_has_none(small_site: Path, small: Path) -> None:
    """A page whose title is neutral does not name the line in its head."""
    campaign = load_campaign(small)
    quiet = [name for name, page in campaign.pages["en"].items() if page.flag("quiet")]
    assert quiet
    for name in quiet:
        assert points((small_site / "en" / name.replace(".md", ".html")).read_text("utf-8")) == []


def test_known_hours_and_cost_are_said(small: Path) -> None:
    """A line open day and night and free of charge says so."""
    campaign = load_campaign(small)
    [point] = points(str(structured_data([campaign.contacts["night"]], "en")))
    assert point["contactOption"] == "TollFree"
    assert point["hoursAvailable"][0]["opens"] == "00:00"
    assert len(point["hoursAvailable"][0]["dayOfWeek"]) == 7
