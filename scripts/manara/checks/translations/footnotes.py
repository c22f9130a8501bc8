"""Footnotes are the same in both languages: as many references and as many notes, under the same names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import text
from manara.translations.compare_counts import compare_counts
from manara.translations.markup import FOOTNOTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.problems import Problem
    from manara.translations.reading import Part

ID = "translations.footnotes"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield a problem for every section that differs."""
    yield from compare_counts(campaign, ID, text("footnotes"), count)


def count(part: Part) -> tuple[str, ...]:
    """Return what is compared."""
    if "[^" not in part.text:
        return ()
    return tuple(sorted(match[1] for block in part.blocks for match in FOOTNOTE.finditer(block.text)))
