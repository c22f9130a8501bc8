"""What the checks of facts share: both sides of every section, read into facts, compared as multisets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.translations.agree import agreed
from manara.translations.compare import compare
from manara.translations.facts import Facts, Mention, facts_of
from manara.translations.lexicon import lexicon
from manara.translations.pages import Pair, pairs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from manara.campaign.model import Campaign
    from manara.problems import Problem, Text
    from manara.translations.reading import Part


def both_facts(pair: Pair, parts: tuple[Part, Part]) -> tuple[Facts, Facts]:
    """Return the facts of a section in both languages, without what they only write differently."""
    return agreed(
        facts_of(parts[0], lexicon(pair.source.locale), pair.region),
        facts_of(parts[1], lexicon(pair.target.locale), pair.region),
    )


def compare_facts(
    campaign: Campaign, check: str, what: Text, pick: Callable[[Facts], Sequence[Mention]]
) -> Iterator[Problem]:
    """Yield a problem for every fact that stands in one language only."""
    for pair in pairs_of(campaign):
        for parts in pair.parts:
            here, there = map(pick, both_facts(pair, parts))
            if here or there:
                yield from compare(pair, parts, (here, there), check=check, what=what)
