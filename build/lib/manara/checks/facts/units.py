"""A figure has the same unit in both languages: 10 days are not 10 months, 8 a.m. is not 8 p.m.

The unit is the word right behind a figure, or behind a number in words; «شهران» is two months. Another unit of time or
measure, or another half of the day, is an error; another thing that is counted (men, women, pages) a warning. Units
stand in each language's pack.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text
from manara.translations.compare import hint
from manara.translations.compare_facts import both_facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from manara.translations.facts import Mention
    from manara.translations.pages import Section

ID = "facts.units"


def check(section: Section) -> Iterator[Problem]:
    """Yield a problem for every figure that has another unit."""
    pair, parts = section.pair, section.parts
    here, there = (facts.quantities for facts in both_facts(pair, parts))
    if not here or not there:
        return
    aligned = parts[0].shape == parts[1].shape
    for kind, level in (("u_", Level.ERROR), ("c_", Level.WARNING)):
        for one, other in _differing(here, there, kind, aligned=aligned):
            yield Problem(
                pair.target.path,
                other.line,
                other.column,
                level,
                ID,
                text(
                    "“{here}” here, “{there}” in “{path}”, line {line}: another unit",
                    here=other.shown,
                    there=one.shown,
                    path=pair.source.path,
                    line=one.line,
                ),
                hint(ID),
            )


def _differing(
    here: Sequence[Mention], there: Sequence[Mention], kind: str, *, aligned: bool
) -> Iterator[tuple[Mention, Mention]]:
    """Yield two mentions of one figure wherever each side has it with a unit that the other lacks."""
    sides: list[dict[tuple[str, int], list[Mention]]] = [{}, {}]
    for side, found in zip(sides, (here, there), strict=True):
        for one in found:
            figure, unit = one.value.split(" ")
            if unit.startswith(kind):
                side.setdefault((figure, one.block if aligned else 0), []).append(one)
    for key in sides[0].keys() & sides[1].keys():
        units = [Counter(one.value for one in side[key]) for side in sides]
        gone, new = units[0] - units[1], units[1] - units[0]
        if gone and new:
            yield (
                next(one for one in sides[0][key] if one.value in gone),
                next(one for one in sides[1][key] if one.value in new),
            )
