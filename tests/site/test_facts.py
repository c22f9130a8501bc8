"""Facts are published: each statement once, with confidence, day and sources; below each page its sources as links."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from manara.campaign.load import load_campaign

if TYPE_CHECKING:
    from pathlib import Path

    from manara.campaign.model import Campaign


@pytest.fixture(scope="module")
def campaign(repository: Path) -> Campaign:
    return load_campaign(repository)


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_each_statement_stands_on_one_page_with_its_sources_in_reach(
    built_site: Path, campaign: Campaign, tag: str
) -> None:
    found: Counter[str] = Counter()
    for path in sorted((built_site / tag).glob("*.html")):
        page = LexborHTMLParser(path.read_text("utf-8"))
        for item in page.css(".facts > li"):
            fact = campaign.facts[item.attributes["id"] or ""]
            found[fact.id] += 1
            targets = [link.attributes["href"] or "" for link in item.css("small a")]
            for source in fact.sources:
                assert f"#{source}" in targets
                [entry] = page.css(f"li#{source}")
                link = entry.css_first("a")
                assert (link.attributes["href"] if link else "") == campaign.sources[source].url
    assert found == Counter(fact.id for fact in campaign.facts.values() if fact.says)


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_sources_are_links_below_every_page_but_a_quiet_one(built_site: Path, campaign: Campaign, tag: str) -> None:
    for name, page in campaign.pages[tag].items():
        html = LexborHTMLParser((built_site / tag / name.replace(".md", ".html")).read_text("utf-8"))
        links = html.css(".sources a")
        if page.flag("quiet"):
            assert not links, name
            continue
        known = {source.url for source in campaign.sources.values()}
        for link in links:
            href = link.attributes["href"] or ""
            assert href in known or "//" not in href
            assert "//" not in href or link.attributes["rel"] == "noreferrer nofollow"
