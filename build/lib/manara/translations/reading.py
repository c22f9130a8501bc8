"""A page cut into the parts that are compared: sections, and in them paragraphs, list items, rows and boxes.

Every page is cut once, however many checks ask: the result is remembered by the page's text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from manara.sources.markdown_lines import Piece, structure
from manara.sources.markdown_marks import without_comments
from manara.translations.markup import CALL, COMMENT, fold, plain
from manara.translations.typography import protect

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from manara.sources.markdown_page import MarkdownPage

# Stands between blocks while they are folded together.
_BETWEEN = "\x1e"
# Pieces of a page that say nothing to be compared: rules, code, and definitions that are shown elsewhere.
_SILENT = frozenset({"rule", "hr", "code", "ref", "abbr", "quote"})


@dataclass(frozen=True, eq=False)
class Block:
    """One paragraph, heading, list item, table row, box title, footnote or definition.

    Attributes:
        kind: ``p``, ``heading``, ``li``, ``ol``, ``row``, ``box``, ``tab``, ``note``, ``dt``, ``dd``, ``html``.
        line: First line in the file.
        text: The lines as typed.
        box: Kind of the box it stands in, or an empty string.
        name: Kind of the box it opens, name of the note, or an empty string.
        title: Words in the quotation marks of a box.
    """

    kind: str
    line: int
    text: str
    box: str = ""
    name: str = ""
    title: str = ""

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
    found = structure(body)
    shown = without_comments(body).split("\n") if "<!--" in body else lines
    starts = list(found.headings)
    lead = starts.pop(0) if starts and starts[0].level == 1 else None
    bounds = [0, *(heading.first for heading in starts), len(lines)]
    blocks: list[list[Block]] = [[] for _ in bounds[1:]]
    fences: list[list[str]] = [[] for _ in bounds[1:]]
    at = 0
    for piece in found.pieces:
        while piece.first >= bounds[at + 1] and at < len(starts):
            at += 1
        if piece.kind == "code" and piece.key is not None:
            fences[at].append(piece.key)
        elif piece.kind not in _SILENT:
            text = "\n".join(shown[piece.first : piece.end])
            line = piece.first + body_line
            blocks[at].append(Block(piece.kind, line, text, piece.box, piece.key or "", piece.title))
    parts = []
    for index, (first, end) in enumerate(pairwise(bounds)):
        heading = (
            starts[index - 1] if index else Piece("heading", 0, 0, level=1, key="", title=lead.title if lead else "")
        )
        parts.append(
            Part(
                heading.key,
                heading.level,
                heading.title,
                first + body_line,
                end - 1 + body_line,
                "\n".join(lines[first:end]),
                tuple(blocks[index]),
                tuple(fences[index]),
            )
        )
    return Reading(tuple(parts))


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
