"""No line is left in the other language.

A paragraph, list item, row or heading of six or more words that stands word for word in the pair was copied and not
translated; so was a heading of one or more long words. Marked spans are not counted. This also works for two
languages of one script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text
from manara.translations.markup import WORD, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manara.translations.pages import Pair
    from manara.translations.reading import Block

ID = "pages.untranslated-lines"
FEWEST = 6
FEWEST_IN_HEADING = 2


def check(pair: Pair) -> Iterator[Problem]:
    """Yield an error for every block that both pages have in the same words."""
    begins = _by_first_word(pair.source.reading.blocks)
    for first, blocks in _by_first_word(pair.target.reading.blocks).items():
        known = {_words(block) for block in begins.get(first, ())} - {()}
        for block in blocks if known else ():
            if (whole := _words(block)) in known:
                yield Problem(
                    pair.target.path,
                    block.line,
                    1,
                    Level.ERROR,
                    ID,
                    text(
                        "“{words}” stands word for word in “{path}”",
                        words=" ".join(whole[:8]),
                        path=pair.source.path,
                    ),
                    text("Translate it into “{tag}”.", tag=pair.target.locale.tag),
                )


def _by_first_word(blocks: Iterable[Block]) -> dict[str, list[Block]]:
    found: dict[str, list[Block]] = {}
    for block in blocks:
        if (word := WORD.search(block.plain)) is not None:
            found.setdefault(word[0], []).append(block)
    return found


def _words(block: Block) -> tuple[str, ...]:
    """Return the words of a block; none when it has too few, or mostly figures."""
    least = FEWEST_IN_HEADING if block.kind == "heading" else FEWEST
    whole = tuple(words(block.plain))
    return () if len(whole) < least or sum(map(str.isdigit, whole)) * 2 > len(whole) else whole
