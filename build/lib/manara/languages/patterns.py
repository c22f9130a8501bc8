"""Words of a pack as patterns.

A word in a pack is written as it is typed, with a few marks: ``*`` for any letters, ``[ab]`` for one of these letters
or none, ``(al)`` for these letters or none, ``…`` for up to four words between, ``#`` for a figure. A blank is any
blank, ``'`` any apostrophe. Nothing else has a meaning, so that a dot is a dot.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARK = re.compile(r"\[[^\]]+\]|\([^)]+\)|[*…#' ]|[^\[\](*…#' ]+|.")
# A vowel sign is part of its word: «دوّن» is not «دون».
_LETTER = r"[\w\u064b-\u0652]"
NOTHING = "(?!)"


@lru_cache(maxsize=4096)
def word_pattern(word: str) -> str:
    r"""Return the pattern of one word or phrase, without its edges.

    >>> word_pattern("[وف]لا بد")
    '[وف]?لا\\s+بد'
    """
    return "".join(map(_piece, _MARK.findall(word)))


def any_word(words: Iterable[str], before: str = "") -> str:
    """Return the pattern of any of *words* standing alone, the longest tried first.

    Args:
        words: As a pack has them.
        before: Pattern of what may be joined to their front.
    """
    return alone(any_of(words), before)


def any_of(words: Iterable[str]) -> str:
    """Return the pattern of any of *words* without edges, the longest tried first."""
    return "|".join(map(word_pattern, sorted(set(words), key=lambda word: (-len(word), word)))) or NOTHING


def alone(shape: str, before: str = "") -> str:
    """Return the pattern of *shape* where no letter touches it but what *before* allows."""
    return rf"(?<!{_LETTER}){before}(?:{shape})(?!{_LETTER})"


def _piece(piece: str) -> str:
    first = piece[0]
    if first == "[" and len(piece) > 1:
        return f"[{re.escape(piece[1:-1])}]?"
    if first == "(" and len(piece) > 1:
        return f"(?:{re.escape(piece[1:-1])})?"
    return {
        "*": r"\w*", "…": r"(?:\w++\s+){0,3}?\w++", "#": r"\d[\d.,]*", "'": "['’]", " ": r"\s+",
    }.get(first, re.escape(piece))  # fmt: skip
