"""A page cut into the parts that are compared: sections, and in them paragraphs, list items, rows and boxes.

Every page is cut once, however many checks ask: the result is remembered by the page's text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from manara.sources.markdown_page import FENCE, HEADING, prose_lines
from manara.translations.markup import CALL, COMMENT, fold, plain
from manara.translations.typography import protect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from manara.sources.markdown_page import MarkdownPage

BOX = re.compile(r"^(\s*)(!!!|\?\?\?\+?)\s+([A-Za-z][\w-]*)(?:[^\"\n]*\"(.*)\")?")
ITEM = re.compile(r"^\s*(?:[-*+]|(\d+)[.)])\s+(?=\S)")
RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\||$)")
# Stands between blocks while they are folded together.
_BETWEEN = "\x1e"
NOTE = re.compile(r"^\s*\[\^[^\]]+\]:")


@dataclass(frozen=True, eq=False)
class Block:
    """One paragraph, heading, list item, table row, box title, footnote or definition.

    Attributes:
        kind: ``p``, ``heading``, ``li``, ``ol``, ``row``, ``box``, ``note``, ``dd``, ``html``.
        line: First line in the file.
        text: The lines as typed.
        box: Kind of the admonition it stands in, or an empty string.
    """

    kind: str
    line: int
    text: str
    box: str = ""

    @cached_property
    def plain(self) -> str:
        """Its words, everything else blanked."""
        return plain(self.text)

    @cached_property
    def safe(self) -> str:
        """Its lines with everything covered that no rule of writing may touch."""
        return "\n".join(map(protect, self.text.split("\n")))

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of a character of the text."""
        before = self.text[:offset]
        return self.line + before.count("\n"), offset - (before.rfind("\n") + 1) + 1


@dataclass(frozen=True)
class Used:
    """A call as it stands in a section."""

    kind: str
    argument: str
    block: int
    line: int
    column: int


@dataclass(frozen=True, eq=False)
class Part:
    """A section: from its heading to the next one.

    Attributes:
        key: Heading id; an empty string above the first heading with an id; ``None`` when it lacks one.
        level: 1 to 6.
        title: Heading text.
        line: First line in the file.
        last: Last line in the file.
        text: All lines as typed.
        fences: Languages of its code blocks.
    """

    key: str | None
    level: int
    title: str
    line: int
    last: int
    text: str
    blocks: tuple[Block, ...]
    fences: tuple[str, ...]

    @cached_property
    def calls(self) -> tuple[Used, ...]:
        """Its calls in order."""
        return tuple(
            Used(match[1], match[2], index, *block.place(match.start()))
            for index, block in enumerate(self.blocks)
            if "{{" in block.text
            for match in CALL.finditer(block.text)
        )

    @cached_property
    def plain(self) -> str:
        """The words of all blocks."""
        return "\n".join(block.plain for block in self.blocks)

    @cached_property
    def folds(self) -> tuple[tuple[str, str], ...]:
        """The words of each block as comparisons see them, and the same in small letters."""
        plain = [block.plain for block in self.blocks]
        if not plain or _BETWEEN in self.text:
            return tuple((folded, folded.lower()) for folded in map(fold, plain))
        # Signs are folded one by one, so that all blocks can be folded at once: a page has fifty.
        whole = fold(_BETWEEN.join(plain))
        return tuple(zip(whole.split(_BETWEEN), whole.lower().split(_BETWEEN), strict=True))

    @cached_property
    def folded(self) -> tuple[str, str]:
        """The words of all blocks as comparisons see them, and the same in small letters."""
        return "\n".join([words for words, _ in self.folds]), "\n".join([lower for _, lower in self.folds])

    @cached_property
    def shape(self) -> tuple[tuple[str, str], ...]:
        """Kinds of its blocks in order; two sections of one shape can be compared block by block."""
        return tuple((block.kind, block.box) for block in self.blocks)


