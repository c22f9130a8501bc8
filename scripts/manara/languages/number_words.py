"""Numbers written in words, read into figures: twenty-five, خمسة وعشرون, fünfundzwanzig, quatre-vingt-douze.

The words and how a language puts them together stand in the pack's ``numbers.yml``. A number is a row of pieces:
a piece that is smaller than what came before is added, a hundred or a thousand multiplies it. In Arabic pieces are
added only with و («مئة وعشرة» is 110, «مئة ألف» 100,000), and the units of a two-digit number come first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from manara.languages.folding import fold
from manara.languages.marks import WORD_GOES_ON

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manara.languages.pack import Pack

PART = "numbers"
Kind = Literal["cardinal", "ordinal", "fraction", "repeat"]
# What each list of numbers.yml holds; where a word stands in two, the first counts.
_LISTS = (
    "units", "teens", "tens", "hundreds", "thousands", "scales", "repeated-unit", "decades", "ordinals", "fractions",
    "repeats", "counted", "parts", "ordinal-parts",
)  # fmt: skip
# A word ends where neither a letter nor a vowel sign of its own follows.
_END = rf"(?![\w{WORD_GOES_ON}])"
_BLANKS = re.compile(r"[\s\u00a0-]*")


@dataclass(frozen=True)
class NumberWord:
    """A number in words.

    Attributes:
        value: The number; a :class:`~fractions.Fraction` for “half” and its kin.
        kind: ``cardinal``, ``ordinal`` (fifth), ``fraction`` (half), ``repeat`` (double: the next digit stands twice).
        start: Where it begins in the text.
        end: Where it ends.
        before: What is joined to its first word: «ال», «و», «بال».
    """

    value: int | Fraction
    kind: Kind
    start: int
    end: int
    before: str = ""


@dataclass(frozen=True)
class _Piece:
    value: int | Fraction
    list: str
    start: int
    end: int
    before: str
    joined: bool
    """Whether a join stands between it and the piece before."""


@dataclass(frozen=True, eq=False)
class _Words:
    """The number words of one language, compiled."""

    values: dict[str, tuple[str, int | Fraction]]
    piece: re.Pattern[str]
    run: re.Pattern[str] | None
    joins: frozenset[str]
    joining: re.Pattern[str]
    glued: frozenset[str]
    units_first: bool
    needs_join: bool
    joins_below: int
    prefix: str


def knows_numbers(pack: Pack) -> bool:
    """Tell whether the language's number words are known."""
    return bool(pack.part(PART))


def number_words(text: str, pack: Pack) -> list[NumberWord]:
    """Return every number written in words in *text*, in order; none overlaps another.

    Args:
        text: As :func:`~manara.languages.folding.fold` gives it, in small letters; places are places in it.
        pack: The language it is written in.
    """
    words = _compiled(pack)
    if words is None or words.piece.search(text) is None:
        return []
    found: list[NumberWord] = []
    row: list[_Piece] = []
    for piece in _pieces(text, words):
        between = text[row[-1].end : piece.start] if row else ""
        if row and not _follows(between, words):
            found += _numbers(row, words)
            row = []
        joined = piece.joined or words.joining.fullmatch(between) is not None
        row.append(replace(piece, joined=joined) if joined else piece)
    return found + _numbers(row, words)


def figures(words: Iterable[NumberWord]) -> list[int]:
    """Return the whole numbers among *words*."""
    return [int(word.value) for word in words if not isinstance(word.value, Fraction) and word.kind != "repeat"]


def _pieces(text: str, words: _Words) -> Iterator[_Piece]:
    if words.run is None:
        for match in words.piece.finditer(text):
            yield _piece(match, 0, words, joined=False)
        return
    for run in words.run.finditer(text):
        last = 0
        for match in words.piece.finditer(run[0]):
            yield _piece(match, run.start(), words, joined=run[0][last : match.start()] in words.joins)
            last = match.end()


def _piece(match: re.Match[str], offset: int, words: _Words, *, joined: bool) -> _Piece:
    list_, value = words.values[" ".join(match["piece"].split())]
    before = match["before"] or ""
    glued = bool(before) and before[0] in words.glued
    return _Piece(value, list_, offset + match.start(), offset + match.end(), before, joined or glued)


def _follows(between: str, words: _Words) -> bool:
    """Tell whether nothing but blanks, a hyphen or a join stands between two pieces."""
    if _BLANKS.fullmatch(between):
        return "\n\n" not in between
    return words.joining.fullmatch(between) is not None or between in words.joins


def _numbers(row: list[_Piece], words: _Words) -> list[NumberWord]:
    """Return the numbers in a row of pieces: “two five five” is three, “twenty-five” is one."""
    found: list[NumberWord] = []
    held: list[_Piece] = []
    for piece in row:
        if held and _value([*held, piece], words) is None:
            found += _number(held, words)
            held = []
        held.append(piece)
    return found + (_number(held, words) if held else [])


