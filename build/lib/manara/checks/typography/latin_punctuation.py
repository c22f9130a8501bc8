"""Text in Latin letters has Latin marks: , ; ? in place of ، ؛ ؟."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, text
from manara.translations.typography import arabic_marks
from manara.translations.writing import check_writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.pages import Side

ID = "typography.latin-punctuation"


def check(side: Side) -> Iterator[Problem]:
    """Yield a problem for every finding."""
    yield from check_writing(
        side,
        ID,
        Level.WARNING,
        rule=arabic_marks,
        say=lambda finding, _count: (
            text("the Arabic mark “{found}” follows a Latin letter", found=finding.found),
            text("Write “{better}”.", better=finding.better),
        ),
        scripts=("Latn",),
    )
