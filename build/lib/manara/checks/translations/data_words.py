"""Words outside pages say the same in all languages: texts to send, cards, names of laws and of the campaign.

They stand beside each other in ``data/``; ``data/words.lock`` keeps what somebody compared. One language that changed
alone is a warning at its line. Compare, and record it::

    manara confirm words

A campaign without the lock has not begun to record them, and hears nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.data_words import COMPARED_ON, open_words, read_lock
from manara.problems import Level, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.problems import Problem

ID = "translations.data-words"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield what is wrong with the lock, and a warning for words that changed since they were compared."""
    lock = read_lock(campaign.root)
    yield from lock.problems
    if not lock.exists or lock.problems:
        return
    for one in open_words(campaign, lock):
        day = one.row.get(COMPARED_ON, "")
        if not one.row:
            message = text("nobody has compared “{place}” in all languages", place=one.words.place)
        elif len(one.moved) == len(one.words.said):
            message = text("“{place}” changed in all languages since {day}", place=one.words.place, day=day)
        else:
            message = text(
                "“{place}” changed in “{language}” alone since {day}",
                place=one.words.place,
                language=" ".join(one.moved),
                day=day,
            )
        yield one.words.nodes[one.moved[0]].problem(
            message, text("Make all languages say the same, then run “manara confirm words”."), ID, Level.WARNING
        )