@dataclass(frozen=True, eq=False)
class Reading:
    """A whole page."""

    parts: tuple[Part, ...]

    @cached_property
    def by_key(self) -> dict[str, Part]:
        """Sections with an id, and the lead under an empty string."""
        return {part.key: part for part in self.parts if part.key is not None}

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of all parts."""
        return tuple(block for part in self.parts for block in part.blocks)

    @cached_property
    def plain(self) -> str:
        """The words of all blocks; a pattern that crosses no line end finds nothing here or nothing anywhere."""
        return "\n".join(block.plain for block in self.blocks)

    @cached_property
    def folded(self) -> str:
        """The same in small letters, as comparisons see them."""
        return "\n".join([part.folded[1] for part in self.parts])

    @cached_property
    def safe(self) -> str:
        """All lines with everything covered that no rule of writing may touch."""
        return "\n".join(block.safe for block in self.blocks)

    def part_at(self, line: int) -> Part:
        """Return the section in which *line* stands; lines of the front matter belong to the lead."""
        return next((part for part in self.parts if line <= part.last), self.parts[-1])


def read(page: MarkdownPage) -> Reading:
    """Return *page* cut into parts."""
    return _read(page.body, page.body_line)


@lru_cache(maxsize=16384)
def _read(body: str, body_line: int) -> Reading:
    lines = body.split("\n")
    prose = prose_lines(body)
    starts: list[tuple[int, str | None, int, str]] = []
    lead: tuple[int, str] = (0, "")
    for index, line in enumerate(lines):
        if not line.startswith("#") or not (prose[index] or "").strip():
            continue
        match = HEADING.match(line)
        if match and len(match[1]) == 1 and not starts and not lead[1]:
            lead = (index, match[2])
        elif match:
            starts.append((index, match[3], len(match[1]), match[2]))
    bounds = [(0, "", 1, lead[1]), *starts, (len(lines), None, 0, "")]
    return Reading(
        tuple(
            _part(lines, prose, bounds[number][0], bounds[number + 1][0], heading=bounds[number], body_line=body_line)
            for number in range(len(bounds) - 1)
        )
    )


def _part(
    lines: list[str],
    prose: list[str | None],
    first: int,
    end: int,
    *,
    heading: tuple[int, str | None, int, str],
    body_line: int,
) -> Part:
    fences = []
    inside = False
    for index in range(first, end) if None in prose[first:end] else ():
        if prose[index] is None and FENCE.match(lines[index]):
            inside = not inside
            if inside:
                fences.append(lines[index].strip().lstrip("`~").strip())
    return Part(
        heading[1],
        heading[2],
        heading[3],
        first + body_line,
        end - 1 + body_line,
        "\n".join(lines[first:end]),
        tuple(_blocks(prose[first:end], first + body_line)),
        tuple(fences),
    )


def _blocks(lines: list[str | None], first: int) -> list[Block]:
    """Return the blocks of consecutive prose lines, from line *first* on; ``None`` stands for a line of code."""
    blocks: list[Block] = []
    held: list[str] = []
    kind, start = "", 0
    box, indent = "", 0
    inside = ""

    def close() -> None:
        nonlocal kind
        if kind:
            blocks.append(Block(kind, start, "\n".join(held), inside))
        kind = ""
        held.clear()

    for number, line in enumerate(lines, first):
        if line is None or not line or line.isspace():
            if kind:
                close()
            continue
        if box and len(line) - len(line.lstrip()) <= indent and not BOX.match(line):
            close()
            box = ""
        found, opened = _kind(line)
        if opened is not None:
            close()
            box, indent = opened[3], len(opened[1])
        if found == "rule":
            continue
        if found or not kind:
            if kind:
                close()
            kind, start, inside = found or "p", number, box
        held.append(line)
        if kind in ("heading", "row", "box"):
            close()
    close()
    return blocks


def _kind(line: str) -> tuple[str, re.Match[str] | None]:
    stripped = line.lstrip()
    first = stripped[0]
    if first in "!?":
        opened = BOX.match(line)
        return ("box", opened) if opened else ("", None)
    if first == "#" and HEADING.match(line):
        return "heading", None
    if first == "|" or (first in ":-" and RULE.match(line)):
        return ("rule" if RULE.match(line) else "row"), None
    if first in "-*+0123456789":
        item = ITEM.match(line)
        return ("", None) if item is None else ("ol" if item[1] else "li", None)
    if first == "[" and NOTE.match(line):
        return "note", None
    if first == ":" and stripped.startswith((": ", ":   ")):
        return "dd", None
    if first == "<":
        return "html", None
    return "", None


def holding(pattern: re.Pattern[str], texts: Sequence[str]) -> set[int]:
    """Return which of *texts* hold *pattern*, which must cross no end of a word; all are searched at once."""
    whole = _BETWEEN.join(texts)
    if whole.count(_BETWEEN) != len(texts) - 1:
        return {index for index, text in enumerate(texts) if pattern.search(text)}
    found: set[int] = set()
    index = before = 0
    for match in pattern.finditer(whole):
        index += whole.count(_BETWEEN, before, match.start())
        before = match.start()
        found.add(index)
    return found


def comments(page: MarkdownPage) -> list[tuple[int, str]]:
    """Return line and inner text of every comment of *page*."""
    if "<!--" not in page.body:
        return []
    return [
        (page.body_line + page.body.count("\n", 0, match.start()), match[0][4:-3].strip())
        for match in COMMENT.finditer(page.body)
    ]
