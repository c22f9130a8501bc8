"""Figures, amounts, times and dates stand in the same order within a paragraph, item or row.

Two days that have changed places say something else, and every other comparison passes. Where the unit behind each
figure is the same in both languages, the order may differ, and years stand where a language wants them; elsewhere two
of a kind that have changed places are a warning.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.problems import Level, Text, text
from manara.translations.compare import out_of_order
from manara.translations.compare_facts import both_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.facts import Facts, Mention
    from manara.translations.pages import Section

ID = "facts.order"
_YEAR = re.compile("(?:19|20)[0-9]{2}")
KINDS: tuple[tuple[str, Text], ...] = (
    ("figures", text("figure")),
    ("dates", text("date")),
    ("times", text("time of day")),
    ("money", text("amount")),
)


def check(section: Section) -> Iterator[Problem]:
    """Yield a warning for every paragraph in which two of a kind have changed places."""
    pair, parts = section.pair, section.parts
    if parts[0].shape != parts[1].shape:
        return
    facts = both_facts(pair, parts)
    bound = {one.value for one in facts[0].quantities} & {one.value for one in facts[1].quantities}
    for kind, what in KINDS:
        found = _of(facts[0], kind, bound), _of(facts[1], kind, bound)
        yield from out_of_order(pair, found, check=ID, what=what, level=Level.WARNING, exchanged=True)


def _of(facts: Facts, kind: str, bound: set[str]) -> list[Mention]:
    mentions: list[Mention] = getattr(facts, kind)
    if kind != "figures":
        return mentions
    settled = {value.split(" ")[0] for value in bound}
    # Languages put the year of a number before or after it.
    return [one for one in mentions if one.value not in settled and not _YEAR.fullmatch(one.value)]
