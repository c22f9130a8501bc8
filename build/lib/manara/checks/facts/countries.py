"""Both languages name the same countries.

“The embassy of India” beside «سفارة نيبال» sends somebody to the wrong door. Names are CLDR's, adjectives stand in the
pack (``countries`` in ``languages/TAG/lexicon.yml``); a country that only one language names is no problem.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import text
from manara.translations.compare_facts import report_signs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.pages import Pair

ID = "facts.countries"


def check(pair: Pair) -> Iterator[Problem]:
    """Yield a warning for every sentence that names another country."""
    yield from report_signs(pair, ID, text("country"), "countries")
