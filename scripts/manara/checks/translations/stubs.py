"""No page and no section is an empty shell.

A page of fewer than eight words, calls counted, or a section with a heading and nothing below it, is an error when its
pair has text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text
from manara.translations.pages import pairs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.translations.pages import Side
    from manara.translations.reading import Part

ID = "translations.stubs"
FEWEST = 8


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for every stub."""
    for pair in pairs_of(campaign):
        for one, other in ((pair.target, pair.source), (pair.source, pair.target)):
            if _is_short(one) and not _is_short(other):
                yield Problem(
                    one.path,
                    one.page.body_line,
                    1,
                    Level.ERROR,
                    ID,
                    text("the page is empty, “{path}” is not", path=other.path),
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


def _is_short(side: Side) -> bool:
    """Tell whether a page has fewer words than a page needs; most are told from their first paragraphs."""
    count = 0
    for part in side.reading.parts:
        count += len(part.calls)
        for block in part.blocks:
            if block.kind != "heading":
                count += len(block.plain.split())
            if count >= FEWEST:
                return False
    return True


def _has_content(part: Part) -> bool:
    return bool(part.calls) or any(block.kind != "heading" and block.plain.strip() for block in part.blocks)
