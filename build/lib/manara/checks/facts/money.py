"""Both languages name the same amounts, in the same currency.

``{{ money:75 }}``, “75 euros”, “EUR 75”, “€75” and «75 يورو» are one amount; “75 dollars” is another.
Millions are multiplied out. Where several countries have a currency of that name, the campaign's own is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import text
from manara.translations.compare_facts import compare_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.pages import Section

ID = "facts.money"


def check(section: Section) -> Iterator[Problem]:
    """Yield a problem for every difference."""
    yield from compare_facts(section, ID, text("amount"), lambda facts: facts.money)
