"""Finds the place in a rendered page that belongs to a line of its source.

Markdown keeps no line numbers. So a sign is put at the end of the line before the page is rendered, and taken out of
the HTML again: there the line is. The signs are block elements (U+2580 to U+2597), which have no direction, belong to
no word, and mean nothing to Markdown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.sources.markdown_page import CARD

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from manara.sources.markdown_lines import Piece
    from manara.sources.markdown_page import MarkdownPage

_OPEN, _CLOSE = "\u2596", "\u2597"
_DIGITS = str.maketrans("0123456789", "\u2580\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588\u2589")
_BACK = str.maketrans("\u2580\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588\u2589", "0123456789")
_SIGN = re.compile(f"{_OPEN}([\u2580-\u2589]+){_CLOSE}")
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*[#.][^}]*\}[ \t]*$")
_TAG = re.compile(r"(<!--.*?-->|<(script|style)\b.*?</\2>|<[^>]*>)", re.DOTALL)
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Nothing is put into these: what is in a link, a button or a summary would be pressed with it, and a heading is a
# name. It comes right after them.
_CLOSED = ("a", "button", "summary", "h1", "h2", "h3", "h4", "h5", "h6", "dt")
# Lists of links repeat headings; the place is in the text itself.
_SKIPPED = ("nav", "title", "head")
_WORDS = ("p", "li", "ol", "dd", "dt", "note")


def with_signs(page: MarkdownPage, lines: Iterable[int]) -> str:
    """Return the page's body with a sign for each of *lines* that has a place in it.

    Args:
        page: As it is in the file.
        lines: Numbers of lines in the file; those of the front matter stand at the page's first heading.
    """
    body = page.body.split("\n")
    if _OPEN in page.body or _CLOSE in page.body:
        return page.body
    pieces = page.structure.pieces
    for number in sorted(set(lines), reverse=True):
        found = _place(page, body, pieces, max(number - page.body_line, 0))
        if found is not None:
            at, column = found
            body[at] = f"{body[at][:column]}{_OPEN}{str(number).translate(_DIGITS)}{_CLOSE}{body[at][column:]}"
    return "\n".join(body)


def put(html: str, cards: Mapping[int, str]) -> str:
    """Return *html* with each line's cards where its sign was; cards whose sign is nowhere come first in the page.

    Args:
        html: A whole page, rendered from what :func:`with_signs` made.
        cards: HTML by number of the line.
    """
    left = dict(cards)
    made: list[str] = []
    waiting: list[str] = []
    open_closed: list[str] = []
    skipped = 0
    main = -1
    parts = _TAG.split(html)
    for index in range(0, len(parts), 3):
        words = parts[index]
        for sign in _SIGN.finditer(words) if _OPEN in words else ():
            number = int(sign[1].translate(_BACK))
            if not skipped and number in left:
                waiting.append(left.pop(number))
        made.append(_SIGN.sub("", words))
        if waiting and not open_closed:
            made += waiting
            waiting = []
        if index + 1 == len(parts):
            break
        tag = _SIGN.sub("", parts[index + 1])
        made.append(tag)
        name = _NAME.match(tag)
        if name is None or parts[index + 2]:
            continue
        closing, kind = bool(name[1]), name[2].lower()
        if kind == "main" and not closing:
            main = len(made)
        if kind in _SKIPPED:
            skipped += -1 if closing else 1
        elif kind in _CLOSED and closing and kind in open_closed:
            open_closed.remove(kind)
        elif kind in _CLOSED and not closing:
            open_closed.append(kind)
    if left and main >= 0:
        made.insert(main, "".join(left[number] for number in sorted(left)))
    return "".join(made)


def _place(page: MarkdownPage, body: list[str], pieces: list[Piece], index: int) -> tuple[int, int] | None:
    """Return index and column where the sign of a line goes: into the line, or else to the heading above it."""
    prose = page.structure.prose
    inside = [piece for piece in pieces if piece.first <= index < piece.end]
    piece = inside[-1] if inside else None
    if piece is not None and piece.kind in ("box", "tab"):
        piece = next((one for one in pieces if one.first > piece.first and one.depth > piece.depth), None)
        index = piece.first if piece is not None else index
    if piece is not None and piece.kind in _WORDS:
        for at in [*range(index, piece.first - 1, -1), *range(index + 1, piece.end)]:
            line = body[at].rstrip().removesuffix("\\").rstrip()
            shown = (prose[at] or "").strip() if at < len(prose) else ""
            if shown and not shown.startswith(("{", "^", "<")) and not CARD.match(line) and not _cut(line):
                return at, len(line)
    if piece is not None and piece.kind == "row" and body[index].rstrip().endswith("|"):
        return index, len(body[index].rstrip()) - 1
    above = [one for one in pieces if one.kind == "heading" and not one.depth and one.first <= index]
    for heading in (*reversed(above), *(one for one in pieces if one.kind == "heading" and not one.depth)):
        line = body[heading.first]
        if line.startswith("#"):
            found = _ATTRIBUTES.search(line)
            return heading.first, found.start() if found else len(line.rstrip().rstrip("#").rstrip())
    return None


def _cut(line: str) -> bool:
    """Tell whether what is added to *line* would fall into attributes, or a comment that goes on."""
    return (line.endswith("}") and not line.endswith("}}")) or line.rfind("<!--") > line.rfind("-->")
