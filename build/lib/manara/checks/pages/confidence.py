"""A page rests on no fact of low confidence (docs/decisions/0003).

A fact whose confidence in ``data/facts.yml`` is low is thin, old or in conflict with another; so is a fact that rests
on such a one. A page that names it in ``facts:`` would publish it; the one
with ``<!-- fact-list -->`` shows its confidence beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.statements import lists_facts
from manara.problems import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.problems import Problem
    from manara.sources.markdown_page import MarkdownPage

ID = "pages.confidence"


def check(page: MarkdownPage, campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for every fact of low confidence that a page names."""
    node = page.front.get("facts")
    for item in node.items() if node is not None and not lists_facts(page) else ():
        if campaign.is_low(item.text()):
            yield item.problem(
                text("the confidence of “{fact}” is low: it is not published", fact=item.text()),
                text("Take out what rests on it, and its id from “facts:”; or find a better source."),
                ID,
            )
