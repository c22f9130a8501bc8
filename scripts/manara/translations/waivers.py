"""Waivers: an editor's reason why a check is wrong about one section.

A comment anywhere in a section, in either language, silences one check for that section::

    <!-- waive: tone.negation: the Arabic idiom denies in form only -->

A waiver of a fact (``facts.numbers`` and the like) names the figure, date or amount it excuses, no other::

    <!-- waive: facts.numbers: 2: the Arabic sentence needs the dual, not a figure -->

A waiver above the first heading also covers the front matter. Every waiver needs a reason; one that names an unknown
check, or that silences nothing, is reported itself, so that none outlives its cause. ``manara status`` lists them all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.problems import INVISIBLE, Level, Problem, did_you_mean, text
from manara.sources.waiver_comment import is_reason, same_value, value_and_reason
from manara.translations.compare import NEVER_WAIVED
from manara.translations.reading import comments, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manara.campaign.model import Campaign

ID = "translations.waivers"
WAIVER = re.compile(r"waive\b\s*:?\s*([^:\s]*)\s*:?\s*(.*)", re.DOTALL)
# What protects a reader from a wrong number or a hidden direction is never waived by a comment.
NEVER = (
    "translations.lock",
    "translations.waivers",
    "bidi.controls",
    "pages.call-meaning",
    "pages.confidence",
    *NEVER_WAIVED,
)
# Checks of facts: their waivers name the value, as the message quotes it under one of these names.
OF_FACTS = "facts."
QUOTED = ("here", "there", "hijri", "date")
# Waived line by line rather than section by section: a section is too much to excuse a number. Contacts judge them.
BY_LINE = ("contacts.loose-number", "contacts.loose-address")


@dataclass(frozen=True)
class Waiver:
    """One waiver: where it stands, what it silences (*value*: of a fact, only this), and why."""

    path: str
    line: int
    check: str
    reason: str
    name: str = ""
    key: str | None = ""
    value: str = ""


def waivers_of(campaign: Campaign) -> tuple[Waiver, ...]:
    """Return all waivers in pages."""
    found = []
    for pages in campaign.pages.values():
        for page in pages.values():
            for line, inner in comments(page):
                match = WAIVER.fullmatch(inner)
                if match:
                    part = read(page).part_at(line)
                    key = part.key if part.key is not None else f"line {part.line}"
                    words = " ".join(match[2].translate(INVISIBLE).split())
                    valued = match[1].translate(INVISIBLE).startswith((OF_FACTS, *BY_LINE))
                    value, reason = value_and_reason(words) if valued else ("", words)
                    check = match[1].translate(INVISIBLE)
                    reason = reason if is_reason(reason) else ""
                    found.append(Waiver(page.path, line, check, reason, page.name, key, value))
    return tuple(found)


def apply_waivers(
    campaign: Campaign, problems: Iterable[Problem], known: Iterable[str], *, complete: bool
) -> Iterator[Problem]:
    """Yield *problems* without the waived ones, and what is wrong with waivers.

    Args:
        campaign: Whose pages carry the waivers.
        problems: What the checks found.
        known: Ids of all checks.
        complete: All checks have run, so that a waiver nothing needed can be told.
    """
    waivers = [waiver for waiver in waivers_of(campaign) if waiver.check not in BY_LINE]
    if not waivers:
        yield from problems
        return
    ids = set(known)
    valid = [
        waiver for waiver in waivers if waiver.reason and waiver.check in ids and waiver.check not in NEVER + BY_LINE
    ]
    used: set[Waiver] = set()
    for problem in problems:
        place = _place(campaign, problem)
        matching = [waiver for waiver in valid if place == (waiver.name, waiver.key) and waiver.check == problem.check]
        needed = _excusing(matching, problem)
        used.update(needed)
        if not needed:
            yield problem
    for waiver in waivers:
        yield from _judge(waiver, ids, useless=complete and waiver in valid and waiver not in used)


def _excusing(matching: list[Waiver], problem: Problem) -> list[Waiver]:
    """Return the waivers that together excuse *problem*; none when a value of it is not named."""
    if not problem.check.startswith(OF_FACTS):
        return matching
    values = [str(value) for name, value in problem.message.values if name in QUOTED and value]
    needed = [next((one for one in matching if same_value(one.value, value)), None) for value in values]
    return [one for one in needed if one is not None] if needed and None not in needed else []


def _place(campaign: Campaign, problem: Problem) -> tuple[str, str | None] | None:
    parts = problem.path.split("/", 2)
    page = campaign.page(parts[1], parts[2]) if len(parts) == 3 and parts[0] == "docs" else None
    if page is None:
        return None
    part = read(page).part_at(problem.line)
    return page.name, part.key if part.key is not None else f"line {part.line}"


def _judge(waiver: Waiver, ids: set[str], *, useless: bool) -> Iterator[Problem]:
    if waiver.check in BY_LINE:
        return
    if waiver.check not in ids:
        yield _problem(
            waiver,
            Level.ERROR,
            text("the waiver names the unknown check “{id}”", id=waiver.check),
            did_you_mean(waiver.check, ids, 0.4)
            or text("Write <!-- waive: check-id: reason -->, with the id in brackets at the end of a problem."),
        )
    elif waiver.check in NEVER:
        yield _problem(
            waiver,
            Level.ERROR,
            text("the check “{id}” cannot be waived", id=waiver.check),
            text("Mend what it reports."),
        )
    elif not waiver.reason:
        yield _problem(
            waiver,
            Level.ERROR,
            text("the waiver of “{id}” gives no reason", id=waiver.check),
            text("Write <!-- waive: {id}: reason -->.", id=waiver.check)
            if not waiver.check.startswith(OF_FACTS)
            else text("Write <!-- waive: {id}: value: reason -->.", id=waiver.check),
        )
    elif waiver.check.startswith(OF_FACTS) and not waiver.value:
        yield _problem(
            waiver,
            Level.ERROR,
            text("the waiver of “{id}” names no value", id=waiver.check),
            text(
                "Write the figure as the message of the check quotes it, then the reason: {line}",
                line=f"<!-- waive: {waiver.check}: …: {waiver.reason} -->",
            ),
        )
    elif waiver.check.startswith(OF_FACTS) and useless:
        yield _problem(
            waiver,
            Level.ERROR,
            text(
                "the waiver of “{id}” is for “{value}”, which is no finding here", id=waiver.check, value=waiver.value
            ),
            text("Remove it; or name the value as the message of the check quotes it, if the reason holds for that."),
        )
    elif useless:
        yield _problem(
            waiver,
            Level.WARNING,
            text("the waiver of “{id}” silences nothing", id=waiver.check),
            text("Remove it; its cause is gone."),
        )


def _problem(waiver: Waiver, level: Level, message: object, hint: object) -> Problem:
    return Problem(waiver.path, waiver.line, 1, level, ID, message, hint)  # type: ignore[arg-type]
