"""Waivers: a check that does not apply to one value, in a record or on a line, with the reason and an end.

A waiver holds for the value it names; another value in the same place is judged like any other.

A waiver is not a way to be quiet. It is listed by ``manara status`` with its reason, its end is checked, and the checks
that protect against a wrong number in the file itself cannot be waived at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.contacts.segments import segments
from manara.problems import Level, Problem, Text
from manara.sources.waiver_comment import is_waived, names_none

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from manara.campaign.model import Campaign
    from manara.contacts.model import Contact
    from manara.contacts.segments import Segment

# Checks of records that outside data can be wrong about.
WAIVABLE = (
    "contacts.valid-number",
    "contacts.short-number",
    "contacts.duplicate",
    "contacts.cost",
    "contacts.emergency",
)
SHORTEST_REASON = 12


@dataclass(frozen=True)
class Listed:
    """A waiver as ``manara status`` lists it; *until* is ``None`` for lines in pages and templates."""

    path: str
    line: int
    check: str
    reason: str
    until: datetime.date | None
    in_comment: bool = False
    value: str = ""


def waiver_line(check: str, value: str) -> str:
    """Return what an editor writes under ``waive:`` to excuse *value*; the reason and the end are for them to say."""
    return f'- {{check: {check}, for: "{value}", reason: "…", until: …}}'


def level_of(contact: Contact, check: str, value: str, campaign: Campaign) -> Level | None:
    """Return how bad a finding of *check* about *value* in *contact* is; ``None`` when it is waived.

    A waiver that has ended makes it a warning, and an error only for a release: an old checkout must always build.
    """
    if contact.waives(check, value, campaign.today):
        return None
    ended = any(waiver.check == check and waiver.value == value for waiver in contact.waivers)
    return Level.WARNING if ended and not campaign.release else Level.ERROR


def unless_waived(segment: Segment, start: int, check: str, message: Text, hint: Text) -> Iterator[Problem]:
    """Yield an error of *check* at the sign *start* of *segment*, unless a comment waives it on that line.

    The value that counts is the first that *message* quotes. Where a comment names no value, ``contacts.waivers`` says
    so and shows the line to write; the error would only repeat it.
    """
    line, column = segment.place(start)
    waivers = list(segment.waivers)
    if not is_waived(waivers, check, line, quoted(message)) and not names_none(waivers, check, line):
        yield Problem(segment.path, line, column, Level.ERROR, check, message, hint)


def quoted(message: Text) -> str:
    """Return the value that *message* is about: the first it quotes."""
    return str(message.values[0][1]) if message.values else ""


def list_waivers(campaign: Campaign) -> Iterator[Listed]:
    """Yield every waiver of the records, then those of lines in sources, in order of place."""
    for contact in campaign.contacts.values():
        for waiver in contact.waivers:
            yield Listed(contact.path, waiver.node.line, waiver.check, waiver.reason, waiver.until, value=waiver.value)
    yield from waivers_in(segments(campaign))


def waivers_in(found: Iterable[Segment]) -> Iterator[Listed]:
    """Yield the waivers of lines in the files that *found* was cut from, each once."""
    seen: set[tuple[str, int]] = set()
    for segment in found:
        for comment in segment.waivers:
            if (segment.path, comment.line) not in seen:
                seen.add((segment.path, comment.line))
                yield Listed(
                    segment.path,
                    comment.line,
                    comment.check,
                    comment.reason,
                    None,
                    in_comment=True,
                    value=comment.value,
                )
