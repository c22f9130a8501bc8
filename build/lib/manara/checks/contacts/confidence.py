"""A contact is no surer than the facts it rests on (docs/decisions/0003).

Contacts and facts are judged on one scale: high, medium-high, medium, low. What is low is not published: a contact of
low confidence is left out wherever contacts are listed, and a call to it is an error (``pages.calls``). This check
keeps a record from standing above a fact that is low itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.contacts.model import Contact
    from manara.problems import Problem

ID = "contacts.confidence"


def check(contact: Contact, campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for every fact of low confidence that a shown contact rests on."""
    if not contact.published and not contact.closed:
        return
    for item in contact.node.need("facts").items():
        if campaign.is_low(item.text()):
            yield item.problem(
                text(
                    "the confidence of “{fact}” is low, and “{id}” rests on it with “{level}”",
                    fact=item.text(),
                    id=contact.id,
                    level=contact.confidence,
                ),
                text("Write “confidence: low”: the contact is then not published. Or find a better source."),
                ID,
            )
