"""Code blocks are the same in both languages: as many, in the same programming languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import text
from manara.translations.compare_counts import compare_counts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.pages import Section
    from manara.translations.reading import Part

ID = "translations.code-blocks"


def check(section: Section) -> Iterator[Problem]:
    """Yield a problem for every section that differs."""
    yield from compare_counts(section, ID, text("code blocks"), count)


def count(part: Part) -> tuple[str, ...]:
    """Return what is compared."""
    return part.fences
