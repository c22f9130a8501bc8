"""What ``manara fix`` mends: writing, marks that have only one meaning, files' bytes, and what lies beside a picture.

Marks: a blank after ``##``; ``•``, ``–`` and ``1)`` at the beginning of a line, with the blank line a list needs before
it; text under a box that is not indented; calls whose braces were turned into something else. Bytes: byte order marks
and Windows line ends. Words are never touched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from manara.campaign.leftovers import BULLETS, leftovers
from manara.campaign.near_calls import near_calls
from manara.sources.markdown_page import MarkdownPage  # noqa: TC001
from manara.sources.picture_file import KINDS, bare, foreign_parts
from manara.translations.repair import Repair
from manara.translations.repair import repairs_of as writing_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from manara.campaign.model import Campaign

# One mend can show the next: a heading that has its blank can be given an id.
_MOST_ROUNDS = 4
_HEADING = re.compile(r"(#{2,6})(?=[^#\s])")
_BULLET = re.compile(rf"([ \t]*)(?:[{BULLETS}][ \t\u00a0]*|[*+–—―-][ \t\u00a0]+|[–—―-](?=\w))(?=\S)")
_NUMBER = re.compile(r"([ \t]*)\(?(\d{1,2})(?:\.\)|[).\-–ـ]\)?)[ \t\u00a0]*(?=\S)")
_BOM = "\ufeff"


@dataclass(frozen=True)
class PictureRepair:
    """A picture whose file holds more than the picture.

    Attributes:
        path: The file, as messages show it.
        parts: Names of what is taken out.
        after: Its bytes without that.
    """

    path: str
    parts: tuple[str, ...]
    after: bytes


def repairs_of(campaign: Campaign) -> list[Repair]:
    """Return every page and data file of which something can be mended, whole, before and after."""
    pages = {page.path: page for of_language in campaign.pages.values() for page in of_language.values()}
    bodies = {path: page.body for path, page in pages.items()}
    for _ in range(_MOST_ROUNDS):
        before = dict(bodies)
        for repair in writing_of(_with_bodies(campaign, bodies)):
            bodies[repair.path] = repair.after
        for path, page in pages.items():
            bodies[path] = mended_marks(replace(page, body=bodies[path]), campaign)
        if bodies == before:
            break
    found = []
    for file in _texts(campaign):
        name = file.relative_to(campaign.root).as_posix()
        try:
            raw = file.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        after = raw.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")
        mended = pages.get(name)
        if mended is not None and mended.body:
            after = after.removesuffix(mended.body) + bodies[name] if after.endswith(mended.body) else after
        if after != raw:
            found.append(Repair(name, raw, after))
    return found


def picture_repairs_of(campaign: Campaign) -> Iterator[PictureRepair]:
    """Yield every picture in ``docs/`` whose file holds more than the picture."""
    for path in sorted((campaign.root / "docs").rglob("*")):
        if path.suffix in KINDS and path.is_file() and not path.is_symlink():
            raw = path.read_bytes()
            parts = foreign_parts(raw)
            if parts:
                try:
                    after = bare(raw)
                except (OSError, ValueError, SyntaxError):
                    continue
                yield PictureRepair(path.relative_to(campaign.root).as_posix(), tuple(parts), after)


def mended_marks(page: MarkdownPage, campaign: Campaign) -> str:
    """Return the page's body with every mark mended that has only one meaning."""
    lines = page.body.split("\n")
    blank_before: set[int] = set()
    for piece in page.structure.pieces:
        if piece.kind == "heading" and not piece.depth:
            lines[piece.first] = _HEADING.sub(r"\1 ", lines[piece.first], count=1)
        elif piece.kind == "p":
            marked = _marked(lines[piece.first : piece.end])
            for index in marked:
                lines[piece.first + index] = _as_item(lines[piece.first + index])
            if marked and marked[0]:
                blank_before.add(piece.first + marked[0])
    _indent(page, lines)
    for number, line in enumerate(page.structure.prose):
        if line is not None and lines[number] and "<!--" not in lines[number]:
            for near in reversed(list(near_calls(lines[number], campaign))):
                lines[number] = f"{lines[number][: near.start]}{near.call}{lines[number][near.end :]}"
    return "\n".join(f"\n{line}" if number in blank_before else line for number, line in enumerate(lines))


def _marked(lines: list[str]) -> list[int]:
    """Return which lines of a paragraph begin an item of a list that is none."""
    text = "\n".join(lines)
    places = [text.count("\n", 0, left.place) for left in leftovers(text, "p") if left.list_mark]
    return [place for place in places if _as_item(lines[place]) != lines[place] or _is_item(lines[place])]


def _as_item(line: str) -> str:
    number = _NUMBER.match(line)
    if number:
        return f"{number[1]}{int(number[2])}. {line[number.end() :]}"
    bullet = _BULLET.match(line)
    return f"{bullet[1]}- {line[bullet.end() :]}" if bullet else line


def _is_item(line: str) -> bool:
    return re.match(r"[ \t]*(?:[-*+]|\d+\.) ", line) is not None


def _indent(page: MarkdownPage, lines: list[str]) -> None:
    """Indent what stands right under a box that is empty without it."""
    pieces = page.structure.pieces
    for box, after in pairwise(pieces):
        glued = box.kind in ("box", "tab") and after.first == box.end and after.depth == box.depth and not box.depth
        if not glued or after.kind not in ("p", "li", "ol", "quote"):
            continue
        number = after.first
        while number < len(lines) and lines[number].strip():
            lines[number] = f"    {lines[number].lstrip(' ')}"
            number += 1


def _with_bodies(campaign: Campaign, bodies: dict[str, str]) -> Campaign:
    pages = {
        tag: {name: replace(page, body=bodies[page.path]) for name, page in of_language.items()}
        for tag, of_language in campaign.pages.items()
    }
    return replace(campaign, pages=pages)


def _texts(campaign: Campaign) -> Iterator[Path]:
    """Yield every page and data file, and the settings."""
    for tag in campaign.tags:
        yield from sorted((campaign.root / "docs" / tag).rglob("*.md"))
    yield from sorted((campaign.root / "data").rglob("*.yml"))
    yield campaign.root / "mkdocs.yml"
