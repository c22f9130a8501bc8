"""Until when a page may be believed: the earliest day on which one of its checked facts ends.

A page that is built after that day says so. One that nobody builds again says it itself: the note is in the page,
hidden, and a line of its script shows it once the reader's clock has passed the day. A wrong clock can add the note,
never take it away; without script the day stands beside the one of the check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.freshness import page_age
from manara.contacts.expiry import contact_age

if TYPE_CHECKING:
    from manara.campaign.model import Campaign
    from manara.contacts.expiry import Age
    from manara.sources.markdown_page import MarkdownPage


def holding(campaign: Campaign, page: MarkdownPage | None) -> Age:
    """Return the age that ends first, of the two numbers on every page and of the page's own facts."""
    main = [campaign.contacts[key] for key in (campaign.emergency, campaign.hotline)]
    ages = [contact_age(contact, campaign) for contact in main]
    if page is not None and page.front.get("checked") is not None:
        ages.append(page_age(page, campaign))
    return min(ages, key=lambda age: age.until)
