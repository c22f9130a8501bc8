"""Words that deny, and words that limit: which of them a text holds."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from manara.translations.lexicon import Lexicon, lexicon
from manara.translations.reading import holding

if TYPE_CHECKING:
    from collections.abc import Sequence

# Vowel signs that occur on common words; the letters themselves stay as written: «دوّن» (note down) is not «دون».
_SIGNS = re.compile("[\u064b-\u064d\u0640\u0652]+")


def bare(plain: str) -> str:
    """Return *plain* without the vowel signs of common words."""
    return plain if plain.isascii() else _SIGNS.sub("", plain)


def denies(tag: str) -> bool:
    """Tell whether the words that deny are known for a language."""
    return lexicon(tag).negations != Lexicon.negations


def denials(sentence: str, tag: str) -> int:
    """Return how often a sentence denies something outright."""
    return len(_pattern(tag, "negations").findall(sentence))


def denying(sentence: str, tag: str) -> bool:
    """Tell whether a sentence denies something outright."""
    return _pattern(tag, "negations").search(sentence) is not None


def may_deny(texts: Sequence[str], tag: str) -> set[int]:
    """Return which of *texts*, of any length, can hold a sentence that denies; most paragraphs cannot."""
    return holding(_pattern(tag, "denying"), [bare(text) for text in texts])


def limits(sentence: str, tag: str) -> bool:
    """Tell whether a sentence has a word that could stand for a denial: only, at most, instead of."""
    return _pattern(tag, "limits").search(sentence) is not None


@lru_cache(maxsize=65536)
def all_denials(plain: str, tag: str) -> int:
    """Return how often a text denies or limits, every word counted."""
    if not denies(tag):
        return 0
    return len(_any(tag).findall(bare(plain)))


@lru_cache(maxsize=64)
def _any(tag: str) -> re.Pattern[str]:
    words = lexicon(tag)
    return re.compile(f"(?:{words.negations})|(?:{words.limits})")


@lru_cache(maxsize=64)
def _pattern(tag: str, field: str) -> re.Pattern[str]:
    return re.compile(getattr(lexicon(tag), field))
