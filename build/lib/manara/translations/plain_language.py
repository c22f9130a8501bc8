"""How plain a campaign's pages are: words in a sentence, and whom they address.

Sentence length is the measure that can be counted in any script. An average of 15 to 20 words is what guides to plain
English ask for (M. Cutts, Oxford Guide to Plain English); public services split what has more than 25 words
(GOV.UK content design). Neither number says that a text is understood: only readers do.

Whom a text addresses can be told in languages where a command or an adjective has a gender. Their words are data:
``address.yml`` of the language's pack. A language without them is not measured.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from manara.languages.folding import fold
from manara.languages.pack import Pack, pack
from manara.translations.reading import read
from manara.translations.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.sources.markdown_page import MarkdownPage

PART = "address"
# Words: the average guides ask for, the sentence that public services split.
PLAIN_AVERAGE, LONGEST = 20, 25
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Sentence:
    """A sentence of a page: where it begins, and how many words it has."""

    path: str
    line: int
    words: int


@dataclass(frozen=True)
class PlainLanguage:
    """What was counted in one language.

    Attributes:
        tag: Its tag.
        count: Sentences of all pages.
        average: Words in a sentence, on average; 0 where there are none.
        long: Sentences of more than 25 words, the longest first.
        to_men: Sentences that only a man is addressed by; ``None`` where the pack has no words to tell.
    """

    tag: str
    count: int
    average: float
    long: tuple[Sentence, ...]
    to_men: tuple[Sentence, ...] | None

    @property
    def plain(self) -> bool:
        """Whether the average is one that guides call plain."""
        return self.average <= PLAIN_AVERAGE


def plain_language(campaign: Campaign) -> list[PlainLanguage]:
    """Return what was counted for each language that is published, in the campaign's order."""
    return [_of(tag, campaign) for tag in campaign.tags]


def _of(tag: str, campaign: Campaign) -> PlainLanguage:
    words = pack(tag, campaign.root)
    pattern = None if words.lacks(PART, "commands") else _to_men(words)
    found: list[Sentence] = []
    men: list[Sentence] = []
    for page in campaign.pages.get(tag, {}).values():
        for line, sentence in _sentences(page):
            counted = Sentence(page.path, line, len(_WORD.findall(sentence)))
            if counted.words:
                found.append(counted)
                if pattern is not None and pattern.search(fold(sentence)):
                    men.append(counted)
    total = sum(one.words for one in found)
    long = sorted((one for one in found if one.words > LONGEST), key=lambda one: -one.words)
    average = round(total / len(found), 1) if found else 0.0
    return PlainLanguage(tag, len(found), average, tuple(long), None if pattern is None else tuple(men))


def _sentences(page: MarkdownPage) -> Iterator[tuple[int, str]]:
    for part in read(page).parts:
        if part.title:
            yield part.line, part.title
        for block in part.blocks:
            for sentence in sentences(block):
                yield block.line, sentence


@lru_cache(maxsize=8)
def _to_men(words: Pack) -> re.Pattern[str]:
    commands = "|".join(
        sorted({re.escape(fold(word)) for word in words.words(PART, "commands")}, key=len, reverse=True)
    )
    said = "|".join(fold(one) for one in words.words(PART, "said"))
    begins = r"(?:^|[،,;؛:(«]|\*\*)\s*(?:ثم\s+)?"
    joined = r"(?:(?<=\s)[وف])"
    return re.compile(rf"(?:{begins}[وف]?|{joined})(?:{commands})\b|\b(?:{said})\b")
