"""Text of the other direction inside a right-to-left sentence is isolated where it would fall apart.

Calls isolate themselves. What is typed by hand is reported where the Unicode rules move its pieces: a Latin word that
touches figures, brackets or signs («النموذج A-12 (B)»), and figures joined by a hyphen or a blank («2025-2028» is shown
as 2028-2025). A Latin word alone between Arabic words stays in place and is not reported. Isolate it::

    <bdi dir="ltr">A-12 (B)</bdi>        من 2025 إلى 2028

In titles and descriptions, where no markup can stand, such text is reported as well: write it in words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text
from manara.translations.checks.writing import SPOKEN
from manara.translations.pages import sides_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.locales import Locale

ID = "bidi.isolate"
# A Latin word with figures, signs or brackets on either side of it.
_MIXED_RTL = re.compile(
    r"(?:[\d+#(/\\-]++[ \t]*+)[A-Za-z][A-Za-z0-9.+#/-]*"
    r"|[A-Za-z][A-Za-z0-9.]*+(?:[ \t]*[-+#/\\(]+[ \t]*[A-Za-z0-9]|[ \t]+\d|[+#])"
)
_SPLIT_FIGURES = re.compile(
    r"(?<![\w./,])\d+(?:(?:[ \t]?[-+\u2010-\u2015][ \t]?|[ \t])\d+)+(?![\w/])|(?<![\w)])[+-]\d{2,}"
)
# The mark of a list item is placed by the browser.
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])(?=\s)")
# What each pattern needs: where a page has none, it is not searched at every sign.
_LATIN, _ARABIC, _DIGIT = re.compile("[A-Za-z]"), re.compile("[\u0620-\u064a]"), re.compile(r"\d")
_MIXED_LTR = re.compile("[\u0620-\u064a]+[ \t]*[\\d(+#/-]+|[\\d)+#/-]+[ \t]*[\u0620-\u064a]+")


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield a warning for every run that would fall apart."""
    for side in sides_of(campaign):
        for key in SPOKEN:
            node = side.page.front.get(key)
            if node is not None:
                for match in _found(side.page.text_of(key), side.locale):
                    yield _problem(side.path, node.line, node.column + match.start(), match[0])
        if not _may_fall_apart(side.reading.plain, side.locale):
            continue
        for block in side.reading.blocks:
            for match in _found(block.plain, side.locale):
                yield _problem(side.path, *block.place(match.start()), match[0])


def _may_fall_apart(words: str, locale: Locale) -> bool:
    """Tell whether anything is found in all blocks at once: no pattern crosses a line end."""
    if locale.direction == "ltr":
        return not words.isascii() and _has(words, _ARABIC, _MIXED_LTR)
    return _has(words, _LATIN, _MIXED_RTL) or _has(words, _DIGIT, _SPLIT_FIGURES)


def _has(words: str, needed: re.Pattern[str], pattern: re.Pattern[str]) -> bool:
    if needed.search(words) is None:
        return False
    return any(pattern.search(line) for line in words.split("\n") if needed.search(line))


def _found(words: str, locale: Locale) -> Iterator[re.Match[str]]:
    if locale.direction == "ltr":
        yield from _MIXED_LTR.finditer(words)
        return
    cleaned = _ITEM.sub(lambda match: " " * len(match[0]), words)
    yield from _MIXED_RTL.finditer(cleaned)
    yield from _SPLIT_FIGURES.finditer(cleaned)


def _problem(path: str, line: int, column: int, found: str) -> Problem:
    return Problem(
        path,
        line,
        column,
        Level.WARNING,
        ID,
        text("“{found}” is pulled apart by the direction of the text around it", found=found.strip()),
        text('Write <bdi dir="ltr">{found}</bdi>, or say it in words.', found=found.strip()),
    )
