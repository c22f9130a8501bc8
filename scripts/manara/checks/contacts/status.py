"""A closure says since when, who is there instead, and when somebody looks again (docs/decisions/0033).

A contact with ``status: temporarily-closed`` or ``retired`` is shown to readers as closed, with the contact to turn to
instead; so its record needs ``since:``, a day that has come, and ``instead:``, the id of another contact that is open
and can be reached in the same way. A temporary closure needs ``review:``, the day by which somebody asks whether it is
over (``contacts.expired`` says when it has passed). A contact that is open or withheld has none of the three.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.contacts.model import CLOSED
from manara.problems import did_you_mean, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.contacts.model import Contact
    from manara.problems import Problem, Text

ID = "contacts.status"


def check(contact: Contact, campaign: Campaign) -> Iterator[Problem]:
    """Yield what is missing of a closure, and what is left over of one."""
    if contact.status in CLOSED:
        yield from _dates(contact, campaign)
        yield from _instead(contact, campaign)
    else:
        yield from _left_over(contact)


def _dates(contact: Contact, campaign: Campaign) -> Iterator[Problem]:
    status = contact.node.need("status")
    if contact.since is None:
        yield status.problem(
            text("“{id}” is closed, and nothing says since when", id=contact.id),
            text("Add a line such as “since: {day}”.", day=campaign.today),
            ID,
        )
    elif contact.since > campaign.today:
        yield contact.node.need("since").problem(
            text("“{id}” is said to be closed since {day}, which has not come", id=contact.id, day=contact.since),
            text("Write the day on which it closed; change the status when that day has come."),
            ID,
        )
    if contact.status == "temporarily-closed" and contact.review is None:
        yield status.problem(
            text("“{id}” is closed for a time, and nothing says when somebody looks again", id=contact.id),
            text("Add a line such as “review: {day}”, or write “status: retired”.", day=campaign.today),
            ID,
        )


def _instead(contact: Contact, campaign: Campaign) -> Iterator[Problem]:
    fitting = [other.id for other in campaign.published_contacts.values() if _replaces(other, contact)]
    if contact.instead in fitting:
        return
    hint = _fitting(contact.instead, fitting)
    node = contact.node.get("instead")
    if node is None:
        node = contact.node.need("status")
        message = text("“{id}” is closed, and nothing says who is there instead", id=contact.id)
    elif contact.instead not in campaign.contacts:
        message = text("the contact “{id}” is unknown", id=contact.instead)
    elif contact.instead not in campaign.published_contacts or contact.instead == contact.id:
        message = text(
            "“{instead}” is not open, and cannot stand in for “{id}”", instead=contact.instead, id=contact.id
        )
    else:
        message = text("“{instead}” cannot be called, and “{id}” could", instead=contact.instead, id=contact.id)
    yield node.problem(message, hint, ID)


def _replaces(other: Contact, contact: Contact) -> bool:
    """Tell whether who called or wrote to *contact* can turn to *other*: a telephone for a telephone."""
    if any(channel.type == "phone" for channel in contact.channels):
        return any(channel.type == "phone" and channel.dial for channel in other.channels)
    return any(channel.href for channel in other.channels)


def _fitting(name: str, fitting: list[str]) -> Text:
    return did_you_mean(name, fitting) or text(
        "Write “instead:” with one of: {names}.", names=", ".join(fitting) or "–"
    )


def _left_over(contact: Contact) -> Iterator[Problem]:
    for key in ("since", "review", "instead"):
        node = contact.node.get(key)
        if node is not None:
            yield node.problem(
                text(
                    "“{key}” belongs to a closure, and “{id}” is “{status}”",
                    key=key,
                    id=contact.id,
                    status=contact.status,
                ),
                text("Remove the line, or write “status: temporarily-closed”."),
                ID,
            )
