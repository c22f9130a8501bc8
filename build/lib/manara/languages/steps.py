"""Steps of ``search.yml``: ``pattern -> what takes its place``, for Python and ECMAScript 5 alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

PART = "search"
ARROW = " -> "
# What one of the two languages reads otherwise, or not at all: looking back, names of groups, inline flags.
_OF_ONE = re.compile(r"\(\?(?![:=!])|\\[AZpPuU]")


def steps(written: Iterable[str]) -> list[tuple[str, str]]:
    """Return the steps that can be used, as pattern and replacement; the check ``languages.pack`` names the others."""
    return [(pattern, put) for rule in written if not broken(rule) for pattern, _, put in (rule.partition(ARROW),)]


def broken(rule: str) -> bool:
    """Tell whether a step is none that both languages read.

    >>> broken("(a)b -> $1"), broken("(?<=a)b -> "), broken("a -> $1"), broken("(a"), broken("a")
    (False, True, True, True, True)
    """
    pattern, arrow, put = rule.partition(ARROW)
    if not arrow or unreadable(pattern):
        return True
    return any(int(group) > re.compile(pattern).groups for group in re.findall(r"\$(\d)", put))


def unreadable(pattern: str) -> bool:
    """Tell whether a pattern is none that both languages read."""
    try:
        re.compile(pattern)
    except re.error:
        return True
    return bool(_OF_ONE.search(pattern))
