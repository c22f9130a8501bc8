"""One blank between words: one message for each file, at the first place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, text
from manara.translations.typography import blanks
from manara.translations.writing import check_writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.pages import Side

ID = "typography.blanks"


def check(side: Side) -> Iterator[Problem]:
    """Yield one problem for each file."""
    yield from check_writing(
        side,
        ID,
        Level.WARNING,
        rule=blanks,
        once=True,
        say=lambda finding, count: (
            text("two blanks between words, {count} times on this page", count=count),
            text("Write one; “manara fix” can do it.", better=finding.better),
        ),
    )
