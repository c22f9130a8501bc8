"""What is denied in one language is denied in the other.

“Do not confront the adult” without its “not” says the opposite, and every other check would pass. In the first
sentence of a danger or warning box, or of its title, this is an error, elsewhere a warning. Compared are sentences, or
whole paragraphs where the languages cut their sentences differently, as yes or no: one that denies in one language,
while the other has neither a denial nor a word that limits (“only”, “at most”, “instead of”, “unsure”), has lost it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text
from manara.translations.compare import hint
from manara.translations.lexicon import Lexicon, lexicon
from manara.translations.pages import pairs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.translations.pages import Pair
    from manara.translations.reading import Block

ID = "tone.negation"
ALARMING = ("danger", "warning")
_SENTENCE = re.compile(r"[.!?؟:](?:\s|$)")
# Vowel signs that occur on common words; the letters themselves stay as written.
_HAMZA_KEPT = {0x064B: None, 0x064C: None, 0x064D: None, 0x0640: None, 0x0652: None}


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield a problem for every denial that is lost or added."""
    for pair in pairs_of(campaign):
        if not all(denies(side.locale.tag) for side in (pair.source, pair.target)):
            continue
        for source, target in pair.parts:
            if source.shape == target.shape:
                for here, there in zip(source.blocks, target.blocks, strict=True):
                    yield from _blocks(pair, here, there)


def _blocks(pair: Pair, here: Block, there: Block) -> Iterator[Problem]:
    tags = (pair.source.locale.tag, pair.target.locale.tag)
    ours, theirs = sentences(here), sentences(there)
    if len(ours) != len(theirs):
        ours, theirs = [" ".join(ours)], [" ".join(theirs)]
    for index, (one, other) in enumerate(zip(ours, theirs, strict=True)):
        if _lost(one, other, tags) or _lost(other, one, tags[::-1]):
            yield Problem(
                pair.target.path,
                there.line,
                1,
                Level.ERROR if index == 0 and here.box in ALARMING else Level.WARNING,
                ID,
                text(
                    "this denies {here} times, “{path}”, line {line}, {there} times: “{words}”",
                    here=denials(other, tags[1]),
                    there=denials(one, tags[0]),
                    path=pair.source.path,
                    line=here.line,
                    words=" ".join(other.split())[:60],
                ),
                hint(ID),
            )


def sentences(block: Block) -> list[str]:
    """Return the sentences of a block, markup and calls blanked."""
    plain = block.plain.translate(_HAMZA_KEPT)
    return [sentence for sentence in _SENTENCE.split(plain) if sentence.strip()] or [""]


def denies(tag: str) -> bool:
    """Tell whether the words that deny are known for a language."""
    return lexicon(tag).negations != Lexicon.negations


def denials(sentence: str, tag: str) -> int:
    """Return how often a sentence denies something."""
    return len(_pattern(tag, "negations").findall(sentence))


def _lost(one: str, other: str, tags: tuple[str, str]) -> bool:
    """Tell whether *one* denies, and *other* has no word that could stand for it."""
    return denials(one, tags[0]) > 0 and denials(other, tags[1]) == 0 and not _pattern(tags[1], "limits").search(other)


@lru_cache(maxsize=64)
def _pattern(tag: str, field: str) -> re.Pattern[str]:
    return re.compile(getattr(lexicon(tag), field))
