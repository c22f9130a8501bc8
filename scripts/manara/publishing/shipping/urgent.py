"""A correction that cannot wait: an old fact never blocks a newer one.

A release refuses facts whose time has run out. But when one number is found wrong at night, nobody can look at all the
others first, and until somebody has, the wrong number stays. So one contact's correction may go out by itself: what is
only old or not yet called, about *other* contacts and pages, is let through as a warning and written into the manifest
with the reason, where ``manara verify`` shows it until an ordinary release. Visitors see the notes that old facts carry
anyway. Everything else is checked as always: the contact itself is confirmed, both languages show the same digits,
numbers, addresses, what is read back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from manara.contacts.waivers import waiver_line
from manara.errors import PublishingError
from manara.problems import Level, text

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from manara.campaign.model import Campaign
    from manara.problems import Problem

# What only says that something was checked too long ago, not well enough, or not yet in both languages; beside it
# passes what a waiver excused until its day.
SECOND_READER = "campaign.second-reader"
AGE = frozenset({"contacts.expired", "pages.expired", "translations.freshness", SECOND_READER})


@dataclass(frozen=True)
class Urgent:
    """One urgent correction.

    Attributes:
        contact: Id of the corrected or withdrawn contact.
        reason: Why it cannot wait, for whoever reads the manifest.
        status: Of the contact as it is published: open, closed or withheld.
    """

    contact: str
    reason: str
    status: str = ""

    def said(self, passed: Iterable[Problem], day: datetime.date) -> dict[str, Any]:
        """Return what the manifest says of it."""
        return {
            "contact": self.contact,
            "reason": self.reason,
            "day": day.isoformat(),
            **({} if not self.status else {"status": self.status}),
            "let_through": [
                {"path": one.path, "line": one.line, "check": one.check, "message": str(one.message)} for one in passed
            ],
        }


def let_through(problems: list[Problem], urgent: Urgent, campaign: Campaign) -> tuple[list[Problem], list[Problem]]:
    """Return *problems* with what may pass made a warning, and the errors that passed.

    Raises:
        PublishingError: There is no such contact, or no reason.
    """
    contact = campaign.contacts.get(urgent.contact)
    if contact is None:
        known = ", ".join(sorted(campaign.contacts))
        raise PublishingError(
            text("There is no contact “{contact}”. There are: {known}.", contact=urgent.contact, known=known)
        )
    if not urgent.reason.strip():
        raise PublishingError(text('An urgent correction says why it cannot wait: --reason "…".'))
    own = contact.node.path
    ended = _ended_waivers(campaign)
    passed = [
        one
        for one in problems
        if one.level is Level.ERROR
        # Of its own record, only that nobody has read it again: a wrong number cannot wait for that.
        and (one.path != own or one.check == SECOND_READER)
        and (one.check in AGE or any((one.check, line) in ended for _, line in one.hint.values))
    ]
    softened = [replace(one, level=Level.WARNING) if one in passed else one for one in problems]
    return softened, passed


def _ended_waivers(campaign: Campaign) -> set[tuple[str, object]]:
    """Return check and line of each waiver whose day has passed: until then somebody had a reason, and it was read.

    A finding that a waiver can excuse shows the line to write; what none excuses (a number that cannot exist) does not.
    """
    return {
        (waiver.check, waiver_line(waiver.check, waiver.value))
        for contact in campaign.contacts.values()
        for waiver in contact.waivers
        if waiver.until is not None and waiver.until < campaign.today
    }
