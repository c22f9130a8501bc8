"""The structure of a page's Markdown, line by line, as the renderer sees it.

The renderer is Python-Markdown with the extensions of ``sources/renderer.py``; it keeps no line numbers. This reader
does, ten times faster, and follows the same rules: a block ends at a blank line, four blanks lead into a list item, a
box or a note, a heading or a box may begin in the middle of a paragraph, a list may not. That both see the same is
shown for every page by the check ``pages.markup``, and by a test that makes pages at random.

https://python-markdown.github.io/extensions/ describes the marks; their order of precedence is that of the block
processors' priorities in the library.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from manara.sources.markdown_folds import ENDS, HELD, Folds, Line
from manara.sources.markdown_marks import (
    ABBREVIATION,
    BOX,
    BULLET,
    MEANING,
    NESTED,
    NOTE,
    NUMBER,
    QUOTE,
    REFERENCE,
    RULE,
    TAB,
    UNDERLINE,
    cells,
    dedented,
    heading_of,
    indent_of,
    is_table,
    without_comments,
)

if TYPE_CHECKING:
    import re

# What stands deeper is read as a paragraph: nobody can follow it, and pages.shape refuses most of it.
_DEEPEST = 40


@dataclass
class Piece:
    """One block of a page.

    Attributes:
        kind: ``heading``, ``p``, ``li`` (bulleted), ``ol`` (numbered), ``row``, ``rule`` (the line under a table's
            head), ``box``, ``tab``, ``dt``, ``dd``, ``note``, ``quote``, ``code``, ``html``, ``hr``, ``ref``, ``abbr``.
        first: Index of its first line in the body.
        end: Index after its last line; what stands inside a box or item is counted by itself.
        box: Kind of the innermost box it stands in, or an empty string.
        depth: How many boxes, items and notes it stands in.
        level: Of a heading, 1 to 6.
        key: Explicit id of a heading; name of a note; language of fenced code; kind of a box.
        title: Words of a heading, or a box's title.
        cells: Of a table's row; 0 when all are empty.
        noted: It stands in a note, which is shown at the page's end.
    """

    kind: str
    first: int
    end: int
    box: str = ""
    depth: int = 0
    level: int = 0
    key: str | None = None
    title: str = ""
    cells: int = 0
    noted: bool = False


@dataclass
class Structure:
    """All pieces of a page in order, and its lines.

    Attributes:
        pieces: As they stand in the page.
        prose: Each line with comments blanked; ``None`` where the page shows code.
    """

    pieces: list[Piece]
    prose: list[str | None]

    @property
    def headings(self) -> list[Piece]:
        """The headings that begin a section: those that stand in no box and no item."""
        return [piece for piece in self.pieces if piece.kind == "heading" and not piece.depth]


def structure(body: str) -> Structure:
    """Return the structure of *body*; the same text always gives the same."""
    lines = without_comments(body).split("\n")
    folds = Folds()
    folded = folds.fold(lines, body.split("\n"))
    reader = _Reader(folds.held)
    reader.read(folded, "", 0)
    prose: list[str | None] = [*lines]
    for piece in reader.pieces:
        if piece.kind == "code":
            prose[piece.first : piece.end] = [None] * (piece.end - piece.first)
    return Structure(reader.pieces, prose)


@dataclass
class _Level:
    """Where the reader stands inside one box, item or page: what is open, and what came last."""

    box: str
    depth: int
    last: str = ""
    open: list[Line] | None = None
    kind: str = ""
    owner: Piece | None = None
    lead: list[Line] = field(default_factory=list)


class _Reader:
    def __init__(self, held: dict[int, tuple[str, int, str]]) -> None:
        self.pieces: list[Piece] = []
        # Line of a fence or a block of HTML → kind, line after its end, language.
        self.held = held

    def read(self, lines: list[Line], box: str, depth: int) -> None:
        """Read the lines of one level: of the page, a box, an item, a quotation."""
        level = _Level(box, depth)
        if depth > _DEEPEST:
            self._add("p", lines[0][0], lines[-1][0] + 1, level)
            return
        index = 0
        while index < len(lines):
            if not lines[index][1] or lines[index][1].isspace():
                if level.open is not None:
                    level.open.append((lines[index][0], ""))
                index += 1
                continue
            start = index
            while index < len(lines) and lines[index][1] and not lines[index][1].isspace():
                index += 1
            self._block(lines[start:index], level)
        self._close(level)

    def _block(self, group: list[Line], level: _Level) -> None:
        """Read lines without a blank line between them."""
        while group:
            group = group[self._take(group, level) :]

    def _take(self, group: list[Line], level: _Level) -> int:
        """Read what the first of *group* belongs to, and return how many lines that were."""
        for index, (number, line) in enumerate(group):
            if line[:3] in ("!!!", "???", "===") and (match := BOX.match(line) or TAB.match(line)):
                if index:
                    self._block(group[:index], level)
                    return index
                return self._boxed(group, level, number, match)
        if group[0][1].startswith("    "):
            return self._indented(group, level)
        self._close(level)
        if group[0][1] == ENDS:
            level.last = "html"
            return 1
        for index, (_, line) in enumerate(group):
            if line.lstrip(" >").startswith(HELD) and not line.startswith("    ") and ">" not in line:
                if index:
                    self._block(group[:index], level)
                    return index
                return self._held_piece(group[0], level)
        if len(group) > 1 and is_table(group[0][1], group[1][1]):
            return self._table(group, level)
        return self._by_marks(group, level)

    def _by_marks(self, group: list[Line], level: _Level) -> int:
        """Read a heading, a rule, a list, meanings, a quotation, a note, or a paragraph: in the renderer's order."""
        for index, (number, line) in enumerate(group):
            if line.startswith("#") and (found := heading_of(line)) is not None:
                if index:
                    self._block(group[:index], level)
                    return index
                self._add("heading", number, number + 1, level, level=found[0], key=found[2], title=found[1])
                return 1
        if len(group) > 1 and UNDERLINE.match(group[1][1]):
            level_ = 1 if group[1][1].startswith("=") else 2
            _, words, key = heading_of(f"# {group[0][1].strip()}") or (1, "", None)
            self._add("heading", group[0][0], group[1][0] + 1, level, level=level_, key=key, title=words)
            return 2
        for index, (number, line) in enumerate(group):
            if line.lstrip(" ")[:1] in ("-", "_", "*") and RULE.match(line):
                if index:
                    self._block(group[:index], level)
                    return index
                self._add("hr", number, number + 1, level)
                return 1
        for kind, mark in (("ol", NUMBER), ("li", BULLET)):
            if mark.match(group[0][1]):
                return self._list(group, level, kind, mark)
        return self._by_rest(group, level)

    def _by_rest(self, group: list[Line], level: _Level) -> int:
        meaning = next((index for index, (_, line) in enumerate(group) if MEANING.match(line)), None)
        if meaning is not None and (meaning or level.last):
            return self._meaning(group, level, meaning)
        for index, (number, line) in enumerate(group):
            if QUOTE.match(line):
                if index:
                    self._block(group[:index], level)
                    return index
                if level.last != "quote":
                    self._add("quote", number, number, level)
                quoted = [(place, match[1] if (match := QUOTE.match(words)) else words) for place, words in group]
                self.read(quoted, level.box, level.depth + 1)
                level.last = "quote"
                return len(group)
        for index, (number, line) in enumerate(group):
            if match := NOTE.match(line):
                if index:
                    self._block(group[:index], level)
                    return index
                end = next((at for at in range(1, len(group)) if NOTE.match(group[at][1])), len(group))
                owner = self._add("note", number, number + 1, level, key=match[1])
                inside = [(number, match[2]), *((place, dedented(words)) for place, words in group[1:end])]
                level.open, level.kind, level.owner = inside, "note", owner
                return end
        for kind, mark in (("abbr", ABBREVIATION), ("ref", REFERENCE)):
            for index, (number, line) in enumerate(group):
                if mark.match(line):
                    if index:
                        self._block(group[:index], level)
                        return index
                    # A definition leaves nothing behind: what stands before it is what came last.
                    self.pieces.append(Piece(kind, number, number + 1, level.box, level.depth))
                    return 1
        self._add("p", group[0][0], group[-1][0] + 1, level)
        level.lead = group
        return len(group)

    def _boxed(self, group: list[Line], level: _Level, number: int, match: re.Match[str]) -> int:
        self._close(level)
        is_tab = match.re is TAB
        key, title = ("", match[1]) if is_tab else (match[2].lower(), match[3] or "")
        owner = self._add("tab" if is_tab else "box", number, number + 1, level, key=key, title=title)
        end = 1
        while end < len(group) and group[end][1].startswith("    "):
            end += 1
        level.open, level.kind, level.owner = [(place, line[4:]) for place, line in group[1:end]], "box", owner
        return end

    def _indented(self, group: list[Line], level: _Level) -> int:
        end = 1
        while end < len(group) and group[end][1].startswith("    "):
            end += 1
        if level.open is not None:
            if level.kind == "box":
                level.open += [(number, line[4:]) for number, line in group[:end]]
                return end
            level.open += [(number, dedented(line)) for number, line in group]
            return len(group)
        before = self.pieces[-1] if self.pieces and level.last == "code" else None
        if before is not None and before.kind == "code" and before.key is None:
            before.end = group[end - 1][0] + 1
        else:
            last = group[end - 1][0]
            self._add("code", group[0][0], (self.held[last][1] if last in self.held else last + 1), level)
        return end

    def _held_piece(self, line: Line, level: _Level) -> int:
        kind, end, language = self.held[line[0]]
        self._add(kind, line[0], end, level, key=language)
        return 1

    def _table(self, group: list[Line], level: _Level) -> int:
        width = len(cells(group[0][1]))
        for index, (number, line) in enumerate(group):
            filled = width if any(cell.strip() for cell in cells(line)) else 0
            self._add("rule" if index == 1 else "row", number, number + 1, level, cells=filled)
        return len(group)

    def _list(self, group: list[Line], level: _Level, kind: str, mark: re.Pattern[str]) -> int:
        for number, line in group:
            if match := mark.match(line):
                self._close(level)
                owner = self._add(kind, number, number + 1, level)
                level.open, level.kind, level.owner = [(number, match[1])], "item", owner
            elif level.open is not None:
                if NESTED.match(line):
                    level.open.append((number, ""))
                level.open.append((number, dedented(line)))
        return len(group)

    def _meaning(self, group: list[Line], level: _Level, place: int) -> int:
        terms = group[:place]
        if not terms and level.last == "p":
            # The paragraph before turns out to be what is explained.
            terms = level.lead
            self.pieces.pop()
        for number, _ in terms:
            self._add("dt", number, number + 1, level)
        number, line = group[place]
        match = MEANING.match(line)
        end = place + 1
        lazy = end < len(group) and indent_of(group[end][1]) < 4 and not group[end][1].lstrip(" ").startswith(":")
        while end < len(group) and (lazy or group[end][1].startswith("    ")):
            end += 1
        owner = self._add("dd", number, number + 1, level)
        first = match[1] if match else ""
        level.open = [(number, first), *((at, dedented(words)) for at, words in group[place + 1 : end])]
        level.kind, level.owner = "item", owner
        return end

    def _add(
        self,
        kind: str,
        first: int,
        end: int,
        where: _Level,
        *,
        level: int = 0,
        key: str | None = None,
        title: str = "",
        cells: int = 0,
    ) -> Piece:
        piece = Piece(kind, first, end, where.box, where.depth, level, key, title, cells)
        self.pieces.append(piece)
        where.last = kind
        return piece

    def _close(self, level: _Level) -> None:
        """Read what stands in the open box, item or note."""
        if level.open is None or level.owner is None:
            return
        lines, owner, level.open = level.open, level.owner, None
        start = len(self.pieces)
        box = owner.key or "" if owner.kind == "box" else level.box
        self.read(lines, box, level.depth + 1)
        for piece in self.pieces[start:]:
            piece.noted = piece.noted or owner.kind == "note"
        inside = self.pieces[start] if len(self.pieces) > start else None
        # The first words of an item are the item.
        if (
            owner.kind not in ("box", "tab")
            and inside is not None
            and inside.kind == "p"
            and inside.first == owner.first
        ):
            owner.end = inside.end
            del self.pieces[start]
