"""Figures as one language writes them, read to one form: “500.000” is 500000 in German and 500 in English."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

ENGLISH = (".", ",")
_GAPS = str.maketrans("", "", " '’")


@lru_cache(maxsize=64)
def amount_pattern(marks: tuple[str, str]) -> str:
    """Return the pattern of a figure without signs: “12”, “3,000”, “27.6”, and “3 000” where blanks group.

    Args:
        marks: Decimal mark and grouping mark.
    """
    plain = r"\d+(?:[.,]\d+)*"
    if marks[1] in ".,":
        return plain
    gap = "['’]" if marks[1] in "'’" else re.escape(marks[1])
    return rf"(?:\d{{1,3}}(?:{gap}\d{{3}})+(?:[.,]\d+)?(?![\d])|{plain})"


@lru_cache(maxsize=64)
def figure_pattern(marks: tuple[str, str]) -> re.Pattern[str]:
    """Return the pattern of a figure with its percent sign; a letter may touch on the right: “21st”."""
    return re.compile(rf"(?<![\w.,/])%?{amount_pattern(marks)}(?:\s?%)?", re.ASCII)


def plain_number(raw: str, factor: int = 1, marks: tuple[str, str] = ENGLISH) -> str:
    """Return a figure in one form: ``3,000`` and ``3000`` are one, ``27.6`` and ``27,6`` too.

    Args:
        raw: As typed.
        factor: What it is multiplied with: a million.
        marks: Decimal mark and grouping mark of the language; what groups nothing by its rules is a decimal mark.
    """
    bare = raw.translate(_GAPS)
    decimal, group = marks
    if group in ".,":
        point = re.escape(decimal)
        if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(group)}\d{{2,3}})*{re.escape(group)}\d{{3}}(?:{point}\d+)?", bare):
            bare = bare.replace(group, "")
    bare = bare.replace(",", ".")
    if bare.count(".") > 1:
        return bare
    value = Decimal(bare) * factor
    return f"{value.normalize():f}" if value == value.to_integral_value() or factor > 1 else f"{value:f}"
