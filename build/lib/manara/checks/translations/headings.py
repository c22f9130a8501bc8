"""Headings agree: as many, at the same levels, in the same order, with the same ids.

A reader who changes the language in the middle of a page stays at the same section, because the heading carries the
same id in every language::

    ## Getting help {#getting-help}        ## طلب المساعدة {#getting-help}

Ids are small ASCII letters, digits and hyphens, and occur once per page. ``manara fix`` writes missing ids from the
pair when all levels agree.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Text
    from manara.translations.pages import Pair, Side
    from manara.translations.reading import Part

ID = "translations.headings"
SLUG = re.compile(r"[a-z][a-z0-9-]*")


def check_side(side: Side) -> Iterator[Problem]:
    """Yield an error for every heading without an id of its own."""
    seen: dict[str, int] = {}
    for part in side.reading.parts[1:]:
        if part.key is None:
            yield _error(
                side,
                part.line,
                text("the heading “{title}” has no id", title=part.title),
                text("Write “{marks} {title} {{#id}}”, with the same id in every language; “manara fix” can do it.",
                     marks="#" * part.level, title=part.title),
            )  # fmt: skip
        elif not SLUG.fullmatch(part.key):
            yield _error(
                side,
                part.line,
                text("the heading id “{id}” is not made of small letters, digits and hyphens", id=part.key),
                text("Write such as {{#getting-help}}."),
            )
        elif part.key in seen:
            yield _error(
                side,
                part.line,
                text("the heading id “{id}” stands on line {line} already", id=part.key, line=seen[part.key]),
                text("Give each heading an id of its own."),
            )
        if part.key:
            seen[part.key] = part.line
        if not part.title.strip():
            yield _error(side, part.line, text("the heading is empty"), text("Write its words, or remove it."))


def check_pair(pair: Pair) -> Iterator[Problem]:
    """Yield an error for every heading that has no counterpart."""
    here, there = pair.target.reading.parts[1:], pair.source.reading.parts[1:]
    if len(here) != len(there):
        # Both sides, where they part: whoever looks at one page alone sees it.
        yield _unequal(pair.target, pair.source)
        yield _unequal(pair.source, pair.target)
        return
    for one, other in zip(here, there, strict=True):
        if one.level != other.level:
            yield _error(
                pair.target,
                one.line,
                text(
                    "the heading “{title}” is of level {level}, its pair “{other}” of level {other_level}",
                    title=one.title,
                    level=one.level,
                    other=other.title,
                    other_level=other.level,
                ),
                text("Write as many “#” in both."),
            )
        elif one.key and other.key and one.key != other.key:
            yield _error(
                pair.target,
                one.line,
                text("the heading id is “{id}” here, “{other}” in “{path}”", id=one.key, other=other.key,
                     path=pair.source.path),
                text("Write the same ids in the same order; “manara fix” can do it."),
            )  # fmt: skip
    first, second = pair.target.reading.parts[0], pair.source.reading.parts[0]
    if bool(first.title) != bool(second.title):
        yield _error(
            pair.target if not first.title else pair.source,
            (first if not first.title else second).line,
            text("the page has no first heading “# …”, its pair has one"),
            text("Write it above the text."),
        )


def _unequal(side: Side, beside: Side) -> Problem:
    own, others = side.reading.parts[1:], beside.reading.parts[1:]
    return _error(
        side,
        _parting(own, others, side.page.body_line),
        text("{count} headings here, {other} in “{path}”", count=len(own), other=len(others), path=beside.path),
        text("Give both pages the same headings."),
    )


def _parting(own: tuple[Part, ...], others: tuple[Part, ...], first: int) -> int:
    """Return the line of the first heading the other page has not, or of the last one before it."""
    for index, part in enumerate(own):
        if index >= len(others) or (part.level, part.key) != (others[index].level, others[index].key):
            return part.line
    return own[-1].line if own else first


def _error(side: Side, line: int, message: Text, hint: Text) -> Problem:
    return Problem(side.path, line, 1, Level.ERROR, ID, message, hint)
