"""Digits of every script, and what may stand between the digits of one number.

``int()``, ``str.isdigit()`` and number libraries accept Arabic-Indic, Persian, fullwidth and mathematical digits alike,
and a telephone does not. Whatever compares numbers goes through this module.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Small letters that are taken for a digit when they stand inside a number: Latin, Greek, Cyrillic.
LOOK_ALIKES = {"o": "0", "\u03bf": "0", "\u043e": "0", "l": "1", "i": "1"}
# Seldom, and only where the whole number dials: S for 5, B for 8, Z for 2.
MORE_LOOK_ALIKES = LOOK_ALIKES | {
    "s": "5", "b": "8", "z": "2", "g": "9", "q": "9", "a": "4", "t": "7", "e": "3", "d": "0", "|": "1", "\u0431": "6",
    "\u0437": "3", "\u0447": "4", "\u0455": "5", "\u0456": "1",
}  # fmt: skip


# Signs that only show a number: dice, cards, tiles, counting rods, faces of clocks, Roman numerals of one sign.
_SHOWN = re.compile(
    r"(?:DIE FACE-(?P<figure>[1-6])|(?:MAHJONG TILE|PLAYING CARD|PARENTHESIZED IDEOGRAPH|CIRCLED IDEOGRAPH"
    r"|COUNTING ROD UNIT DIGIT|CLOCK FACE|(?:SMALL )?ROMAN NUMERAL)"
    r" (?P<word>ACE|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE)"
    r"(?: OF .*| OCLOCK)?)"
)
_WORDS = ("ACE", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE")


class _Digits(dict[int, int | str]):
    """A table for ``str.translate`` that asks Unicode once per character met: all scripts, circles, dice and cards."""

    def __missing__(self, code: int) -> int | str:
        value = unicodedata.digit(chr(code), -1)
        if value < 0 and (shown := _SHOWN.fullmatch(unicodedata.name(chr(code), ""))):
            value = int(shown["figure"]) if shown["figure"] else max(1, _WORDS.index(shown["word"]))
        self[code] = code if value < 0 else str(value)
        return self[code]


_TABLE = _Digits()
# Every character with a digit value but 0 to 9; most Arabic texts have none and need no table.
_FOREIGN = re.compile(
    "[^\\D0-9]|[\u00b2\u00b3\u00b9\u1369-\u1371\u19da\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u2474-\u247c"
    "\u2488-\u2490\u24ea\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792\U00010a40-\U00010a43"
    "\U00010e60-\U00010e68\U00011052-\U0001105a\U0001f100-\U0001f10a"
    "\u2160-\u2168\u2170-\u2178\u2680-\u2685\u3220-\u3228\u3280-\u3288\U0001d360-\U0001d371\U0001f007-\U0001f021"
    "\U0001f0a2-\U0001f0d9\U0001f550-\U0001f558]"
)
# A figure in Braille: the sign for numbers, then letters.
_BRAILLE = re.compile("\u283c([\u2801-\u281b]+)")
_DOTS = str.maketrans("\u2801\u2803\u2809\u2819\u2811\u280b\u281b\u2813\u280a\u281a", "1234567890")


def ascii_digits(raw: str) -> str:
    """Return *raw* with the digits of all scripts written 0 to 9; every character keeps its place.

    >>> ascii_digits("١٢٣٤ ５６７８")
    '1234 5678'
    """
    if raw.isascii():
        return raw
    if "\u283c" in raw:
        raw = _BRAILLE.sub(lambda match: f" {match[1].translate(_DOTS)}", raw)
    return raw.translate(_TABLE) if _FOREIGN.search(signs_of(raw)) else raw


@lru_cache(maxsize=64)
def signs_of(raw: str) -> str:
    """Return every sign of *raw* once: what is rare is looked for there, and two rules look, one after the other."""
    return "".join(set(raw))


def only_digits(raw: str) -> str:
    """Return the ASCII digits of *raw*, in order."""
    return re.sub(r"[^0-9]", "", raw)


def is_one_apart(first: str, second: str) -> bool:
    """Tell whether one digit changed, dropped, added, or swapped with its neighbour makes *second* from *first*.

    >>> is_one_apart("12345678", "12346578"), is_one_apart("12345678", "1234567")
    (True, True)
    """
    if first == second or abs(len(first) - len(second)) > 1:
        return False
    start = next(
        (i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )
    a, b = first[start:], second[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (len(a) > 1 and a[:2] == b[1::-1] and a[2:] == b[2:])


def named(raw: str) -> str:
    """Return *raw* with invisible characters replaced by their code points: ``25<U+200B>58``."""
    return "".join(
        f"<U+{ord(sign):04X}>" if unicodedata.category(sign) in ("Cf", "Cc", "Zl", "Zp", "Co", "Cn") else sign
        for sign in raw
    )


@lru_cache(maxsize=4096)
def is_near_any(digits: str, known: tuple[str, ...]) -> bool:
    """Tell whether *digits* are one of *known*, or one digit apart."""
    return any(digits == form or is_one_apart(form, digits) for form in known)
