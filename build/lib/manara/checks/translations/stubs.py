"""No page and no section is an empty shell.

A page without words, or of fewer than eight where its pair has at least three times as many (calls counted), or a
section with a heading and nothing below it, is an error when its pair has text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.translations.pages import Pair, Side
    from manara.translations.reading import Part

ID = "translations.stubs"
FEWEST = 8
TIMES = 3


def check(pair: Pair) -> Iterator[Problem]:
    """Yield an error for every stub."""
    for one, other in ((pair.target, pair.source), (pair.source, pair.target)):
        few, many = _words(one), _words(other)
        if few < FEWEST and many >= max(FEWEST, few * TIMES):
            yield Problem(
                one.path,
                one.page.body_line,
                1,
                Level.ERROR,
                ID,
                text("the page has only {count} words, “{path}” has far more", count=few, path=other.path)
                if few
                else text("the page is empty, “{path}” is not", path=other.path),
                text("Write its text, or declare “translation: fallback” in its front matter."),
            )
    for source, target in pair.parts:
        for part, other_part, side in ((target, source, pair.target), (source, target, pair.source)):
            if part.key and not _has_content(part) and _has_content(other_part):
                yield Problem(
                    side.path,
                    part.line,
                    1,
                    Level.ERROR,
                    ID,
                    text("the section “{title}” is empty", title=part.title),
                    text("Write what its pair says, or remove both."),
                )


def _words(side: Side) -> int:
    """Count the words of a page below its headings, each call as one; at least the first that decide."""
    count = 0
    for part in side.reading.parts:
        count += len(part.calls)
        for block in part.blocks:
            if block.kind != "heading":
                count += len(block.plain.split())
            if count >= FEWEST * TIMES:
                return count
    return count


def _has_content(part: Part) -> bool:
    return bool(part.calls) or any(block.kind != "heading" and block.plain.strip() for block in part.blocks)
