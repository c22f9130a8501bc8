"""Words that hurt, mislead or promise too much are not used.

``data/terms.yml`` lists them per language, with what to write and the reason. Arabic words are found with their
articles, prepositions and pronouns. Phrases in which a word means something else stand under ``except:``. Marked
quotations and code are left alone; where a page has to explain such a word, it gives the
reason: ``<!-- waive: terms.avoid: explains what the word means -->``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text
from manara.translations.markup import fold
from manara.translations.terms import finder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.translations.pages import Side
    from manara.translations.terms import Terms

ID = "terms.avoid"


def check(side: Side, terms: Terms) -> Iterator[Problem]:
    """Yield a warning for every avoided word."""
    own = [word for word in terms.avoided if word.tag == side.locale.tag]
    if not own:
        return
    whole = "\n".join([*(lower for _, _, _, lower in _spoken(side)), side.reading.folded])
    for word in own:
        found = finder(word.words)
        if not found.possible(whole):
            continue
        right = finder(word.besides) if word.besides else None
        for line, column, words, lower in _texts(side):
            allowed = [one.span() for one in right.all(words, lower)] if right is not None else []
            for match in found.all(words, lower):
                if any(start <= match.start() and match.end() <= end for start, end in allowed):
                    continue
                before = words[: match.start()]
                yield Problem(
                    side.path,
                    line + before.count("\n"),
                    column + match.start() - (before.rfind("\n") + 1) + 1,
                    Level.WARNING,
                    ID,
                    text("“{found}” is a word to avoid. {why}", found=match[0], why=word.why),
                    text("Write: {better}.", better=word.write),
                )


def _spoken(side: Side) -> Iterator[tuple[int, int, str, str]]:
    """Yield line, first column less one, words and small letters of title and description."""
    for key in ("title", "description"):
        node = side.page.front.get(key)
        if node is not None:
            folded = fold(side.page.text_of(key))
            yield node.line, node.column - 1, folded, folded.lower()


def _texts(side: Side) -> Iterator[tuple[int, int, str, str]]:
    yield from _spoken(side)
    for part in side.reading.parts:
        for block, folded in zip(part.blocks, part.folds, strict=True):
            yield block.line, 0, *folded
