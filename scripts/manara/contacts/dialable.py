"""Finds what could be dialled in any text: the eye of the sources scan and of the read-back.

A text is first folded: digits of every script, and digits written as HTML entities, percent-encoding or escapes, become
0 to 9, with the place of each kept. Runs of digits are then joined across everything a reader (or a telephone) ignores:
spaces of every kind, hyphens, dots, brackets, invisible marks, Markdown's and HTML's emphasis. What remains is judged:

* within one digit of a number of the registry: always found, however it is disguised;
* an international or trunk prefix, or 7 to 15 digits: found, unless it is plainly a date, years, an amount, a law,
  a post box, a decimal or the like;
* 2 to 6 digits: found after words of dialling ("call", "اتصل"), or when they stand bare and are, or nearly are, a short
  number of the registry.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from manara.contacts.digits import LOOK_ALIKES, ascii_digits, is_one_apart, only_digits
from manara.contacts.innocent import INNOCENT, THOUSANDS, is_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.contacts.registry import Registry

# Digits in disguise: &#50; &#x662; %32 %D9%A2 \u0032 \x32 and CSS's \32.
_ENCODED = re.compile(
    r"&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));?|((?:%[0-9a-fA-F]{2})+)|\\u([0-9a-fA-F]{4})"
    r"|\\u\{([0-9a-fA-F]{1,6})\}|\\x([0-9a-fA-F]{2})|\\([0-9a-fA-F]{2,6})[ ]?"
)
# Signs a reader passes over inside one number. Invisible marks (Cf) may be many.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f\u20e3\u0300-\u036f"
    "\u064b-\u065f\u0640"
)
_INLINE_TAG = (
    r"</?(?:a|abbr|b|bdi|bdo|big|br|code|data|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|tspan|tt|u|var|wbr)"
    r"(?:\s[^<>]*)?/?>|<!--[^<>]*-->"
)
_ENTITY = r"&(?:nbsp|ensp|emsp|thinsp|hairsp|zwj|zwnj|lrm|rlm|shy|ndash|mdash|minus|middot|bull|period|lpar|rpar);?"
_MARK = rf"[{_INVISIBLE}*_~`\\'\"’”“()\[\]{{}}]|{_INLINE_TAG}|{_ENTITY}|[\"']\s?\+\s?[\"']"
_SPACE = r"[^\S\n]|(?<=[^\n])\n(?=[^\n])"
_POINT = r"[-\u2010-\u2015\u2212\u30fb\uff0d.\uff0e\u00b7\u2022\u2027/,\u060c\u066b\u066c:]"
_SEPARATOR = (
    rf"(?:{_MARK})*(?:(?:{_SPACE}){{1,3}}(?:{_MARK})*)?(?:{_POINT})?(?:{_MARK})*(?:(?:{_SPACE}){{1,3}})?(?:{_MARK})*"
)
_LETTER_DIGITS = "".join(LOOK_ALIKES)
_RUN = re.compile(rf"[0-9](?:{_SEPARATOR}[0-9])*")
# Letters that are taken for digits: between two digits, or at the end of some.
_LOOK_ALIKE = re.compile(
    rf"(?<=[0-9])[{_LETTER_DIGITS}](?=(?:{_SEPARATOR})?[0-9])|(?<=[0-9]{{3}})[{_LETTER_DIGITS}](?![\w])"
)
# 1-800-HELP-NOW: letters of the keypad in a number free of charge.
_LETTERED = re.compile(r"\b(?:1[-. ])?8(?:00|88|77|66|55|44|33)[-. ][A-Z][A-Z0-9-]{5,9}[A-Z0-9]\b")
_TWO_DIGITS = re.compile(r"[0-9][^0-9]*?[0-9]")
_BLANK = "\ue000"
_PLUS = re.compile(rf"[+\uff0b\u207a](?:{_SEPARATOR})?$|&plus;$")
_HEAD = re.compile(r"[A-Za-z_#]$")

# Words of dialling, and what may stand between them and the number.
_DIALLING = (
    # The letters they begin with first: most signs of a text begin none of them.
    r"(?=[cdrptmhswfnاهتمجنعبروف])(?:"
    r"\b(?:call(?:ing)?|dial(?:ling)?|ring|phone|telephone|tel|mobile|hotline|helpline|sms|text|whats\s?app|fax"
    r"|number\sis)|اتصل(?:ي|وا)?|اتصال|الاتصال|هاتف|تلفون|تليفون|موبايل|جوال|نقال|الخط الساخن|على الرقم|بالرقم"
    r"|الرقم هو|رقم الطوارئ|واتساب|فاكس)"
)
_DIAL_WORD = re.compile(_DIALLING, re.IGNORECASE)
_DIAL_BEFORE = re.compile(
    rf"(?:{_DIALLING})(?:\s(?:us|at|on|to|for help|no\.?|number|is|now|بنا|بـ|على|رقم|الآن|هو))*"
    r"[^0-9A-Za-z\u0620-\u064a.؟?!;؛]{0,12}$",
    re.IGNORECASE,
)
_UNIT_AFTER = re.compile(
    r"[\s*_`)\]]*(?:hours?|days?|minutes?|times?|weeks?|months?|years?|people|persons?|workers?|seconds?|percent|of\b|th\b|rd\b"
    r"|nd\b|st\b"
    r"|a\.?m\b|p\.?m\b|ساعة|ساعات|يوم|أيام|مرة|مرات|دقيقة|دقائق|أسابيع|أسبوع|شهر|أشهر|سنة|سنوات|أشخاص|شخص|عامل|بلاغ|من\b|[%٪:/])",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"[\w\u0620-\u064a.)]+[\s*_`(\[]*$")
_OPEN_BEFORE = re.compile(r"(?:^|[:؟?\n–—>»\"“])[\s*_`(\[]*$|:\*\*\s*$")
_CLOSED_AFTER = re.compile(r"[\s*_`)\]]*(?:$|[.,;!؟?،؛\n<|»\"”)])")


@dataclass(frozen=True)
class Hit:
    """Something that could be dialled: where, as written, and its digits (``00`` and ``+`` left out)."""

    start: int
    end: int
    written: str
    digits: str


@dataclass(frozen=True)
class Folded:
    """A text in ASCII digits; *places* is ``None`` while every character kept its place."""

    text: str
    places: tuple[int, ...] | None

    def place(self, index: int) -> int:
        """Return where the character at *index* stood in the text as written."""
        return index if self.places is None else self.places[min(index, len(self.places) - 1)]


def fold(raw: str) -> Folded:
    """Return *raw* with all digits as 0 to 9, and digits in disguise decoded."""
    if "&#" not in raw and "%" not in raw and "\\" not in raw:
        return Folded(ascii_digits(raw), None)
    pieces: list[str] = []
    places: list[int] = []
    last = 0
    for match in _ENCODED.finditer(raw):
        decoded = _decode(match)
        if not decoded:
            continue
        pieces += [raw[last : match.start()], decoded]
        places += [*range(last, match.start()), *[match.start()] * len(decoded)]
        last = match.end()
    if not pieces:
        return Folded(ascii_digits(raw), None)
    pieces.append(raw[last:])
    places += range(last, len(raw) + 1)
    return Folded(ascii_digits("".join(pieces)), tuple(places))


def _decode(match: re.Match[str]) -> str:
    """Return the character, if it is one that numbers are made of; otherwise leave the text alone."""
    if match[3]:
        signs = bytes.fromhex(match[3].replace("%", "")).decode("utf-8", "ignore")
    else:
        code = int(match[2]) if match[2] else int(next(filter(None, match.group(1, 4, 5, 6, 7))), 16)
        signs = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
    useful = all(
        unicodedata.digit(sign, None) is not None or sign in "+ -.\xa0" or unicodedata.category(sign) == "Cf"
        for sign in signs
    )
    return signs if useful else ""


def find_dialable(raw: str, registry: Registry, *, code: bool = False) -> Iterator[Hit]:
    """Yield everything in *raw* that could be dialled, numbers of the registry included.

    Args:
        raw: Any text.
        registry: Numbers whose neighbourhood is watched.
        code: The text is a program or a drawing: only the registry's neighbourhood counts.
    """
    folded = fold(raw)
    text = folded.text
    found: list[tuple[int, int]] = []
    for start, end in _paragraphs(text):
        words = text[start:end]
        if any(sign in words for sign in LOOK_ALIKES):
            words = _LOOK_ALIKE.sub(lambda match: LOOK_ALIKES[match[0]], words)
        near = list(_near(words, registry))
        found += [(start + first, start + last) for first, last in near]
        if not code:
            for first, last in near:
                words = words[:first] + _BLANK * (last - first) + words[last:]
            found += [
                (start + first, start + last)
                for first, last in _unknown(words, text[max(0, start - 60) : start], registry)
            ]
    for start, end in sorted(found):
        first, last = folded.place(start), max(folded.place(end - 1) + 1, folded.place(end) if folded.places else 0)
        digits = only_digits(_LOOK_ALIKE.sub(lambda match: LOOK_ALIKES[match[0]], text[start:end]))
        yield Hit(first, last, raw[first:last], digits.removeprefix("00"))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield begin and end of paragraphs with at least two digits: a number is inside one, and most have none."""
    place = 0
    while (match := _TWO_DIGITS.search(text, place)) is not None:
        gap = text.rfind("\n\n", place, match.start())
        start = place if gap < 0 else gap + 2
        end = text.find("\n\n", match.start())
        end = len(text) if end < 0 else end
        if match.end() <= end:
            yield start, end
        place = end