def _number(held: list[_Piece], words: _Words) -> list[NumberWord]:
    value = _value(held, words)
    last = held[-1]
    if value is None or (len(held) == 1 and last.list in ("parts", "ordinal-parts")):
        return []
    kind: Kind = "cardinal"
    if any(piece.list.startswith("ordinal") for piece in held):
        kind = "ordinal"
    elif last.list in ("fractions", "repeats"):
        kind = "fraction" if last.list == "fractions" else "repeat"
    return [NumberWord(value, kind, held[0].start, last.end, held[0].before)]


def _value(pieces: list[_Piece], words: _Words) -> int | Fraction | None:
    """Return the number *pieces* make; ``None`` when they make no single one."""
    if len(pieces) == 1:
        return pieces[0].value
    total = current = 0
    scale = 10**15
    alone = {"fractions", "repeats", "repeated-unit", "decades", "counted"}
    for number, piece in enumerate(pieces):
        value = piece.value
        if isinstance(value, Fraction) or piece.list in alone:
            return None
        if piece.list.startswith("ordinal") and number < len(pieces) - 1 and not words.units_first:
            return None
        joined = piece.joined
        if number and value >= 1000 and piece.list == "scales" and not joined and current:
            if value >= scale:
                return None
            total, current, scale = total + current * value, 0, value
        elif value >= 1000:
            if current or value >= scale or (number and words.needs_join and not joined):
                return None
            total, scale = total + value, 1000 if value < 10**6 else 10**6
        elif value == 100 and piece.list == "scales" and 0 < current < 100 and not joined:
            current *= 100
        elif _adds(current, total, value, piece, words, first=number == 0):
            current += value
        else:
            return None
    return total + current


def _adds(current: int, total: int, value: int, piece: _Piece, words: _Words, *, first: bool) -> bool:
    """Tell whether *value* may be added to a number that has come to *current* since its last thousand."""
    if first:
        return True
    if words.needs_join and not piece.joined:
        return False
    if current == 0:
        return total > 0
    # Five and twenty.
    if words.units_first and piece.joined and 0 < current % 100 < 10 and 20 <= value < 100:
        return True
    if value >= 100 or value == 0:
        return False
    if value >= 10:
        return current % 100 == 0
    if current % 10 or not (current % 100 == 0 or current % 100 >= 20 or (current % 100 == 10 and _tens(words, 10))):
        return False
    # “twenty and five” are two numbers in a language that joins hundreds only.
    return not (piece.joined and words.joins_below and current % 100)


def _tens(words: _Words, value: int) -> bool:
    return any(entry == ("tens", value) for entry in words.values.values())


@lru_cache(maxsize=64)
def _compiled(pack: Pack) -> _Words | None:
    part = pack.part(PART)
    if not part:
        return None
    values: dict[str, tuple[str, int | Fraction]] = {}
    for name in _LISTS:
        for key, forms in pack.mapping(PART, name).items():
            value = Fraction(key) if "/" in key else int(key)
            for form in forms or ():
                values.setdefault(fold(form.lower()), (name, value))
    order = pack.mapping(PART, "order")
    joins = frozenset(fold(join.lower()) for join in order.get("joins") or ())
    glued = joins if order.get("glued") == "true" else frozenset()
    pieces = "|".join(
        re.escape(form).replace(r"\ ", r"[\s-]+") for form in sorted(values, key=lambda form: (-len(form), form))
    )
    before = pack.mapping(PART, "before")
    letters = "".join(re.escape(fold(letter)) for letter in before.get("letters") or ())
    article = "|".join(re.escape(fold(one)) for one in before.get("article") or ())
    # What is joined looks like the beginning of some words («واحد»), so the shortest is tried first.
    prefix = (rf"[{letters}]??" if letters else "") + (rf"(?:{article})??" if article else "")
    together = order.get("together") == "true"
    edge = ("", "") if together else (r"(?<!\w)", _END)
    joining = "|".join(map(re.escape, sorted(joins)))
    shape = rf"{edge[0]}(?P<before>{prefix})(?P<piece>{pieces}){edge[1]}"
    return _Words(
        {" ".join(form.replace("-", " ").split()) if "-" in form else form: value for form, value in values.items()}
        | values,
        re.compile(shape),
        re.compile(rf"(?<!\w)(?=((?:{pieces}{'|' + joining if joining else ''})+))\1{_END}") if together else None,
        joins,
        re.compile(rf"[\s-]+(?:{joining})[\s-]+" if joining else "(?!)"),
        glued,
        order.get("units-first") == "true",
        order.get("needs-join") == "true",
        int(order.get("joins-below") or 0),
        prefix,
    )


@lru_cache(maxsize=64)
def first_look(pack: Pack) -> re.Pattern[str]:
    """Return a pattern of which every text with a number in words holds a match; it crosses no end of a word."""
    words = _compiled(pack)
    if words is None:
        return re.compile("(?!)")
    starts = "|".join(re.escape(start) for start in sorted({re.split(r"[\s-]", form)[0] for form in words.values}))
    return re.compile(starts if words.run is not None else rf"(?<!\w){words.prefix}(?:{starts}){_END}")
