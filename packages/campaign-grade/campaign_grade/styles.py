"""Reads style sheets as far as judging needs: rules with their media, and the addresses they load."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]{1,2000})[\"']?\s*\)|@import\s+[\"']([^\"']{1,2000})[\"']", re.IGNORECASE)
# Rules inside these are rules of the page.
_NESTING = ("@media", "@supports", "@layer", "@container", "@scope")
MOST = 500_000


@dataclass(frozen=True)
class Rule:
    """One rule: its media (``screen`` rules of a page have none), selector and declarations."""

    media: str
    selector: str
    body: str


def rules_of(css: str) -> Iterator[Rule]:
    """Yield the rules of a style sheet; what is broken is passed over, as browsers do."""
    yield from _rules(_COMMENT.sub(" ", css[:MOST]))


def _rules(css: str) -> Iterator[Rule]:
    media: list[str] = []
    start = 0
    for place in re.finditer(r"[{};]", css):
        at, sign = place.start(), place[0]
        if at < start:
            continue
        head = css[start:at].strip()
        if sign == "{" and head.lower().startswith(_NESTING):
            media.append(head.lower() if head.lower().startswith("@media") else "")
            start = at + 1
        elif sign == "{":
            end = css.find("}", at)
            end = len(css) if end < 0 else end
            yield Rule(" ".join(media).strip(), head, css[at + 1 : end])
            start = end + 1
        else:
            if sign == "}" and media:
                media.pop()
            start = at + 1


def addresses_in(css: str) -> list[str]:
    """Return every address a style sheet loads.

    >>> addresses_in("@import 'a.css'; p { background: url(b.png) } @font-face { src: url('c.woff2') }")
    ['a.css', 'b.png', 'c.woff2']
    """
    return [match[1] or match[2] for match in _ADDRESS.finditer(_COMMENT.sub(" ", css[:MOST]))]
