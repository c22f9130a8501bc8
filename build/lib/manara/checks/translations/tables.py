"""Tables have as many rows and columns in both languages.

Compared is the number of cells of each row, in order.
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

ID = "translations.tables"


def check(section: Section) -> Iterator[Problem]:
    """Yield a problem for every section that differs."""
    yield from compare_counts(section, ID, text("cells of table rows"), count)


def count(part: Part) -> tuple[int, ...]:
    """Return what is compared."""
    return tuple(
        len(block.text.strip().strip("|").replace(r"\|", "").split("|")) for block in part.blocks if block.kind == "row"
    )