def _near(text: str, registry: Registry) -> Iterator[tuple[int, int]]:
    """Yield runs, or parts of runs cut at separators, that are a long number of the registry or one digit apart."""
    for run in _RUN.finditer(text):
        spots = [index for index in range(run.start(), run.end()) if text[index].isdigit()]
        if len(spots) < 7:
            continue
        digits = "".join(text[index] for index in spots)
        taken: list[tuple[int, int]] = []
        for first, last in _windows(spots):
            part = digits[first:last]
            written = text[spots[first] : spots[last - 1] + 1]
            if _is_near(part, registry) and not (THOUSANDS.fullmatch(written) and part not in registry.numbers):
                start, end = spots[first], spots[last - 1] + 1
                if not any(start < other_end and end > other for other, other_end in taken):
                    taken.append((start, end))
                    plus = _PLUS.search(text[max(0, start - 12) : start])
                    yield (_plus_before(text, start) if plus else start), end


def _windows(spots: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the whole run, then runs of its groups, longest first; groups end where a separator stands."""
    count = len(spots)
    if count <= 15:
        yield 0, count
    cuts = [0, *(i for i in range(1, count) if spots[i] != spots[i - 1] + 1), count]
    if len(cuts) <= 2 or len(cuts) > 60:
        return
    for length in range(min(len(cuts) - 1, 12), 0, -1):
        for at in range(len(cuts) - length):
            first, last = cuts[at], cuts[at + length]
            if 7 <= last - first <= 15 and (first, last) != (0, count):
                yield first, last


def _is_near(digits: str, registry: Registry) -> bool:
    bare = digits.removeprefix("00")
    return _near_known(bare, registry.long_numbers)


@cache
def _near_known(digits: str, known: tuple[str, ...]) -> bool:
    return any(digits == form or is_one_apart(form, digits) for form in known)


def _unknown(text: str, context: str, registry: Registry) -> Iterator[tuple[int, int]]:
    """Yield numbers of any other owner; *context* is what stands before *text*."""
    if not _is_worth(text, context, registry):
        return
    calm = INNOCENT.sub(lambda match: _blank(match, text), text)
    yield from (match.span() for match in _LETTERED.finditer(calm))
    for run in _RUN.finditer(calm):
        start, end = run.span()
        digits = only_digits(run[0])
        before = (context + calm[max(0, start - 60) : start])[-60:]
        if _HEAD.search(before) and not _DIAL_BEFORE.search(before.rstrip("_#")):
            continue
        if _PLUS.search(before) and len(digits) >= 7:
            yield _plus_before(calm, start), end
        elif len(digits) >= 7:
            if not is_list(run[0]) or _DIAL_BEFORE.search(before):
                yield start, end
        elif _is_short(digits, before, calm[end : end + 30], registry):
            yield start, end


def _is_worth(text: str, context: str, registry: Registry) -> bool:
    """Tell whether a paragraph can hold a number at all: blanking innocent figures is what takes the time."""
    whole, shift = context + text, len(context)
    for run in _RUN.finditer(text):
        digits, start = only_digits(run[0]), run.start() + shift
        if len(digits) < 2:
            continue
        if len(digits) >= 7 or _is_near_short(digits, registry):
            return True
        if _DIAL_WORD.search(whole[max(0, start - 60) : start]):
            return True
    return _LETTERED.search(text) is not None


def _is_near_short(digits: str, registry: Registry) -> bool:
    return len(digits) >= 3 and any(digits == form or is_one_apart(form, digits) for form in registry.short_numbers)


def _plus_before(text: str, start: int) -> int:
    """Return where the plus before *start* stands."""
    return max(text.rfind(sign, 0, start) for sign in "+\uff0b\u207a&")


def _blank(match: re.Match[str], text: str) -> str:
    """Blank an innocent figure, unless words of dialling stand before it."""
    if _DIAL_BEFORE.search(text[max(0, match.start() - 60) : match.start()]) and len(only_digits(match[0])) >= 7:
        return match[0]
    return _BLANK * len(match[0])


def _is_short(digits: str, before: str, after: str, registry: Registry) -> bool:
    if len(digits) > 6 or len(digits) < 2:
        return False
    if re.fullmatch(r"(?:19|20)[0-9]{2}", digits) and digits not in registry.numbers:
        return False
    if _UNIT_AFTER.match(after):
        return False
    if _DIAL_BEFORE.search(before):
        return True
    return _is_near_short(digits, registry) and bool(_OPEN_BEFORE.search(before)) and bool(_CLOSED_AFTER.match(after))
