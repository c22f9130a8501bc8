"""How long a checked contact may be believed.

Lifetimes are set in ``data/campaign.yml``: a number dies sooner than an address. An old checkout must always build, and
must say how old its facts are; so age is a notice on the page and a warning, and an error only for ``--release``.
"""

from __future__ import annotations

import datetime
import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.sources.yaml_file import NO_DAY

if TYPE_CHECKING:
    from manara.campaign.model import Campaign
    from manara.contacts.model import Contact


class Freshness(enum.Enum):
    """Whether a fact may still be believed."""

    FRESH = "fresh"
    DUE = "due"
    STALE = "stale"


@dataclass(frozen=True)
class Age:
    """When a fact was checked, until when that holds, and what follows from it today."""

    checked: datetime.date
    until: datetime.date
    state: Freshness

    @property
    def stale(self) -> bool:
        """Must the page say that the fact is old?"""
        return self.state is Freshness.STALE


def age(checked: datetime.date, lifetime: int, notice: int, today: datetime.date) -> Age:
    """Return the age of what was *checked* and stays fresh for *lifetime* days; *notice* days before the end it is due.

    Of a day that is none nothing follows: that it is none is an error where it was read.

    >>> age(datetime.date(2026, 1, 1), 90, 14, datetime.date(2026, 4, 2)).state
    <Freshness.STALE: 'stale'>
    """
    if checked == NO_DAY:
        return Age(checked, checked, Freshness.FRESH)
    until = checked + datetime.timedelta(days=lifetime)
    if today > until:
        return Age(checked, until, Freshness.STALE)
    soon = today > until - datetime.timedelta(days=notice)
    return Age(checked, until, Freshness.DUE if soon else Freshness.FRESH)


def contact_age(contact: Contact, campaign: Campaign) -> Age:
    """Return the age of *contact*: numbers and other services have lifetimes of their own."""
    lifetimes = campaign.lifetimes
    dialled = any(channel.dial for channel in contact.channels)
    lifetime = lifetimes.numbers if dialled else lifetimes.services
    return age(contact.verified.on, lifetime, lifetimes.notice, campaign.today)
