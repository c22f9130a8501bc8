"""Digits in rows of words that are no cardinals: Roman numerals, ordinals, misspelt words for digits.

One of them says nothing (Louis XIV, the third floor, a fine). A row of them, one after the other, is told like a
number: «IX IX I», “the ninth, the ninth, the first, the first”, “nien, nien, wun”.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from manara.contacts.digits import is_one_apart
from manara.languages.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manara.contacts.net_words import NetWords
    from manara.languages.number_words import NumberWord

_ROMAN = re.compile(r"(?<!\w)(?=[MDCLXVI])(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?!\w)")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500}
_NEXT_ROMAN, _NEXT_RANK = re.compile(r"[\s,.-]{1,3}"), re.compile(r"[\s,،]{1,3}((?:the\s)?)")
_WORD_ROW = re.compile(r"(?<!\w)[^\W\d_]{3,9}+(?:\s?[,،/-]\s?[^\W\d_]{3,9}+){2,14}(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")
# So many make a row: nobody lists ordinals out of their order.
_ROW, _RANKS, _SHORTEST_WHOLE = 3, 4, 3
Place = tuple[int, int, str]


def roman(raw: str) -> Iterator[Place]:
    """Yield rows of Roman numerals below ten, and single ones of three signs and more between 100 and 999."""
    row: list[Place] = []
    for match in _ROMAN.finditer(raw):
        value = _value(match[0])
        if row and not (value < 10 and _NEXT_ROMAN.fullmatch(raw, row[-1][1], match.start())):
            yield from row if len(row) >= _ROW else ()
            row = []
        if value < 10:
            row.append((*match.span(), str(value)))
        elif value >= 100 and len(match[0]) >= _SHORTEST_WHOLE:
            yield (*match.span(), str(value))
    yield from row if len(row) >= _ROW else ()


def _value(numeral: str) -> int:
    ones = [_VALUES[sign] for sign in numeral]
    return sum(-one if one < after else one for one, after in zip(ones, [*ones[1:], 0], strict=True))


def ranks(text: str, words: Iterable[NumberWord]) -> Iterator[Place]:
    """Yield rows of ordinals that do not rise."""
    row: list[Place] = []
    listed = [(one.start, one.end, str(one.value)) for one in words if one.kind == "ordinal" and one.value < 10]
    for one in [*listed, (len(text) + 9, len(text) + 9, "")]:
        after = _NEXT_RANK.fullmatch(text, row[-1][1], one[0]) if row else None
        if row and after is None:
            digits = [digit for _, _, digit in row]
            yield from row if len(row) >= _RANKS and digits != sorted(set(digits)) else ()
            row = []
        row.append((after.start(1), *one[1:]) if after else one)


def misspelt(text: str, words: NetWords) -> Iterator[Place]:
    """Yield rows of words, a comma or hyphen between, that are digits or one letter away from one."""
    for match in _WORD_ROW.finditer(text):
        row: list[Place] = []
        exact = 0
        for word in [*_WORD.finditer(text, match.start(), match.end()), None]:
            digit = _digit(word[0], words) if word is not None else ""
            if word is not None and digit:
                row.append((*word.span(), digit))
                exact += word[0] in _digits(words)
                continue
            yield from row if len(row) >= _ROW and exact < len(row) else ()
            row, exact = [], 0


@lru_cache(maxsize=4096)
def _digit(word: str, words: NetWords) -> str:
    known = _digits(words)
    return known.get(word) or next((digit for one, digit in known.items() if is_one_apart(one, word)), "")


@lru_cache(maxsize=16)
def _digits(words: NetWords) -> dict[str, str]:
    """Return the words for single digits, as they are compared."""
    units = ((str(digit), said) for one in words.packs for digit, said in one.mapping("numbers", "units").items())
    found = {fold(word.lower()): digit for digit, said in units for word in said}
    return {word: digit for word, digit in (found | words.spoken).items() if len(word) >= _ROW and len(digit) == 1}
