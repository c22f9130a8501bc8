"""Every contact says where it was read, and the sources are known.

``verified.sources`` names at least one id of ``data/sources.yml``; ``facts`` names fact ids of the same file; ``by`` is
a role, never a person. ``verified.url`` may name the exact page. A contact checked by a call or on its official page
(``how: called``, ``how: official-page``) needs no published source besides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.checks.contacts import host
from manara.contacts.model import RELEASE_GRADE
from manara.problems import did_you_mean, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manara.campaign.model import Campaign
    from manara.contacts.model import Contact
    from manara.problems import Problem, Text

ID = "contacts.sources"
ROLES = ("editor", "reviewer", "translator", "partner", "operator")


def check(contact: Contact, campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for every contact whose origin cannot be followed."""
    yield from _check_contact(contact, campaign)


def _check_contact(contact: Contact, campaign: Campaign) -> Iterator[Problem]:
    node = contact.node.need("verified")
    if not contact.verified.sources and contact.verified.how not in RELEASE_GRADE:
        yield node.problem(
            text("the contact “{id}” names no source", id=contact.id),
            text("Add “sources:” with ids of data/sources.yml, such as [K03]."),
            ID,
        )
    if contact.verified.how in RELEASE_GRADE and not contact.verified.url and not contact.verified.sources:
        yield node.problem(
            text("the contact “{id}” does not say which page or number was checked", id=contact.id),
            text("Add “url:” with the official page, or “sources:”."),
            ID,
        )
    for key, owner, known in (("sources", node, campaign.sources), ("facts", contact.node, campaign.facts)):
        found = owner.get(key)
        for item in [] if found is None else found.items():
            if item.text() not in known:
                yield item.problem(text("the id “{id}” is unknown", id=item.text()), _nearest(item.text(), known), ID)
    if contact.verified.by not in ROLES:
        yield node.need("by").problem(
            text("“{by}” is not a role", by=contact.verified.by),
            text("Write one of: {roles}. Names of people do not belong in public files.", roles=", ".join(ROLES)),
            ID,
        )
    if contact.verified.url:
        wrong = host.fault(contact.verified.url)
        if wrong is not None:
            yield node.need("url").problem(*wrong, ID)


def _nearest(name: str, known: Iterable[str]) -> Text:
    return did_you_mean(name, known) or text("Add it to data/sources.yml first.")
