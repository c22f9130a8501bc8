"""A page that lags behind says so.

``data/translations.lock`` records the state of each section in which somebody confirmed that both languages say the
same. When a side changes, the section is outdated: a warning, and a dated notice on the page that lags. Compare both,
mend what differs, and record it::

    manara confirm help.md#shelters

Wrapping, blanks, comments and link targets do not count as change. ``manara status`` shows the words that changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text
from manara.translations.lock import read_lock
from manara.translations.status import OUTDATED, status_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign

ID = "translations.freshness"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield a warning for every outdated section."""
    lock = read_lock(campaign.root)
    sections = status_of(campaign, lock).sections
    # Of a page nobody has compared at all, its head speaks for all its sections.
    compared = {(section.name, section.sides[1].tag) for section in sections if section.day is not None}
    for section in sections:
        whole = (section.name, section.sides[1].tag) not in compared
        if section.state != OUTDATED or (whole and section.key):
            continue
        place = f"{section.name}#{section.key}" if section.key else section.name
        if section.day is None and whole:
            message = text("nobody has confirmed that this page says the same as “{path}”", path=section.sides[0].path)
        elif section.day is None:
            message = text(
                "nobody has confirmed that this section says the same as “{path}”", path=section.sides[0].path
            )
        elif len(section.moved) == 2:
            message = text("both languages of this section changed since {day}", day=section.day)
        else:
            message = text(
                "“{path}” changed since both were confirmed on {day}",
                path=next(side.path for side in section.sides if side.moved),
                day=section.day,
            )
        lagging = section.sides[0] if section.moved == (section.sides[1].tag,) else section.sides[1]
        yield Problem(
            lagging.path,
            lagging.line,
            1,
            Level.WARNING,
            ID,
            message,
            text("Compare both, mend what differs, then run “manara confirm {place}”.", place=place),
        )
