"""What the checks of facts share: both sides of every section, read into facts, compared as multisets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text
from manara.translations.agree import agreed
from manara.translations.compare import compare, hint
from manara.translations.facts import Facts, Mention, facts_of
from manara.translations.lexicon import lexicon
from manara.translations.signs import differences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from manara.problems import Text
    from manara.translations.pages import Pair, Section
    from manara.translations.reading import Part
    from manara.translations.signs import Kind


def both_facts(pair: Pair, parts: tuple[Part, Part]) -> tuple[Facts, Facts]:
    """Return the facts of a section in both languages, without what they only write differently."""
    return agreed(*raw_facts(pair, parts))


def raw_facts(pair: Pair, parts: tuple[Part, Part]) -> tuple[Facts, Facts]:
    """Return the facts of a section in both languages, as each writes them."""
    return (
        facts_of(parts[0], lexicon(pair.source.locale), pair.region),
        facts_of(parts[1], lexicon(pair.target.locale), pair.region),
    )


def compare_facts(
    section: Section, check: str, what: Text, pick: Callable[[Facts], Sequence[Mention]]
) -> Iterator[Problem]:
    """Yield a problem for every fact that stands in one language only."""
    here, there = map(pick, both_facts(section.pair, section.parts))
    if here or there:
        yield from compare(section.pair, section.parts, (here, there), check=check, what=what)


def report_signs(pair: Pair, check: str, what: Text, kind: Kind) -> Iterator[Problem]:
    """Yield a warning wherever each side of a sentence has a word that the other lacks."""
    for here, there, gone, new in differences(pair, kind):
        yield Problem(
            pair.target.path,
            there.line,
            1,
            Level.WARNING,
            check,
            text(
                "{what}: “{here}” here, “{there}” in “{path}”, line {line}",
                what=what,
                here=new,
                there=gone,
                path=pair.source.path,
                line=here.line,
            ),
            hint(check),
        )
