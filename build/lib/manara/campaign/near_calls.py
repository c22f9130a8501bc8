r"""Calls that were meant and mistyped: ``{ phone:hotline }``, ``\{\{ … \}\}``, ``[[ … ]]`` and their kin.

A kind, a colon and an argument between brackets of any sort are a call somebody meant. A call that is right is left
alone. Text editors, word processors and forms turn braces into these; a reader would see them as typed.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.campaign.calls import KINDS, CallError, resolve
from manara.sources.markdown_page import CALL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign

_KIND = "|".join(KINDS)
# Signs that stand for braces, each perhaps escaped, spaced, or written as HTML or in an address.
_CODED = r"&#0*12[35];|&#x0*7[bd];|&[lr](?:cub|brace);|%7[bd]|&[lr]cub;"
_OPEN = rf"(?:\\?[{{\[｛［❴⦃〔【«‹<(%$⟦⦗]|{_CODED})"
_CLOSE = rf"(?:\\?[}}\]｝］❵⦄〕】»›>)%$⟧⦘]|{_CODED})"
_BLANK = r"[\s\u00a0\u200b-\u200f\u2060\u2066-\u2069]"
_NEAR = re.compile(
    rf"(?P<open>{_OPEN}(?:{_BLANK}{{0,3}}{_OPEN}){{0,3}}){_BLANK}{{0,5}}(?P<kind>{_KIND}){_BLANK}{{0,3}}[:：]"
    rf"{_BLANK}{{0,3}}(?P<argument>[A-Za-z0-9][\w.:,()/-]{{0,80}}?){_BLANK}{{0,5}}"
    rf"(?P<close>{_CLOSE}(?:{_BLANK}{{0,3}}{_CLOSE}){{0,3}})?(?![\w-])",
    re.IGNORECASE,
)
_BARE = re.compile(rf"(?<![\w./-])(?P<kind>{_KIND}):(?P<argument>[a-z0-9][a-z0-9.-]*[a-z0-9])(?![\w-])")
_BRACES = frozenset("{}｛｝❴❵⦃⦄")
# Kinds whose argument is a name: in brackets of another sort, only a name that there is makes them a call.
_NAMED = frozenset(KINDS) - {"date", "money", "time"}


@dataclass(frozen=True)
class NearCall:
    """A mistyped call: where it begins and ends in the line, and what was meant."""

    start: int
    end: int
    written: str
    call: str


def near_calls(line: str, campaign: Campaign) -> Iterator[NearCall]:
    """Yield every mistyped call of *line*; what is no call by any reading is left alone."""
    if ":" not in line and "：" not in line:
        return
    right = [match.span() for match in CALL.finditer(line)]
    end = 0
    for pattern in (_NEAR, _BARE):
        for match in pattern.finditer(line):
            if any(start < match.end() and match.start() < stop for start, stop in right) or match.start() < end:
                continue
            kind, argument = match["kind"].lower(), match["argument"].rstrip(".,:")
            means = _means(kind, argument, campaign)
            if not means and not (pattern is _NEAR and _is_braced(match)):
                continue
            if pattern is _BARE and (kind not in _NAMED or not means):
                continue
            if pattern is _NEAR and not _is_braced(match) and kind not in _NAMED:
                continue
            end = match.end()
            yield NearCall(match.start(), match.end(), match[0], f"{{{{ {kind}:{argument} }}}}")


def _is_braced(match: re.Match[str]) -> bool:
    """Tell whether the brackets are braces of any kind, or doubled: nobody writes those by chance."""
    opened = html.unescape(match["open"]).replace("%7B", "{").replace("%7b", "{")
    return bool(_BRACES.intersection(opened)) or len(re.findall(r"[\[［<〔【⟦]", opened)) > 1


def _means(kind: str, argument: str, campaign: Campaign) -> bool:
    try:
        resolve(kind, argument, campaign)
    except CallError:
        return False
    return True
