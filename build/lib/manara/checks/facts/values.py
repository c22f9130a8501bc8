"""Both languages print the same values of facts.

``{{ fact:ID }}`` prints a value of ``data/facts.yml``. Per section the calls are compared, not what they print: a value
that is called in one language and written out in the other would stay behind when it changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import text
from manara.translations.compare_facts import compare_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.pages import Section

ID = "facts.values"


def check(section: Section) -> Iterator[Problem]:
    """Yield a problem for every value that one language alone calls."""
    yield from compare_facts(section, ID, text("value of a fact"), lambda facts: facts.values)
