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
from manara.translations.markup import fold
from manara.translations.pages import pairs_of
from manara.translations.terms import finder, terms_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.translations.pages import Pair, Side
    from manara.translations.reading import Part
    from manara.translations.terms import Term

ID = "terms.required"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield the file's own problems, and a warning for every term that is missing."""
    terms = terms_of(campaign)
    yield from terms.problems
    for pair in pairs_of(campaign):
        for source, target in pair.parts:
            yield from _section(pair, (source, target), terms.terms)


def _section(pair: Pair, parts: tuple[Part, Part], terms: tuple[Term, ...]) -> Iterator[Problem]:
    aligned = parts[0].shape == parts[1].shape
    texts = tuple(
        [_folded(block.plain) for block in part.blocks] if aligned else [_folded(part.plain)] for part in parts
    )
    wholes = ["\n".join(lower for _, lower in blocks) for blocks in texts]
    sides = (pair.source, pair.target)
    for term in terms:
        for here, there in ((0, 1), (1, 0)):
            tag, other = sides[here].locale.tag, sides[there].locale.tag
            if tag not in term.demands or other not in term.forms:
                continue
            if not finder(term.forms[tag]).possible(wholes[here]):
                continue
            found, wanted = finder(term.forms[tag]), finder(term.forms[other] + term.accepted.get(other, ()))
            for index, words in enumerate(texts[here]):
                match = found.first(*words)
                if match and not wanted.first(*texts[there][index]):
                    line = parts[there].blocks[index].line if aligned else parts[there].line
                    yield _problem(sides[there], sides[here], line, match[0], term)


def _folded(plain: str) -> tuple[str, str]:
    folded = fold(plain)
    return folded, folded.lower()


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
            forms=", ".join(term.forms[side.locale.tag][:3]),
        ),
        hint(ID),
    )
