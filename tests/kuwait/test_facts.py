"""Facts are published: each statement once, with confidence, day and sources; below each page its ids lead there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from manara.campaign.statements import lists_facts

if TYPE_CHECKING:
    from pathlib import Path

    from manara.campaign.model import Campaign


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
def test_each_id_below_a_page_leads_to_its_statement_but_on_a_quiet_one(
    built_site: Path, campaign: Campaign, tag: str
) -> None:
    stated = {
        f"{path.name}#{item.attributes['id']}"
        for path in (built_site / tag).glob("*.html")
        for item in LexborHTMLParser(path.read_text("utf-8")).css(".facts > li")
    }
    for name, page in campaign.pages[tag].items():
        html = LexborHTMLParser((built_site / tag / name.replace(".md", ".html")).read_text("utf-8"))
        targets = [link.attributes["href"] for link in html.css(".sources a")]
        named = page.front.need("facts").texts()
        if page.flag("quiet") or lists_facts(page):
            assert not targets, name
        else:
            assert [str(target).partition("#")[2] for target in targets] == list(named), name
            assert stated.issuperset(map(str, targets)), name
