"""The day a contact was checked has happened.

``verified.on`` in the future is a typing mistake, or a promise; a page would show it as a fact. Age is judged by
``contacts.expired``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.checks.kinds import Today
    from manara.contacts.model import Contact
    from manara.problems import Problem

ID = "contacts.verified"


def check(contact: Contact, today: Today) -> Iterator[Problem]:
    """Yield an error for every check of tomorrow."""
    if contact.verified.on > today:
        yield (
            contact.node.need("verified")
            .need("on")
            .problem(
                text("the day “{day}” is in the future", day=contact.verified.on),
                text("Write the day on which somebody compared the record with its source."),
                ID,
            )
        )
