"""Calls to contacts stand in the same order within a paragraph, item or row.

“Call {{ phone:emergency }} if you are hurt and {{ phone:hotline }} to report” with both calls exchanged in one language
sends everybody who reads that language to the wrong line: an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, text
from manara.translations.compare import out_of_order
from manara.translations.compare_facts import both_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.pages import Section

ID = "contacts.order"


def check(section: Section) -> Iterator[Problem]:
    """Yield an error for every paragraph in which two calls have changed places."""
    pair, parts = section.pair, section.parts
    if parts[0].shape == parts[1].shape and parts[0].calls:
        here, there = both_facts(pair, parts)
        found = (here.contacts, there.contacts)
        yield from out_of_order(pair, found, check=ID, what=text("contact"), level=Level.ERROR)
