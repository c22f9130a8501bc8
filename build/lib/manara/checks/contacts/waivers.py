"""A waiver names a check that may be waived, the value it excuses and a reason, and ends.

A waiver holds for one value: the day another number stands in the record or on the line, that number is judged. In a
record: ``{check: contacts.valid-number, for: "+96512345678", reason: …, until: …}``; on a line:
``<!-- waive contacts.loose-number: 12345678: reason -->``. Fails: a check that cannot be waived or does not exist, no
value, a value that is not there (any more), a reason too short to be evidence. After its day the check counts again, as
a warning, and as an error for a release.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from manara.checks.contacts import loose_address, loose_number
from manara.contacts.waivers import SHORTEST_REASON, WAIVABLE, quoted
from manara.problems import Level, Problem, text
from manara.sources.waiver_comment import same_value, without_waivers

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from manara.checks.kinds import Today
    from manara.contacts.model import Contact, Waiver
    from manara.contacts.registry import Registry
    from manara.contacts.segments import Segment, Words
    from manara.problems import Text
    from manara.sources.waiver_comment import WaiverComment

ID = "contacts.waivers"
# Checks that are waived for one line.
BY_LINE = (loose_number, loose_address)
_COMMENTS = {".css": "/* {0} */", ".js": "/* {0} */", ".typ": "/* {0} */", ".yml": "# {0}", ".po": "# {0}"}


def check_words(words: Words, registry: Registry) -> Iterator[Problem]:
    """Yield problems of the waivers of lines."""
    if any(segment.waivers for segment in words.segments):
        yield from _check_lines(words.segments, registry)


def check_contact(contact: Contact, today: Today) -> Iterator[Problem]:
    """Yield problems of a record's waivers."""
    for waiver in contact.waivers:
        yield from _check_record(contact, waiver, today)


def _check_lines(found: Iterable[Segment], registry: Registry) -> Iterator[Problem]:
    ids = [check.ID for check in BY_LINE]
    comments: dict[tuple[str, WaiverComment], list[str]] = {}
    for segment in found:
        asked = [comment for comment in segment.waivers if comment.check in ids]
        for comment in asked:
            comments.setdefault((segment.path, comment), [])
        if asked:
            for problem in _findings(segment, registry):
                for comment in asked:
                    if problem.check == comment.check and problem.line in (comment.line, comment.line + 1):
                        comments[segment.path, comment].append(quoted(problem.message))
    for (path, comment), values in comments.items():
        yield from _check_line(path, comment, values)


def _findings(segment: Segment, registry: Registry) -> Iterator[Problem]:
    """Yield what the checks that a line can be excused from would say if there were no waivers at all."""
    without = replace(segment, text=without_waivers(segment.text), waivers=())
    yield from loose_number.judge_segment(without, registry)
    if segment.kind == "words":
        yield from loose_address.judge_segment(without, registry)


def _check_line(path: str, comment: WaiverComment, values: list[str]) -> Iterator[Problem]:
    def problem(message: Text, hint: Text) -> Problem:
        return Problem(path, comment.line, 0, Level.ERROR, ID, message, hint)

    line = _written(path, comment, values[0] if values else "…")
    if not comment.value:
        yield problem(
            text("the waiver of “{check}” names no value", check=comment.check),
            text("Write what it excuses before the reason: {line}", line=line),
        )
    elif not any(same_value(comment.value, value) for value in values):
        yield problem(
            text(
                "the waiver of “{check}” is for “{value}”, which its line does not hold",
                check=comment.check,
                value=comment.value,
            ),
            text("If the reason holds for what stands there now, write {line}", line=line)
            if values
            else text("Remove it; its cause is gone."),
        )
    if len(comment.reason) < SHORTEST_REASON:
        yield problem(
            text("the reason “{reason}” is too short", reason=comment.reason),
            text("Say what the figure is, so that the next reader need not guess."),
        )


def _written(path: str, comment: WaiverComment, value: str) -> str:
    form = _COMMENTS.get(path[path.rfind(".") :], "<!-- {0} -->")
    return form.format(f"waive {comment.check}: {value}: {comment.reason or '…'}")


def _check_record(contact: Contact, waiver: Waiver, today: datetime.date) -> Iterator[Problem]:
    node = waiver.node
    if waiver.check not in WAIVABLE:
        yield node.need("check").problem(
            text("the check “{check}” cannot be waived", check=waiver.check),
            text("Only these can: {checks}.", checks=", ".join(WAIVABLE)),
            ID,
        )
    else:
        yield from _check_value(contact, waiver)
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
    elif waiver.until < today:
        yield node.need("until").problem(
            text("the waiver of “{check}” ended on {day}", check=waiver.check, day=waiver.until),
            text("Look again; then move the day, or remove the waiver."),
            ID,
            Level.WARNING,
        )


def _check_value(contact: Contact, waiver: Waiver) -> Iterator[Problem]:
    values = [value for channel in contact.channels if (value := channel.dial or channel.address)]
    taken = {other.value for other in contact.waivers if other.check == waiver.check}
    free = [value for value in values if value not in taken]
    lines = ", ".join(f'for: "{value}"' for value in free)
    if not waiver.value:
        yield waiver.node.problem(
            text("the waiver of “{check}” names no value, and would excuse any", check=waiver.check),
            text("Add what the reason is about, one waiver for each: {lines}", lines=lines or "for: …"),
            ID,
        )
    elif waiver.value not in values:
        yield waiver.node.need("for").problem(
            text(
                "the waiver of “{check}” is for “{value}”, which the contact does not have",
                check=waiver.check,
                value=waiver.value,
            ),
            text("Remove the waiver; or, if the reason holds for another value, name it: {lines}", lines=lines)
            if lines
            else text("Remove the waiver; its cause is gone."),
            ID,
        )
