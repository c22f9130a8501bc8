"""All waivers of a campaign, from every place that may carry one; ``manara status`` lists them.

A room whose facts can carry waivers adds a function here: one line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.contacts.waivers import list_waivers
from manara.translations.waivers import Waiver, waivers_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from manara.campaign.model import Campaign


def _of_contacts(campaign: Campaign) -> tuple[Waiver, ...]:
    """Return the waivers of records, templates and data; those in pages are found by ``waivers_of``."""
    return tuple(
        Waiver(listed.path, listed.line, listed.check, listed.reason, value=listed.value)
        for listed in list_waivers(campaign)
        if not (listed.in_comment and listed.path.endswith(".md"))
    )


SOURCES: tuple[Callable[[Campaign], tuple[Waiver, ...]], ...] = (waivers_of, _of_contacts)


def all_waivers(campaign: Campaign) -> tuple[Waiver, ...]:
    """Return every waiver, in order of place."""
    return tuple(
        sorted(
            (waiver for source in SOURCES for waiver in source(campaign)),
            key=lambda waiver: (waiver.path, waiver.line, waiver.check),
        )
    )
