"""Lists have as many items in both languages.

A dropped item is a dropped right, sign or step. Bulleted and numbered items are counted apart, per section.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import text
from manara.translations.compare_counts import compare_counts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.pages import Section
    from manara.translations.reading import Part

ID = "translations.lists"


def check(section: Section) -> Iterator[Problem]:
    """Yield a problem for every section that differs."""
    yield from compare_counts(section, ID, text("list items"), count)


def count(part: Part) -> tuple[int, int]:
    """Return what is compared."""
    kinds = [block.kind for block in part.blocks]
    return (kinds.count("li"), kinds.count("ol"))
