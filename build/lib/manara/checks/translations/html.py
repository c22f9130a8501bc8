"""HTML elements are the same in both languages, per section.

Elements that only mark a language or a direction are not counted: the other language may not need them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import text
from manara.translations.compare_counts import compare_counts
from manara.translations.markup import MARKED, TAG, blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.pages import Section
    from manara.translations.reading import Part

ID = "translations.html"


def check(section: Section) -> Iterator[Problem]:
    """Yield a problem for every section that differs."""
    yield from compare_counts(section, ID, text("HTML elements"), count)


def count(part: Part) -> tuple[str, ...]:
    """Return what is compared."""
    if "<" not in part.text:
        return ()
    return tuple(
        sorted(
            match[0].strip("</>").split()[0].lower()
            for block in part.blocks
            for match in TAG.finditer(MARKED.sub(blank, block.text))
            if not match[0].startswith("</")
        )
    )
