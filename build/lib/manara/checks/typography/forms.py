"""No presentation forms (U+FB50 to U+FDFF, U+FE70 to U+FEFC).

Text pasted from a PDF often holds the shapes of letters in place of the letters. It looks right, and breaks search,
screen readers and copying. ``manara fix`` mends it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, text
from manara.translations.typography import forms
from manara.translations.writing import check_writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.pages import Side

ID = "typography.forms"


def check(side: Side) -> Iterator[Problem]:
    """Yield a problem for every finding."""
    yield from check_writing(
        side,
        ID,
        Level.ERROR,
        rule=forms,
        say=lambda finding, _count: (
            text("“{found}” are shapes of letters, not letters", found=finding.found),
            text("Write “{better}”; “manara fix” can do it.", better=finding.better),
        ),
    )
