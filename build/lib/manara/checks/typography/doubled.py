"""No word stands twice in a row: “the the”, «في في»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, text
from manara.translations.typography import doubled
from manara.translations.writing import check_writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.pages import Side

ID = "typography.doubled"


def check(side: Side) -> Iterator[Problem]:
    """Yield a problem for every finding."""
    yield from check_writing(
        side,
        ID,
        Level.WARNING,
        rule=doubled,
        say=lambda finding, _count: (
            text("a word stands twice: “{found}”", found=finding.found),
            text("Remove one of them."),
        ),
    )
