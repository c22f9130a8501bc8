"""Agreed terms are used in every language.

``data/terms.yml`` lists what a term is called in each language. Where one language uses it, the other must use one of
its forms in the same paragraph, item or row, or, where the two are built differently, in the same section. Only pairs
that are reliable in practice are demanded (``required: both``, or the one language whose form is exact): pronouns and
sentence building take away the rest. Arabic is compared without hamza, vowel signs, prefixes and pronouns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text
from manara.translations.compare import hint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.translations.pages import Pair, Side
    from manara.translations.reading import Part
    from manara.translations.terms import Demanded, Term, Terms

ID = "terms.required"


def check_pair(pair: Pair, terms: Terms) -> Iterator[Problem]:
    """Yield a warning for every term that is missing."""
    sides = (pair.source, pair.target)
    tags = (pair.source.locale.tag, pair.target.locale.tag)
    for here, there in ((0, 1), (1, 0)):
        whole = sides[here].reading.folded
        possible = [one for one in terms.demanded(tags[here], tags[there]) if one.found.possible(whole)]
        for parts in pair.parts if possible else ():
            yield from _section((sides[here], sides[there]), (parts[here], parts[there]), possible)


def _section(sides: tuple[Side, Side], parts: tuple[Part, Part], terms: list[Demanded]) -> Iterator[Problem]:
    """Yield a problem for every term the first side has and the second lacks."""
    possible = [one for one in terms if one.found.possible(parts[0].folded[1])]
    if not possible:
        return
    aligned = parts[0].shape == parts[1].shape
    here, there = (part.folds if aligned else (part.folded,) for part in parts)
    for one in possible:
        for index, words in enumerate(here):
            match = one.found.first(*words)
            if match and not one.wanted.first(*there[index]):
                line = parts[1].blocks[index].line if aligned else parts[1].line
                yield _problem(sides[1], sides[0], line, match[0], one.term)


def _problem(side: Side, other: Side, line: int, found: str, term: Term) -> Problem:
    return Problem(
        side.path,
        line,
        1,
        Level.WARNING,
        ID,
        text(
            "“{path}” says “{found}” here; the agreed term is missing: {forms}",
            path=other.path,
            found=found,
            forms=" / ".join(term.forms[side.locale.tag][:3]),
        ),
        hint(ID),
    )
