"""A section names the same contacts in both languages.

Compared are the calls, ``{{ phone:hotline }}`` or ``{{ card:iom }}``, not the numbers they print: a reader who changes
the language must find the same way to help at the same place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import text
from manara.translations.compare_facts import compare_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.pages import Section

ID = "contacts.parity"


def check(section: Section) -> Iterator[Problem]:
    """Yield a problem for every difference."""
    yield from compare_facts(section, ID, text("contact"), lambda facts: facts.contacts)
