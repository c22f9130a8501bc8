"""Both languages name the same weekdays.

“Sunday to Thursday” beside «من الاثنين إلى السبت» sends somebody to a closed door. Names are CLDR's; a day that only
one language names is no problem.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import text
from manara.translations.compare_facts import report_signs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.pages import Pair

ID = "facts.weekdays"


def check(pair: Pair) -> Iterator[Problem]:
    """Yield a warning for every sentence that names other days."""
    yield from report_signs(pair, ID, text("weekday"), "weekdays")
