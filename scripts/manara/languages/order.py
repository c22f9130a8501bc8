"""The order of an A–Z list, as readers of a language look for it.

Letters are compared as UTS 10 and CLDR do, in three steps: what letter, then its accents, then large or small. An
accent makes no other letter (``Ä`` stands with ``A``, «أ» with «ا»), unless the alphabet of the language has it as one:
``alphabet:`` in ``lexicon.yml`` of the pack names its letters in order, also those of two signs. The Arabic article is
part of the word, as it is in CLDR. Decision 0119 says why this is no library's table.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manara.locales import Locale

# Letters with a stroke and ligatures, which Unicode does not take apart, as UTS 10 does.
_APART = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "ħ": "h"})
# What a letter is compared by: its place in the alphabet, or 0; then the letter itself.
_Letter = tuple[int, int, str]
Key = tuple[tuple[_Letter, ...], str, str]


@lru_cache(maxsize=64)
def _places(alphabet: tuple[str, ...]) -> tuple[dict[str, int], re.Pattern[str]]:
    places = {unicodedata.normalize("NFC", letter): place for place, letter in enumerate(alphabet, 1)}
    longest = sorted(places, key=len, reverse=True)
    return places, re.compile("|".join([*map(re.escape, longest), "."]), re.DOTALL)


def _small(text: str, places: dict[str, int]) -> str:
    """Return *text* in small letters; where ı is a letter of its own, it is the small one of I."""
    if "ı" in places:
        text = text.replace("İ", "i").replace("I", "ı")
    return unicodedata.normalize("NFC", text.casefold())


def sort_key(text: str, locale: Locale) -> Key:
    """Return what *text* is sorted by in a list of *locale*.

    Blanks come before digits, digits before letters; other signs do not count.

    >>> from manara.locales import Locale
    >>> sorted(["Zoll", "Äpfel", "Arbeit"], key=lambda title: sort_key(title, Locale("de", "de-DE", "")))
    ['Äpfel', 'Arbeit', 'Zoll']
    """
    places, letters = _places(tuple(locale.pack.value("lexicon", "alphabet").split()))
    found: list[_Letter] = []
    for letter in letters.findall(_small(unicodedata.normalize("NFC", text), places)):
        if letter in places:
            found.append((3, places[letter], letter))
            continue
        for base in unicodedata.normalize("NFKD", letter).casefold().translate(_APART):
            kind = unicodedata.category(base)[0]
            if kind == "Z":
                found.append((1, 0, " "))
            elif kind == "N":
                found.append((2, unicodedata.digit(base, 0), ""))
            elif base in places:
                found.append((3, places[base], base))
            elif kind == "L" or unicodedata.category(base) == "Mc":
                # In a language with an alphabet, the letters of others come after it.
                found.append((4 if places else 3, 0, base))
    return tuple(found), unicodedata.normalize("NFKD", text), text
