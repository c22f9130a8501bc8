"""Footnotes are the same in both languages: as many references and as many notes, under the same names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import text
from manara.translations.compare_counts import compare_counts
from manara.translations.markup import FOOTNOTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.pages import Section
    from manara.translations.reading import Part

ID = "translations.footnotes"


def check(section: Section) -> Iterator[Problem]:
    """Yield a problem for every section that differs."""
    yield from compare_counts(section, ID, text("footnotes"), count)


def count(part: Part) -> tuple[str, ...]:
    """Return what is compared."""
    if "[^" not in part.text:
        return ()
    return tuple(sorted(match[1] for block in part.blocks for match in FOOTNOTE.finditer(block.text)))
