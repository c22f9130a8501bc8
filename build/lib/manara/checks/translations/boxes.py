"""Boxes (danger, warning, info, tip) are of the same kinds in the same order in both languages.

A warning that becomes a tip in translation is a warning lost; this is an error. A box needs a title in the words of
its language::

    !!! danger "If you are in danger now"        !!! danger "إذا كنت في خطر الآن"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, text
from manara.translations.compare_counts import compare_counts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.pages import Section
    from manara.translations.reading import Part

ID = "translations.boxes"


def check(section: Section) -> Iterator[Problem]:
    """Yield a problem for every section that differs."""
    yield from compare_counts(section, ID, text("boxes"), count, Level.ERROR)


def count(part: Part) -> tuple[str, ...]:
    """Return what is compared."""
    return tuple(f"{block.text.strip()[:3]} {block.name}" for block in part.blocks if block.kind == "box")
