"""Finds what could be dialled in any text: the eye of the sources scan and of the read-back.

A text is read as eyes and telephones read it (``canonical.py``), cut into words and figures (``figures.py``), numbers
in words among them, and each figure is judged by what stands beside it (``explain.py``). Found are:

* what is a number of the registry or one digit from it, however it is cut and disguised;
* 7 to 15 digits in one run, or any with an international prefix, unless something explains them;
* figures that are cut over cells, items, lines or a sentence, when together they dial in the campaign's region and
  a service, a place or a person stands before them;
* 2 to 6 digits beside a service, a place, a call or a word of dialling, alone in an item, or an emergency code
  somewhere in the world, unless something explains them.

Every step walks through a text once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.contacts.canonical import canonical
from manara.contacts.digits import LOOK_ALIKES, MORE_LOOK_ALIKES, only_digits
from manara.contacts.figures import read
from manara.contacts.judge import Judge
from manara.contacts.plans import dials
from manara.contacts.spelled import find_spelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.contacts.canonical import Canonical
    from manara.contacts.registry import Registry

_ANY_DIGIT = re.compile(r"[0-9]")
_LOOK_ALIKE = re.compile(
    rf"(?<=[0-9])[{''.join(LOOK_ALIKES)}](?= ?[-.]?[0-9])|(?<=[0-9]{{3}})[{''.join(LOOK_ALIKES)}](?![\w])"
)
# A word of digits and letters that look like some, with as many digits as letters.
_MIXED = re.compile(rf"(?<![\w.#-])[0-9{''.join(re.escape(sign) for sign in MORE_LOOK_ALIKES)}]{{3,12}}(?![\w])")
# 1-800-HELP-NOW: letters of the keypad in a number free of charge.
_LETTERED = re.compile(r"\b(?:1[-. ])?8(?:00|88|77|66|55|44|33)[-. ][A-Z][A-Z0-9-]{4,9}[A-Z0-9]\b")
# *123*5#: what a telephone sends to its network.
_SERVICE_CODE = re.compile(r"[*#][0-9]{2,4}(?:\*[0-9]{1,12}){0,4}#")


@dataclass(frozen=True)
class Hit:
    """Something that could be dialled: where, as written, and its digits (``00`` and ``+`` left out)."""

    start: int
    end: int
    written: str
    digits: str
    spelled: bool = False


def find_dialable(raw: str, registry: Registry, *, code: bool = False) -> Iterator[Hit]:
    """Yield everything in *raw* that could be dialled, numbers of the registry included, in order of place.

    Args:
        raw: Any text.
        registry: Numbers whose neighbourhood is watched, the region they are dialled in, and the words around them.
        code: The text is a program or a drawing: only the registry's neighbourhood counts.
    """
    found: list[Hit] = []
    known = canonical(raw)
    found += _in_text(raw, known, registry, code=code)
    for at, words in known.aside:
        found += (
            Hit(at + hit.start, at + hit.end, hit.written, hit.digits, hit.spelled)
            for hit in find_dialable(words, registry, code=code)
        )
    yield from sorted(found, key=lambda hit: hit.start)


def _in_text(raw: str, known: Canonical, registry: Registry, *, code: bool) -> Iterator[Hit]:
    text = known.text
    has_digit = _ANY_DIGIT.search(text) is not None
    typed = raw if known.places is None else "".join(raw[place] for place in known.places[:-1])
    spelled = [] if code else find_spelled(text, registry.words, typed)
    if not has_digit and len(spelled) < 2 and not any(len(one.digits) > 2 for one in spelled):
        return
    plain = _LOOK_ALIKE.sub(lambda match: LOOK_ALIKES[match[0]], text) if has_digit else text
    judge = Judge(read(plain, spelled, registry.words), registry, code=code)
    found = list(judge.found())
    if has_digit and not code:
        found += _with_more_look_alikes(plain, registry)
        found += ((*match.span(), only_digits(match[0]), False) for match in _SERVICE_CODE.finditer(text))
        found += (
            (*match.span(), only_digits(match[0]), False) for match in _LETTERED.finditer(raw) if known.places is None
        )
    for start, end, digits, in_words in _apart(found, max(len(text), len(raw))):
        first = known.place(start)
        last = max(known.place(end - 1) + 1, known.place(end) if known.places and end < len(text) else 0)
        if known.places is not None and "&" not in raw and "%" not in raw and "\\" not in raw:
            last = known.place(end - 1) + 1
        yield Hit(first, last, raw[first:last], digits.removeprefix("00"), in_words)


def _apart(found: list[tuple[int, int, str, bool]], length: int) -> Iterator[tuple[int, int, str, bool]]:
    """Yield hits in the order in which they were found, but none over another."""
    taken = bytearray(length)
    for one in found:
        start, end = one[:2]
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            yield one


def _with_more_look_alikes(text: str, registry: Registry) -> Iterator[tuple[int, int, str, bool]]:
    """Yield numbers with letters that are seldom taken for digits (S for 5): only what dials, or nearly is known."""
    places: list[tuple[int, int]] = []

    def fold(match: re.Match[str]) -> str:
        digits = only_digits(match[0])
        if len(digits) * 2 < len(match[0]) or len(digits) == len(match[0]):
            return match[0]
        places.append(match.span())
        return "".join(MORE_LOOK_ALIKES.get(sign, sign) for sign in match[0])

    folded = _MIXED.sub(fold, text)
    if not places:
        return
    judge = Judge(read(folded, (), registry.words), registry, code=False)
    for start, end, digits, _ in judge.found():
        touched = any(start < last and end > first for first, last in places)
        if not touched or len(digits) < 7:
            continue
        if judge.is_paper(start):
            continue
        if dials(digits, registry.region) or registry.is_near(digits) or judge.has_owner(start):
            yield start, end, digits, False
