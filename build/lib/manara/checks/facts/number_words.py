"""Numbers in words are the same in both languages: a quarter is not half, one in four not one in three.

Words stand in each language's pack (``numbers.yml``). One and two are left out, as languages say them in too many ways;
a number that the other language writes in digits, or does not write, is no problem here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import text
from manara.translations.compare_facts import report_signs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.pages import Pair

ID = "facts.number-words"


def check(pair: Pair) -> Iterator[Problem]:
    """Yield a warning for every sentence in which each side has a number in words that the other lacks."""
    yield from report_signs(pair, ID, text("number"), "numbers")
