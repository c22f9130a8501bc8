"""A waiver names a check that may be waived, gives a reason, and ends.

After its day the check counts again. Fails: a check that cannot be waived or does not exist, a reason too short to
be evidence, a day in the past.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.contacts.waivers import SHORTEST_REASON, WAIVABLE
from manara.problems import Level, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.problems import Problem

ID = "contacts.waivers"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield problems of waivers."""
    for contact in campaign.contacts.values():
        for waiver in contact.waivers:
            node = waiver.node
            if waiver.check not in WAIVABLE:
                yield node.need("check").problem(
                    text("the check “{check}” cannot be waived", check=waiver.check),
                    text("Only these can: {checks}.", checks=", ".join(WAIVABLE)),
                    ID,
                )
            if len(waiver.reason.strip()) < SHORTEST_REASON:
                yield node.need("reason").problem(
                    text("the reason “{reason}” is too short", reason=waiver.reason),
                    text("Say what was seen, where, and name the source."),
                    ID,
                )
            if waiver.until is None:
                yield node.problem(
                    text("the waiver of “{check}” has no end", check=waiver.check),
                    text("Add “until:” with the day on which somebody must look again."),
                    ID,
                    Level.WARNING,
                )
            elif waiver.until < campaign.today:
                yield node.need("until").problem(
                    text("the waiver of “{check}” ended on {day}", check=waiver.check, day=waiver.until),
                    text("Look again; then move the day, or remove the waiver."),
                    ID,
                    Level.WARNING,
                )
