"""One system of digits in every language: 0 to 9.

A reader copies figures into a telephone; a page that mixes two systems is misread. Eastern Arabic digits and the
marks inside them (٫ ٬) are an error that ``manara fix`` mends. The percent sign of Arabic, ٪, is right beside both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, text
from manara.translations.typography import digits
from manara.translations.writing import check_writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.pages import Side

ID = "typography.digits"


def check(side: Side) -> Iterator[Problem]:
    """Yield a problem for every finding."""
    yield from check_writing(
        side,
        ID,
        Level.ERROR,
        rule=digits,
        say=lambda finding, _count: (
            text("“{found}” is not written in the digits 0 to 9", found=finding.found),
            text("Write “{better}”; “manara fix” can do it.", better=finding.better),
        ),
    )
