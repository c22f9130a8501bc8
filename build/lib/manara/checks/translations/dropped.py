"""A paragraph has no fewer sentences than its pair, unless they are as long.

Languages cut sentences differently; what is far too short and has fewer sentences has lost one, and every other check
may pass. Compared are paragraphs and items of more than forty letters, by their letters and by the usual length of both
languages: a warning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.checks.translations.length import usual_length
from manara.problems import Level, Problem, text
from manara.translations.compare import hint
from manara.translations.markup import MARKED
from manara.translations.sentences import blocks, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.translations.pages import Pair
    from manara.translations.reading import Block

ID = "translations.dropped"
FEWEST_LETTERS = 40
LEAST = 0.62


def check(pair: Pair) -> Iterator[Problem]:
    """Yield a warning for every paragraph that has lost a sentence on one side."""
    usual = usual_length(pair.target.locale) / usual_length(pair.source.locale)
    for parts in pair.parts:
        for here, there in blocks(parts):
            counts = len(sentences(here)), len(sentences(there))
            letters = _letters(here) * usual, _letters(there)
            # What is marked as another language counts no letters.
            marked = MARKED.search(here.text) or MARKED.search(there.text)
            if counts[0] == counts[1] or max(letters) < FEWEST_LETTERS or marked:
                continue
            if counts[1] < counts[0] and letters[1] < LEAST * letters[0]:
                yield _problem(pair.target.path, there, pair.source.path, counts[::-1])
            elif counts[0] < counts[1] and letters[0] < LEAST * letters[1]:
                yield _problem(pair.source.path, here, pair.target.path, counts)


def _letters(block: Block) -> int:
    return sum(map(str.isalpha, block.plain))


def _problem(path: str, block: Block, other: str, counts: tuple[int, int]) -> Problem:
    return Problem(
        path,
        block.line,
        1,
        Level.WARNING,
        ID,
        text(
            "{here} sentences here, {there} in “{path}”, and much shorter: is one missing?",
            here=counts[0],
            there=counts[1],
            path=other,
        ),
        hint(ID),
    )
