"""Numbers in words as a telephone would be given them: “two five five” is 255, «تسعمئة وتسعة وتسعون» is 999.

Screen readers and people learning a number by heart are given words. A wrong word dials a wrong number as surely as a
wrong digit, and an editor may spell out what may not be typed. How a language puts numbers together stands in the
``numbers.yml`` of its pack; words that people say or misspell for single digits in its ``net.yml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from manara.contacts.disguised import misspelt, ranks, roman
from manara.contacts.net_words import PART
from manara.languages.number_words import number_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.contacts.net_words import NetWords

# Nobody says a number to dial in thousands.
MOST = 1000
# What may stand between “double” and its digit, and a digit and «ثلاث مرات».
_GAP_AFTER, _GAP_BEFORE = re.compile(r"[\s-]{0,3}"), re.compile(r"[\s-]{0,3}$")


@dataclass(frozen=True)
class Spelled:
    """A number in words: its place in the canonical text, and its digits."""

    start: int
    end: int
    digits: str


def find_spelled(text: str, words: NetWords, typed: str = "") -> list[Spelled]:
    """Return every number in words of canonical *text*, in order, none over another.

    A hundred and eight is “108”; “double two” is “22”; «اثنان ثلاث مرات» is “222”. Roman numerals are looked for in
    what was *typed*, sign by sign the same text: in small letters they are none.
    """
    found: list[Spelled] = []
    for pack in words.packs:
        spelled = number_words(text, pack)
        repeats = [word for word in spelled if word.kind == "repeat"]
        singles = [
            Spelled(word.start, word.end, str(int(word.value)))
            for word in spelled
            if word.kind == "cardinal" and not isinstance(word.value, Fraction) and word.value < MOST
        ]
        after = pack.value(PART, "repeat") == "after"
        found += [Spelled(*place) for place in ranks(text, spelled)]
        found += _repeated(text, singles, [(word.start, word.end, int(word.value)) for word in repeats], after=after)
    pattern = _spoken(words)
    if pattern is not None:
        found += [Spelled(*match.span(), words.spoken[match[0]]) for match in pattern.finditer(text)]
    found += [Spelled(*place) for place in (*misspelt(text, words), *roman(typed))]
    return list(_apart(found))


def _repeated(
    text: str, singles: list[Spelled], repeats: list[tuple[int, int, int]], *, after: bool
) -> Iterator[Spelled]:
    """Yield numbers, those beside a word of repeating as often as it says; *after* it, or before it."""
    if not repeats:
        yield from singles
        return
    by_place = {single.end if after else single.start: single for single in singles}
    taken: set[int] = set()
    for start, end, times in repeats:
        gap = _GAP_BEFORE.search(text, max(0, start - 4), start) if after else _GAP_AFTER.match(text, end)
        single = by_place.get((gap.start() if after else gap.end()) if gap else -1)
        if single is not None and len(single.digits) <= 2 and single.start not in taken:
            taken.add(single.start)
            yield Spelled(min(start, single.start), max(end, single.end), single.digits * times)
    yield from (single for single in singles if single.start not in taken)


def _apart(found: list[Spelled]) -> Iterator[Spelled]:
    last = -1
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= last:
            last = one.end
            yield one


@lru_cache(maxsize=16)
def _spoken(words: NetWords) -> re.Pattern[str] | None:
    if not words.spoken:
        return None
    known = "|".join(sorted(map(re.escape, words.spoken), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<!\w)(?:{known})(?!\w)")
