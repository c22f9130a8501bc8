"""A contact is checked again before its last check grows old.

Lifetimes come from ``data/campaign.yml`` (numbers 90 days, other services 180), with a warning some days before the
end and after it; the card on the page says it too. With ``--release`` an old contact is an error. A release also
needs every published emergency number and helpline verified by its official page or by a call (``verified.how``), as a
copied list may repeat the mistake of another. A crisis line is verified by its official page rather than by occupying
the line. A closure whose ``review:`` has passed is looked at again in the same way: a warning, with ``--release`` an
error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.checks.contacts.changed import command
from manara.contacts.expiry import Freshness, contact_age
from manara.contacts.model import RELEASE_GRADE
from manara.problems import Level, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.contacts.model import Contact
    from manara.problems import Problem

ID = "contacts.expired"
# Kinds a person in danger turns to: a release vouches for them.
VOUCHED_FOR = ("emergency", "helpline", "shelter")


def check(contact: Contact, campaign: Campaign) -> Iterator[Problem]:
    """Yield a warning for what grows old; with ``--release`` errors, and what nobody has verified."""
    if contact.closed and contact.review is not None and contact.review < campaign.today:
        yield contact.node.need("review").problem(
            text("the closure of “{id}” was to be looked at again by {day}", id=contact.id, day=contact.review),
            text("Ask whether it is still closed. If so, write a later day; if not, write “status: active”."),
            ID,
            Level.ERROR if campaign.release else Level.WARNING,
        )
    if not contact.published:
        return
    yield from _check_age(contact, campaign)
    if campaign.release and contact.kind in VOUCHED_FOR and contact.verified.how not in RELEASE_GRADE:
        yield (
            contact.node.need("verified")
            .need("how")
            .problem(
                text("“{id}” is not verified by its official page or a call", id=contact.id),
                text(
                    "Compare {numbers} with the official page, or call; then record it: {command}",
                    numbers=", ".join(channel.shown for channel in contact.channels if channel.shown),
                    command=command(contact),
                ),
                ID,
            )
        )


def _check_age(contact: Contact, campaign: Campaign) -> Iterator[Problem]:
    found = contact_age(contact, campaign)
    node = contact.node.need("verified").need("on")
    hint = text("Compare it with its source again; then record it: {command}", command=command(contact))
    if found.state is Freshness.STALE:
        yield node.problem(
            text(
                "“{id}” was last checked on {day}; that held until {until}",
                id=contact.id,
                day=found.checked,
                until=found.until,
            ),
            hint,
            ID,
            Level.ERROR if campaign.release else Level.WARNING,
        )
    elif found.state is Freshness.DUE:
        yield node.problem(
            text("the last check of “{id}” holds only until {until}", id=contact.id, until=found.until),
            hint,
            ID,
            Level.WARNING,
        )
