"""How long the facts of a page may be believed: law changes slower than services do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.contacts.expiry import Age, age
from manara.sources.markdown_page import CALL

if TYPE_CHECKING:
    import datetime

    from manara.campaign.model import Campaign
    from manara.sources.markdown_page import MarkdownPage

# Ids of facts about the law begin so; a page resting on nothing else keeps longer.
LAW_FACTS = "F-LAW-"


def page_age(page: MarkdownPage, campaign: Campaign) -> Age:
    """Return the age of *page*: from the day in its front matter, by the shortest-lived kind of fact it names."""
    facts, checked = page.front.get("facts"), page.front.get("checked")
    names = () if facts is None else facts.texts()
    law_only = bool(names) and all(name.startswith(LAW_FACTS) for name in names)
    lifetimes = campaign.lifetimes
    lifetime = lifetimes.laws if law_only else lifetimes.services
    day = campaign.today if checked is None else checked.date()
    return age(day, lifetime, lifetimes.notice, campaign.today)


def last_look(page: MarkdownPage, campaign: Campaign) -> datetime.date:
    """Return the last day on which *page*, or a number that stands on it, was compared with its sources.

    For the sitemap (https://www.sitemaps.org/protocol.html, ``lastmod``): a corrected number is a look at its contact,
    so a search engine asks for every page that shows it. The two main numbers stand on all pages.
    """
    named = {match[2] for match in CALL.finditer(page.body)} | {campaign.emergency, campaign.hotline}
    checked = page.front.get("checked")
    days = [campaign.contacts[name].verified.on for name in sorted(named & campaign.contacts.keys())]
    return max([*days, *([] if checked is None else [checked.date()])])
