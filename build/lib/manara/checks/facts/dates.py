"""Both languages name the same days.

Dates are compared however they are written: ``{{ date:2025-07-01 }}``, “1 July 2025”, «1 يوليو 2025»,
«1 تموز/يوليو 2025» (names of the Gulf and the Nile, the Levant, the Maghreb), 2025-07-01, 1/7/2025 (day first), a
month with its year, a day with its month. The ``facts.hijri`` check looks at Hijri dates beside Gregorian ones. Best is
the call: it cannot differ in form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import text
from manara.translations.compare_facts import compare_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.pages import Section

ID = "facts.dates"


def check(section: Section) -> Iterator[Problem]:
    """Yield a problem for every difference."""
    yield from compare_facts(section, ID, text("date"), lambda facts: facts.dates)
