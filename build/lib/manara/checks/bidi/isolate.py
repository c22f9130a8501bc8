"""Text of the other direction is isolated where it would fall apart.

Calls isolate themselves. What is typed by hand is laid out by the Unicode bidirectional algorithm (UAX 9), and reported
where it does not stand as it was typed: «12-A» is shown as A-12, «2025-2028» as 2028-2025, «50+» as +50. What keeps
together by itself («Windows 10», «ISO / IEC», «(IOM)», «EUR 75») is not reported. Isolate the rest::

    <bdi dir="ltr">12-A</bdi>        من 2025 إلى 2028

In titles and descriptions, where no markup can stand, such text is reported as well: write it in words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidi import get_display

from manara.problems import Level, Problem, text
from manara.translations.writing import SPOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.locales import Direction
    from manara.translations.pages import Side
    from manara.translations.reading import Block

ID = "bidi.isolate"
# Letters of scripts that run from right to left.
_RTL = "\u0590-\u05ff\u0600-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
# A row of signs without such letters, and one of them with figures and signs between; both begin and end with something
# that has a place of its own, and signs that belong to it: C++, +50.
_IN_RTL = re.compile(rf"[+#]*[^\W_{_RTL}](?:[^{_RTL}\n]*[^\W_{_RTL}])?[+#]*")
_IN_LTR = re.compile(rf"[{_RTL}](?:[^A-Za-z\u00c0-\u024f\n]*[{_RTL}\d])?")
# Where a row is taken apart: after a mark of the sentence, and where something was blanked.
# Figures with a bracket between them (22(4)), and words in brackets one after the other, are read from the right.
_PIECES = re.compile(
    r"(?<=\S)[,;:.!?،؛؟](?=\s)|\s{2,}|[«»“”\"]|\)\W*\(|(?<=\d)\s?[()]+\s?(?=\d)"
    r"|(?<=\d)\s[-–—]\s(?=[^\W\d])|(?<=[^\W\d])\s[-–—]\s"
)
# These stand as typed in any surroundings.
_PLAIN = re.compile(r"[^\W\d_]+(?:[ '’][^\W\d_]+)*|\d+(?:[.,:/]\d+)*")
# The mark of a list item is placed by the browser.
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])(?=\s)")
_CELL = re.compile(r"[^|\n]+")


def check(side: Side) -> Iterator[Problem]:
    """Yield a warning for every run that would fall apart."""
    direction = side.locale.direction
    for key in SPOKEN:
        node = side.page.front.get(key)
        if node is not None:
            for start, found in fallen_apart(side.page.text_of(key), direction):
                yield _problem(side.path, node.line, node.column + start, found, direction)
    if direction == "ltr" and side.reading.plain.isascii():
        return
    for block in side.reading.blocks:
        for start, found in _in_block(block, direction):
            yield _problem(side.path, *block.place(start), found, direction)


def _in_block(block: Block, direction: Direction) -> Iterator[tuple[int, str]]:
    if block.kind == "row":
        for cell in _CELL.finditer(block.text):
            for start, found in fallen_apart(block.plain[slice(*cell.span())], direction):
                yield cell.start() + start, found
        return
    words = _ITEM.sub(lambda match: " " * len(match[0]), block.plain)
    yield from fallen_apart(words, direction)


def fallen_apart(words: str, direction: Direction) -> Iterator[tuple[int, str]]:
    """Yield place and text of every run of the other direction that is not shown as it was typed.

    Args:
        words: A paragraph, markup blanked.
        direction: Of the paragraph.
    """
    line = words.replace("\n", " ")
    shown = ""
    for start, run in _runs(line, direction):
        if _PLAIN.fullmatch(run):
            continue
        shown = shown or get_display(line, base_dir="R" if direction == "rtl" else "L")
        alone = get_display(run, base_dir="L" if direction == "rtl" else "R")
        if alone not in shown:
            yield start, run


def _runs(line: str, direction: Direction) -> Iterator[tuple[int, str]]:
    for match in (_IN_RTL if direction == "rtl" else _IN_LTR).finditer(line):
        start = match.start()
        for cut in (*_PIECES.finditer(match[0]), None):
            end = match.end() if cut is None else match.start() + cut.start()
            piece = line[start:end]
            # A mark or bracket at an edge belongs to the sentence around.
            lead = len(piece) - len(piece.lstrip(" \t()[]{}*-–—/\\.,;:!?%"))
            run = piece.strip(" \t()[]{}*-–—/\\.,;:!?%")
            if run:
                closes = run.count("(") > run.count(")") and line.startswith(")", start + lead + len(run))
                yield start + lead, run + ")" * closes
            start = end if cut is None else match.start() + cut.end()


def _problem(path: str, line: int, column: int, found: str, direction: Direction) -> Problem:
    other = "ltr" if direction == "rtl" else "rtl"
    return Problem(
        path,
        line,
        column,
        Level.WARNING,
        ID,
        text("“{found}” is pulled apart by the direction of the text around it", found=found),
        text('Write <bdi dir="{direction}">{found}</bdi>, or say it in words.', found=found, direction=other),
    )
