"""What can happen to a number between its owner and a reader: one digit changed, dropped, doubled, two swapped."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SCRIPTS = {"ASCII": 0x30, "Arabic-Indic": 0x660, "Persian": 0x6F0, "fullwidth": 0xFF10, "mathematical": 0x1D7CE}
# Letters of other scripts that look the same, by Latin letter.
HOMOGLYPHS = dict(zip("aceikmnopstuvwyxbdgjhl", "асеікмոорѕтυνԝухЬԁɡјһӏ", strict=True))


def mutations(number: str) -> Iterator[str]:
    """Yield every form of *number* that differs by one digit, each once; separators stay where they are."""
    places = [index for index, sign in enumerate(number) if sign.isdigit()]
    seen = {number}
    for found in _all(number, places):
        if found not in seen:
            seen.add(found)
            yield found


def _all(number: str, places: list[int]) -> Iterator[str]:
    for at in places:
        for digit in "0123456789":
            yield number[:at] + digit + number[at + 1 :]
        yield number[:at] + number[at + 1 :]
        yield number[: at + 1] + number[at] + number[at + 1 :]
    for first, second in itertools.pairwise(places):
        signs = list(number)
        signs[first], signs[second] = signs[second], signs[first]
        yield "".join(signs)


def in_script(number: str, script: str) -> str:
    """Return *number* in the digits of *script*."""
    zero = SCRIPTS[script]
    return "".join(chr(zero + int(sign)) if sign.isdigit() and sign.isascii() else sign for sign in number)


def homoglyphs(address: str) -> Iterator[str]:
    """Yield *address* with one letter replaced by its double from another script."""
    for at, letter in enumerate(address):
        if letter in HOMOGLYPHS:
            yield address[:at] + HOMOGLYPHS[letter] + address[at + 1 :]
