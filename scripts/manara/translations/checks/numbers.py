"""Both languages state the same figures.

Per section, every figure is compared: digits of any script, thousands marks and decimal marks aside, “38%”, «38٪» and
“38 per cent” alike, “27.6 million” multiplied out. Figures are counted, so that one of two equal figures cannot change
unseen. A figure that one language writes as a word (“two years”, «سنتان») is no problem as long as nothing else
differs. Write figures with a unit in digits, in both languages.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from manara.problems import text
from manara.translations.checks.facts import both_facts
from manara.translations.compare import compare, leftovers
from manara.translations.pages import pairs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.problems import Problem
    from manara.translations.facts import Facts, Mention

ID = "facts.numbers"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield a problem for every figure of one language only."""
    for pair in pairs_of(campaign):
        for parts in pair.parts:
            here, there = both_facts(pair, parts)
            if not here.figures and not there.figures:
                continue
            found = (here.figures, there.figures)
            gone, new = leftovers(*found)
            if gone and not new:
                found = (_without(here.figures, _spelled(gone, here, there)), found[1])
            elif new and not gone:
                found = (found[0], _without(there.figures, _spelled(new, there, here)))
            yield from compare(pair, parts, found, check=ID, what=text("figure"))


def _spelled(left: list[Mention], facts: Facts, other: Facts) -> list[Mention]:
    """Return the mentions that the other language writes as a word, or as a dual."""
    spare = Counter(other.spelled) - Counter(facts.spelled)
    duals = other.duals
    found = []
    for one in left:
        value = int(one.value) if one.value.isdigit() and len(one.value) < 3 else 0
        if value and spare[value] > 0:
            spare[value] -= 1
            found.append(one)
        elif value == 2 and duals > 0:
            duals -= 1
            found.append(one)
    return found


def _without(mentions: list[Mention], dropped: list[Mention]) -> list[Mention]:
    return [one for one in mentions if one not in dropped]
