"""Words that deny, and words that limit: which of them a text holds.

A language's words stand in the part ``denials`` of its pack: those that deny, phrases in which such a word denies
nothing (“no later than”, «لا بد»), and words that say the same without denying (“avoid”, «ابتعد»).
"""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from manara.languages.patterns import NOTHING, any_word
from manara.translations.reading import holding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from manara.languages.pack import Pack
    from manara.locales import Locale

# All vowel signs but the doubling, which is a letter: «دوّن» (note down) is not «دون».
_SIGNS = re.compile("[\u064b-\u0650\u0640\u0652]+")
_CLAUSE_END = re.compile("[.؟!؛;?]")


def bare(plain: str) -> str:
    """Return *plain* without the vowel signs of common words."""
    return plain if plain.isascii() else _SIGNS.sub("", plain)


class Denials:
    """The words of one language that deny."""

    def __init__(self, words: Pack) -> None:
        self._lists = words.mapping("lexicon", "denials")

    @cached_property
    def words(self) -> re.Pattern[str]:
        """Words that deny; of every denial one is found, so that it is a first look as well."""
        return self._any("words")

    @cached_property
    def exceptions(self) -> re.Pattern[str]:
        """Phrases that hold such a word and deny nothing, or in form only."""
        return self._any("except")

    @cached_property
    def undone_by(self) -> re.Pattern[str] | None:
        """Words after which, in the same clause, nothing is denied: «لا … إلا»."""
        return self._any("undone-by") if self._lists.get("undone-by") else None

    def says_only(self, sentence: str) -> bool:
        """Tell whether *sentence* denies for all but somebody: “nobody but”, «لا … إلا»."""
        if "none-but" in self._lists and self._any_of("none-but").search(sentence):
            return True
        undone = self.undone_by is not None and self.words.search(sentence) and self.undone_by.search(sentence)
        return bool(undone) and not self.denies(sentence)

    def lacks_limit(self, sentence: str) -> bool:
        """Tell whether *sentence* denies, and has no word such as “only” or “except”."""
        return "limits" in self._lists and self.denies(sentence) and not self._any_of("limits").search(sentence)

    @cached_property
    def stand_ins(self) -> re.Pattern[str]:
        """All words that may stand for the other language's denial."""
        return self._any("like", "except", "words")

    def denies(self, sentence: str) -> bool:
        """Tell whether *sentence* denies something outright."""
        if self.words.search(sentence) is None:
            return False
        sentence = self.exceptions.sub(" ", sentence)
        end = 0
        for match in self.words.finditer(sentence):
            if self.undone_by is None:
                return True
            if match.start() >= end:
                clause = _CLAUSE_END.search(sentence, match.end())
                end = clause.start() if clause else len(sentence)
            if self.undone_by.search(sentence, match.end(), end) is None:
                return True
        return False

    @cache  # noqa: B019  # one object per language, for the time of the program
    def _any_of(self, name: str) -> re.Pattern[str]:
        return self._any(name)

    def _any(self, *names: str) -> re.Pattern[str]:
        words = [word for name in names for word in self._lists.get(name) or ()]
        return re.compile(any_word(words) if words else NOTHING, re.IGNORECASE)


def denials_of(locale: Locale) -> Denials | None:
    """Return the words that deny in a language; ``None`` when they are not known, and nothing can be compared."""
    words = locale.pack
    return None if words.lacks("lexicon", "denials") else _denials(words)


@lru_cache(maxsize=64)
def _denials(words: Pack) -> Denials:
    return Denials(words)


def may_deny(texts: Sequence[str], words: Denials) -> set[int]:
    """Return which of *texts*, of any length, can hold a sentence that denies; most paragraphs cannot."""
    return holding(words.words, [bare(text) for text in texts])


@lru_cache(maxsize=65536)
def all_denials(plain: str, locale: Locale) -> int:
    """Return how often a text denies or limits, every word counted; 0 for a language without such words."""
    words = denials_of(locale)
    return 0 if words is None else len(words.stand_ins.findall(bare(plain)))
