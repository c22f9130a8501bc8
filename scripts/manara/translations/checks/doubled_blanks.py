"""One blank between words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, text
from manara.translations.checks.writing import check_writing
from manara.translations.typography import blanks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.problems import Problem

ID = "typography.blanks"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield a problem for every finding."""
    yield from check_writing(
        campaign,
        ID,
        Level.WARNING,
        rule=blanks,
        say=lambda finding: (
            text("two blanks between words", found=finding.found),
            text("Write one; “manara fix” can do it.", better=finding.better),
        ),
    )
