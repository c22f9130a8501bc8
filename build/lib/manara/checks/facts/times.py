"""Both languages name the same times of day.

``{{ time:11:00-16:00 }}`` and a typed 11:00 are compared, as in other facts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import text
from manara.translations.compare_facts import compare_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.pages import Section

ID = "facts.times"


def check(section: Section) -> Iterator[Problem]:
    """Yield a problem for every difference."""
    yield from compare_facts(section, ID, text("time of day"), lambda facts: facts.times)
