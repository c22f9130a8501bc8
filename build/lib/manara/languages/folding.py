"""Text as a comparison sees it: what is typed for each other is one.

This is knowledge of scripts, not of a language: digits of any script are those of ASCII, the Arabic vowel signs and
the lengthening stroke carry no meaning of their own, alif is written with and without hamza.
"""

from __future__ import annotations

import re
import unicodedata

_FOLDED = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ة": "ه",
        "٫": ".",
        "٬": ",",
        "٪": "%",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "–": "-",
        "—": "-",
        "\u2011": "-",
    }
)
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
# Vowel signs, the dagger alif and tatweel carry no meaning a comparison needs.
_DROPPED = re.compile("[\u064b-\u0652\u0670\u0640]")


def fold(text: str) -> str:
    """Return *text* with ASCII digits, one alif, no vowel signs, no tatweel.

    >>> fold("المادّة ٢٢")
    'الماده 22'
    """
    if text.isascii():
        return text
    text = _DROPPED.sub("", text)
    if _FOREIGN_DIGIT.search(text):
        text = _FOREIGN_DIGIT.sub(lambda sign: str(unicodedata.digit(sign[0])), text)
    return text.translate(_FOLDED)
