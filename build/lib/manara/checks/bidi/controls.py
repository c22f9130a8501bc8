"""No invisible character turns the text around unseen.

The old direction controls (U+202A to U+202E) are errors: they spill over. Isolates (U+2066 to U+2069) must be closed
within their paragraph, direction marks (U+200E, U+200F, U+061C) are warnings, and none of them may stand inside a
call, an address or a heading id. Blanks of no width and the replacement character U+FFFD, which a broken copy leaves,
are errors. Use ``<bdi>`` and ``dir`` instead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.problems import Level, Problem, Text, text
from manara.translations.markup import ATTRIBUTES, CALL, TARGET, URL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.translations.pages import Side

ID = "bidi.controls"
ANY = re.compile("[\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffd\u00ad]")
OLD = frozenset("\u202a\u202b\u202c\u202d\u202e")
MARKS = frozenset("\u200e\u200f\u061c")
OPENING, CLOSING = frozenset("\u2066\u2067\u2068"), "\u2069"


def check(side: Side) -> Iterator[Problem]:
    """Yield a problem for every invisible character that does harm."""
    if ANY.search(side.page.body) or any(ANY.search(side.page.text_of(key)) for key in ("title", "description")):
        yield from _check_page(side)


def _check_page(side: Side) -> Iterator[Problem]:
    for key in ("title", "description"):
        node = side.page.front.get(key)
        if node is not None:
            for offset, message, level in find(side.page.text_of(key)):
                yield _problem(side, node.line, node.column + offset, level, message)
    for number, line in enumerate(side.page.body.split("\n"), side.page.body_line):
        if not ANY.search(line):
            continue
        for offset, message, level in find(line):
            yield _problem(side, number, offset + 1, level, message)


def find(line: str) -> Iterator[tuple[int, Text, Level]]:
    """Yield place, message and level of every harmful character of a paragraph's line."""
    technical = [
        (match.start(), match.end()) for pattern in (CALL, TARGET, URL, ATTRIBUTES) for match in pattern.finditer(line)
    ]
    waiting: list[int] = []
    for match in ANY.finditer(line):
        sign, place = match[0], match.start()
        name = f"U+{ord(sign):04X}"
        if any(start < place < end for start, end in technical):
            yield (
                place,
                text("the invisible character {name} stands inside a call, address or id", name=name),
                Level.ERROR,
            )
        elif sign in OLD:
            yield place, text("the old direction control {name} spills over what follows", name=name), Level.ERROR
        elif sign in OPENING:
            waiting.append(place)
        elif sign == CLOSING:
            if waiting:
                waiting.pop()
            else:
                yield place, text("{name} closes no isolate", name=name), Level.ERROR
        elif sign in MARKS:
            yield place, text("the direction mark {name} is invisible to the next editor", name=name), Level.WARNING
        else:
            yield place, text("the invisible or broken character {name}", name=name), Level.ERROR
    for place in waiting:
        yield place, text("the isolate U+{code} is not closed", code=f"{ord(line[place]):04X}"), Level.ERROR


def _problem(side: Side, line: int, column: int, level: Level, message: Text) -> Problem:
    return Problem(
        side.path, line, column, level, ID, message, text("Remove it; where direction matters write <bdi>…</bdi>.")
    )
