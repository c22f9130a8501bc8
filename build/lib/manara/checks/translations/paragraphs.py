"""A section has as many paragraphs in both languages.

A paragraph that exists in one language only is the most common trace of a half-finished change.
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

ID = "translations.paragraphs"


def check(section: Section) -> Iterator[Problem]:
    """Yield a problem for every section that differs."""
    yield from compare_counts(section, ID, text("paragraphs"), count)


def count(part: Part) -> int:
    """Return what is compared."""
    return sum(block.kind == "p" for block in part.blocks)
