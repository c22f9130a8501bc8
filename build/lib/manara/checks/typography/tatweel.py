"""No stretched letters: «كـــتاب» is not found by a search for «كتاب».

Tatweel that joins the article to a Latin word, to markup or to a figure is ordinary typesetting, and so is «هـ» after
a year; on real pages 83 of 86 were of that kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, text
from manara.translations.typography import tatweel
from manara.translations.writing import check_writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.pages import Side

ID = "typography.tatweel"


def check(side: Side) -> Iterator[Problem]:
    """Yield a problem for every finding."""
    yield from check_writing(
        side,
        ID,
        Level.WARNING,
        rule=tatweel,
        say=lambda finding, _count: (
            text("a letter is stretched with tatweel", found=finding.found),
            text("Remove the “ـ”; “manara fix” can do it.", better=finding.better),
        ),
        scripts=("Arab",),
    )
