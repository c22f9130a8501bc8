"""Numbers spelled out in words: “two five five”, «اثنان خمسة خمسة».

Screen readers and people learning a number by heart are given words. A wrong word dials a wrong number as surely as a
wrong digit, and an editor may spell out what may not be typed.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Digit words by language; a campaign in another language adds its own line.
WORDS = {
    "en": ("zero oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    "ar": (
        "صفر", "واحد واحدة", "اثنان اثنين اثنتان", "ثلاثة ثلاث", "أربعة أربع اربعة", "خمسة خمس", "ستة ست", "سبعة سبع",
        "ثمانية ثماني ثمان", "تسعة تسع",
    ),
}  # fmt: skip
_DIGITS = {word: str(digit) for line in WORDS.values() for digit, words in enumerate(line) for word in words.split()}
_WORD = "|".join(sorted(_DIGITS, key=len, reverse=True))
# The letters they begin with first: most words of a text begin with another.
_FIRST = "".join({word[0] for word in _DIGITS})
_RUN = re.compile(
    rf"\b(?=[{_FIRST}])(?:{_WORD})(?:(?:[\s,،·–—-]|\bthen\b|ثم|\band\b|double )+(?:{_WORD})(?!\w))+", re.IGNORECASE
)
_ONE = re.compile(rf"(?<!\w)(double\s+)?({_WORD})(?!\w)", re.IGNORECASE)
# Letters that a pattern takes for another when it ignores case.
_SAME = str.maketrans("ıİſ", "iis")
# Vowel signs and tatweel, which catalogs may carry, are not part of a word.
_SIGNS = re.compile("[\u0640\u064b-\u0652\u200e\u200f\u2066-\u2069]")


def find_spelled(text: str) -> Iterator[tuple[str, str]]:
    """Yield words as written and the digits they spell, for every run of at least three.

    >>> list(find_spelled("press one one two now"))
    [('one one two', '112')]
    """
    folded = _SIGNS.sub("", unicodedata.normalize("NFC", text))
    for run in _RUN.finditer(folded):
        words = _ONE.findall(run[0])
        digits = "".join(_DIGITS[word.translate(_SAME).lower()] * (2 if twice else 1) for twice, word in words)
        if len(digits) >= 3:
            yield run[0], digits
