"""Arabic text has Arabic marks: ، ؛ ؟ in place of , ; ?

A Latin mark after an Arabic letter leans the wrong way and is read the wrong way by screen readers. ``manara fix``
mends it; code, addresses and calls are left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, text
from manara.translations.typography import punctuation
from manara.translations.writing import check_writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.pages import Side

ID = "typography.punctuation"


def check(side: Side) -> Iterator[Problem]:
    """Yield a problem for every finding."""
    yield from check_writing(
        side,
        ID,
        Level.WARNING,
        rule=punctuation,
        say=lambda finding, _count: (
            text("the Latin mark “{found}” stands in Arabic text", found=finding.found),
            text("Write “{better}”; “manara fix” can do it.", better=finding.better),
        ),
        scripts=("Arab",),
    )
