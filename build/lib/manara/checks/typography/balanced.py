"""Brackets and quotation marks come in pairs, within a paragraph: ( ) [ ] « » “ ” „ “."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text
from manara.translations.typography import PAIRS, protect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.translations.pages import Side

ID = "typography.balanced"
# "1)" and "a)" at the beginning of a line count something; inside a sentence the bracket closes one.
_NUMBERING = re.compile(r"^\s*(?:[-*+]\s+)?(?:\d{1,2}|[a-z])\)", re.MULTILINE)
_SIGNS = re.compile(r"[()\[\]«»“”„]")
# A low mark opens in German and its neighbours; what opens in English closes it there.
_LOW, _CLOSES_LOW = "„", "“”"
CLOSING = {close: open_ for open_, close in PAIRS.items()}


def check(side: Side) -> Iterator[Problem]:
    """Yield a warning for the first sign of each paragraph that has no partner."""
    for part in side.reading.parts:
        for block in part.blocks:
            if not _SIGNS.search(block.text):
                continue
            safe = _NUMBERING.sub(lambda match: " " * len(match[0]), protect(block.text))
            found = unbalanced(safe)
            if found is not None:
                yield Problem(
                    side.path,
                    *block.place(found),
                    Level.WARNING,
                    ID,
                    text("“{sign}” has no partner", sign=safe[found]),
                    text("Close it in the same paragraph, or remove it."),
                )


def unbalanced(text_: str) -> int | None:
    """Return the place of the first bracket or quotation mark without a partner."""
    waiting: list[int] = []
    for match in _SIGNS.finditer(text_):
        sign = match[0]
        if sign in _CLOSES_LOW and waiting and text_[waiting[-1]] == _LOW:
            waiting.pop()
        elif sign in PAIRS or sign == _LOW:
            waiting.append(match.start())
        elif waiting and text_[waiting[-1]] == CLOSING[sign]:
            waiting.pop()
        else:
            return match.start()
    return waiting[0] if waiting else None
