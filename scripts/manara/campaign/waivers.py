"""All waivers of a campaign, from every place that may carry one; ``manara status`` lists them.

A room whose facts can carry waivers adds a function here: one line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.translations.waivers import Waiver, waivers_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from manara.campaign.model import Campaign

SOURCES: tuple[Callable[[Campaign], tuple[Waiver, ...]], ...] = (waivers_of,)


def all_waivers(campaign: Campaign) -> tuple[Waiver, ...]:
    """Return every waiver, in order of place."""
    return tuple(
        sorted(
            (waiver for source in SOURCES for waiver in source(campaign)),
            key=lambda waiver: (waiver.path, waiver.line, waiver.check),
        )
    )
