"""Until when an edition may be believed: the manifest says it, so that whoever looks need not build anything.

The model is ``Valid-Until`` of Debian's archive (https://wiki.debian.org/DebianRepository/Format): a copy that nobody
renews tells by itself that it has grown old.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from manara.campaign.freshness import page_age
from manara.contacts.expiry import contact_age

if TYPE_CHECKING:
    from manara.campaign.model import Campaign


def until_of(campaign: Campaign) -> dict[str, str]:
    """Return days, as ISO 8601: ``first``, on which the first checked fact ends, and those of the two main contacts."""
    contacts = {key: contact_age(contact, campaign).until for key, contact in campaign.published_contacts.items()}
    pages = [page_age(page, campaign).until for pages in campaign.pages.values() for page in pages.values()]
    ends = [*contacts.values(), *pages]
    made = {"first": min(ends).isoformat()} if ends else {}
    main = {"emergency": campaign.emergency, "hotline": campaign.hotline}
    made |= {name: contacts[key].isoformat() for name, key in main.items() if key in contacts}
    return made


def day_of(raw: object) -> datetime.date | None:
    """Return the day that a manifest has, ``None`` where it has none that can be read."""
    try:
        return datetime.date.fromisoformat(str(raw))
    except ValueError:
        return None
