"""The facts of a page are compared with their sources again before they grow old.

``checked`` in the front matter plus the lifetime in ``data/campaign.yml`` (365 days for pages that rest on law alone,
180 for all others). Before the end and after it comes a warning, and the page says how old its facts are; with
``--release`` an old page is an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.freshness import page_age
from manara.contacts.expiry import Freshness
from manara.problems import Level, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.problems import Problem
    from manara.sources.markdown_page import MarkdownPage

ID = "pages.expired"


def check(page: MarkdownPage, campaign: Campaign) -> Iterator[Problem]:
    """Yield a problem for every page whose facts are due or old."""
    node, found = page.front.get("checked"), page_age(page, campaign)
    if node is None or found.state is Freshness.FRESH:
        return
    hint = text("Compare the page with its sources again and write the day into “checked:”.")
    if found.state is Freshness.STALE:
        message = text(
            "the facts were last checked on {day}; that held until {until}",
            day=found.checked,
            until=found.until,
        )
        yield node.problem(message, hint, ID, Level.ERROR if campaign.release else Level.WARNING)
    else:
        message = text("the last check of the facts holds only until {until}", until=found.until)
        yield node.problem(message, hint, ID, Level.WARNING)
