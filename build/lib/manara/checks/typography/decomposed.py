"""Letters are written as one sign each.

Text copied from a PDF or from some file systems has its letters taken apart: alif and hamza, e and accent. It looks the
same, but no search finds it, and no check that knows words can read it; their messages about the page wait until it is
mended. “manara fix” puts the letters together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, text
from manara.translations.typography import decomposed
from manara.translations.writing import check_writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.pages import Side

ID = "typography.decomposed"


def check(side: Side) -> Iterator[Problem]:
    """Yield one problem for each file."""
    yield from check_writing(
        side,
        ID,
        Level.ERROR,
        rule=decomposed,
        once=True,
        say=lambda finding, count: (
            text("letters are taken apart into letter and mark, {count} times on this page", count=count),
            text(
                "Save the text in composed letters (Unicode NFC): “{better}”; “manara fix” can do it.",
                better=finding.better,
            ),
        ),
    )
