"""Both languages name the same weekdays and months.

“Sunday to Thursday” beside «من الاثنين إلى السبت» sends somebody to a closed door. Names are CLDR's; a day or
month that only one language names is no problem. A month with a day or year is a date, and compared as one.
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
    """Yield a warning for every sentence that names other days or months."""
    yield from report_signs(pair, ID, text("weekday"), "weekdays")
    yield from report_signs(pair, ID, text("month"), "months")
