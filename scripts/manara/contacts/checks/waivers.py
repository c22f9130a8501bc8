"""A waiver names a check that may be waived, gives a reason, and ends.

After its day the check counts again, as a warning, and as an error for a release. Fails: a check that cannot be
waived or does not exist, a reason too short to be evidence, a day in the past. Comments that waive a line need a
reason as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.contacts.segments import page_segments
from manara.contacts.waivers import SHORTEST_REASON, WAIVABLE, list_waivers, waivers_in
from manara.problems import Level, Problem, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manara.campaign.model import Campaign
    from manara.contacts.waivers import Listed
    from manara.sources.markdown_page import MarkdownPage

ID = "contacts.waivers"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield problems of waivers."""
    yield from _check_records(campaign)
    yield from _check_lines(list_waivers(campaign))


def check_page(page: MarkdownPage, _campaign: Campaign) -> Iterator[Problem]:
    """Yield the problems of one page alone."""
    if "waive" in page.body:
        yield from _check_lines(waivers_in(page_segments(page)))


def _check_lines(found: Iterable[Listed]) -> Iterator[Problem]:
    for listed in found:
        if listed.in_comment and listed.check.startswith("contacts.loose-") and len(listed.reason) < SHORTEST_REASON:
            yield Problem(
                listed.path,
                listed.line,
                0,
                Level.ERROR,
                ID,
                text("the reason “{reason}” is too short", reason=listed.reason),
                text("Say what the figure is, so that the next reader need not guess."),
            )


def _check_records(campaign: Campaign) -> Iterator[Problem]:
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
