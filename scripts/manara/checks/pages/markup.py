r"""What is checked is what is shown: every mark of a page became what its editor meant.

The page is rendered as the build does it, and compared with what the checks read in its source: headings with their
levels and ids, boxes, items, rows, paragraphs, code, notes. Where they differ, or where a mark that only editors use is
left in what a reader would see, this check names the line:

- calls that are not expanded: in code, with one brace, with ``\{``, ``[[`` or wide braces;
- lists with ``•``, ``–`` or ``1)``, or without a blank line before them; tables without a line under their head;
- boxes whose text is not indented; headings without a blank after ``#``; links with a blank before ``(``;
- emphasis, code marks, notes and HTML that are not closed or lead nowhere.

``manara fix`` mends what has only one meaning.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from manara.campaign.calls import CallError, resolve
from manara.campaign.leftovers import Leftover, leftovers, picture_in
from manara.campaign.near_calls import near_calls
from manara.checks.pages.links import links_of
from manara.checks.pages.pictures import pictures_of
from manara.problems import Level, Problem, text
from manara.sources.markdown_page import CALL
from manara.sources.text_file import conflicts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.problems import Text
    from manara.sources.markdown_lines import Piece
    from manara.sources.markdown_page import MarkdownPage
    from manara.sources.shown import Outline, Shown

ID = "pages.markup"
_NO_BLANK = re.compile(r"(#{1,6})[^#\s]")
_WITH_MARKDOWN = re.compile(r"\s*(?:<(?:div|section|figure)\b[^>]*\bmarkdown\b|</(?:div|section|figure)\b)")
_ESCAPED = re.compile(r"[ \t>]*(?:[-*+][ \t]+)?\\[-*+.\d#]|[ \t>]*\d+\\[.)]")
# A call inside a link's target: an element in an address, or braces.
_IN_TARGET = re.compile(r"[{}<>\ufffc]|&lt;")
# What divides the cells of a row copied out of a spreadsheet, and how many of them at least.
_CELLS = ((re.compile(r"(?<=\S)[ ]*\t[ ]*(?=\S)"), 1), (re.compile(r"(?<=\S);(?=\S)|(?<=[^\W\d]),(?=[^\W\d])"), 2))
_MANY_WORDS = 100_000


def check(page: MarkdownPage, campaign: Campaign) -> Iterator[Problem]:
    """Yield a problem for every mark that did not become what it stands for."""
    # Two versions in one page: whatever else is found follows from that.
    if conflicts(page.body, page.path):
        return
    # What cannot be rendered in a moment is refused by its shape.
    if len(page.body) > _MANY_WORDS or next(_too_heavy(page), None) is not None:
        return
    found = list(_Page(page, campaign).problems())
    yield from sorted(found, key=lambda problem: problem.sort_key)


def _too_heavy(page: MarkdownPage) -> Iterator[Problem]:
    from manara.checks.pages import shape  # noqa: PLC0415  # a check that others stand on

    return shape.check(page)


class _Page:
    """One page, read and rendered."""

    def __init__(self, page: MarkdownPage, campaign: Campaign) -> None:
        self.page = page
        self.campaign = campaign
        self.lines = page.body.split("\n")
        self.pieces = page.structure.pieces
        self.spoken: set[int] = set()

    def problems(self) -> Iterator[Problem]:
        """Yield what the lines say by themselves, then what is left of the marks, then what is shown otherwise."""
        from manara.sources.patience import SECONDS, TooLongError, heaviest_line, patience  # noqa: PLC0415  # as below
        from manara.sources.renderer import render  # noqa: PLC0415  # the Markdown library, only where pages are read
        from manara.sources.sanitise import sanitise  # noqa: PLC0415  # as above
        from manara.sources.shown import differs, outline  # noqa: PLC0415  # as above

        yield from self._calls()
        yield from self._headings()
        yield from self._boxes()
        yield from self._code()
        yield from self._html()
        yield from self._rows()
        try:
            with patience(SECONDS):
                html = render(self.page.body, self._known)
        except TooLongError:
            number = heaviest_line(self.page.body, 0)
            yield self._problem(
                number,
                0,
                text("the page is not rendered within {count} seconds", count=int(SECONDS)),
                text("Begin with this line: write plain sentences and shorter paragraphs."),
            )
            return
        found = outline(html)
        difference = differs(self.pieces, found)
        yield from self._left(found, agree=difference is None)
        yield from self._notes(found)
        if difference is not None and not self.spoken:
            yield self._differs(*difference)
        lost = sanitise(html, editor=True)[1]
        if any(":" in target for *_, target in pictures_of(self.page)):
            lost = [name for name in lost if name != "src="]  # ``pages.pictures`` says it of the picture
        if lost and not self.spoken:
            yield from self._lost(lost)

    def _known(self, kind: str, argument: str) -> bool:
        try:
            resolve(kind, argument, self.campaign)
        except CallError:
            return False
        return True

    def _calls(self) -> Iterator[Problem]:
        """Calls that were meant and mistyped, wherever they stand, and right ones in code."""
        prose = self.page.structure.prose
        for index, line in enumerate(self.lines):
            for near in near_calls(line, self.campaign):
                # With two braces it is a call by its shape: its own check names what it lacks.
                if prose[index] is not None and self._reported(index):
                    continue
                yield self._problem(
                    index,
                    near.start,
                    text("“{written}” is no call and would be shown as typed", written=near.written),
                    text("Write “{call}”; “manara fix” can do it.", call=near.call)
                    if prose[index] is not None
                    else text("Write “{call}”, outside code.", call=near.call),
                )
            if prose[index] is None and index not in self.spoken and ("{{" in line or "}}" in line):
                yield self._problem(
                    index,
                    max(line.find("{{"), line.find("}}"), 0),
                    text("a call in code is shown as typed"),
                    text("Remove the four blanks before the line, or the marks of code around it."),
                )

    def _headings(self) -> Iterator[Problem]:
        first = next((piece for piece in self.pieces if piece.kind == "heading"), None)
        for piece in self.pieces:
            if piece.kind != "heading":
                continue
            line = self.lines[piece.first]
            mark = _NO_BLANK.match(line.lstrip(" >"))
            if piece.end - piece.first > 1:
                yield self._problem(
                    piece.first + 1,
                    0,
                    text("a line of “=” or “-” makes a heading of the line above"),
                    text("Write “## ” before a heading; for a rule, put a blank line above it."),
                )
            elif mark and len(mark[1]) == 1 and piece is not first:
                yield self._problem(
                    piece.first,
                    0,
                    text("“{found}” becomes a heading, not a word", found=line.split()[0]),
                    text("For a word that begins with “#” write “\\#”; a heading needs a blank after “#”."),
                )
            elif mark:
                yield self._problem(
                    piece.first,
                    0,
                    text("a heading needs a blank after “{marks}”", marks=mark[1]),
                    text("Write “{marks} ” before its words, and “{{#id}}” after them; “manara fix” can do it.",
                         marks=mark[1]),
                )  # fmt: skip
            elif piece.depth:
                yield self._problem(
                    piece.first,
                    0,
                    text("a heading stands inside a box, an item or a quotation"),
                    text("Write **bold** words there, or remove the blanks before the heading."),
                )

    def _boxes(self) -> Iterator[Problem]:
        for index, piece in enumerate(self.pieces):
            if piece.kind not in ("box", "tab"):
                continue
            after = index + 1
            while after < len(self.pieces) and self.pieces[after].depth > piece.depth:
                after += 1
            inside = self.pieces[index + 1 : after]
            end = max((one.end for one in inside), default=piece.end)
            following = self.pieces[after] if after < len(self.pieces) else None
            glued = following is not None and following.first == end and following.kind in ("p", "li", "ol", "quote")
            if not inside:
                yield self._problem(
                    piece.first,
                    0,
                    text("the box is empty: its text is not indented"),
                    text("Indent the next lines by four blanks; “manara fix” can do it.")
                    if glued
                    else text("Indent the lines that belong into it by four blanks."),
                )
                if following is not None:
                    self.spoken.add(following.first)
            elif glued and following is not None:
                yield self._problem(
                    following.first,
                    0,
                    text("this line stands outside the box above it"),
                    text("Indent it by four blanks, or put a blank line before it."),
                )

    def _code(self) -> Iterator[Problem]:
        """Indented code, and lines that are indented too little to belong to an item or a box."""
        before: Piece | None = None
        for piece in self.pieces:
            if piece.kind == "code" and piece.key is None and piece.first not in self.spoken:
                yield self._problem(
                    piece.first,
                    0,
                    text("four blanks before the line make it code"),
                    text("Remove them; text of an item or a box stands right under it. Code stands between ``` lines."),
                )
            indent = len(self.lines[piece.first]) - len(self.lines[piece.first].lstrip(" "))
            inside = before is not None and (
                before.depth > 0 or before.kind in ("li", "ol", "box", "tab", "dd", "note")
            )
            if piece.kind == "p" and piece.depth == 0 and 0 < indent < 4 and inside and piece.first not in self.spoken:
                yield self._problem(
                    piece.first,
                    0,
                    text("this line stands outside the item or box above it"),
                    text("Indent it by four blanks, or by none."),
                )
            before = piece

    def _html(self) -> Iterator[Problem]:
        """Blocks of raw HTML: what stands in them is no Markdown, and its structure is nobody's."""
        for piece in self.pieces:
            if piece.kind == "html" and not _WITH_MARKDOWN.match(self.lines[piece.first]):
                yield self._problem(
                    piece.first,
                    0,
                    text("a block of HTML is shown as it is: no mark and no call in it is read"),
                    text("Write Markdown: a box (!!! note), a list, a table, a picture."),
                )

    def _rows(self) -> Iterator[Problem]:
        """Rows copied out of a spreadsheet: their cells would run together."""
        for piece in self.pieces:
            rows = self.lines[piece.first : piece.end]
            if piece.kind != "p" or len(rows) < 2:
                continue
            counts = [({len(mark.findall(row)) for row in rows}, least) for mark, least in _CELLS]
            if any(len(same) == 1 and min(same) >= least for same, least in counts):
                yield self._problem(
                    piece.first,
                    0,
                    text("rows of cells run together here"),
                    text("Write a table: “| a | b |” for each row, and under the first one “| --- | --- |”."),
                )

    def _left(self, found: Outline, *, agree: bool) -> Iterator[Problem]:
        from manara.sources.shown import lines_of  # noqa: PLC0415  # as above

        pieces = lines_of(self.pieces, found) if agree else []
        for index, block in enumerate([*found.blocks, *found.notes]):
            piece = pieces[index] if agree and index < len(found.blocks) else None
            for left in leftovers(block.words, block.kind):
                yield from self._leftover(left, block, piece)
            for code in block.code:
                drawing = picture_in(code)
                if drawing is not None:
                    line = code.count("\n", 0, drawing.place)
                    yield self._problem(self._search(code.split("\n")[line], 0), 0, drawing.message, drawing.hint)
                if "{{" in code or "}}" in code or next(near_calls(code, self.campaign), None):
                    number = self._search(code.split("\n")[0], 0)
                    if number not in self.spoken:
                        yield self._problem(
                            number,
                            0,
                            text("a call in code is shown as typed"),
                            text("Remove the four blanks before the line, or the marks of code around it."),
                        )
        written = {unquote(unescape(target)) for _, _, target in links_of(self.page)}
        drawn = {unquote(unescape(target)) for _, _, _, target in pictures_of(self.page)}
        for target in [*found.links, *(source for source, _ in found.pictures)]:
            plain = unquote(target)
            if plain.strip() and not _IN_TARGET.search(plain) and plain not in written | drawn:
                number = self._search(target, 0)
                if number not in self.spoken:
                    yield self._problem(
                        number,
                        0,
                        text("the link to “{target}” is not written as Markdown", target=plain),
                        text("Write [words](page.md) or ![words](door.png), on one line."),
                    )
            if not target.strip() or _IN_TARGET.search(plain):
                number = self._search("]({{" if "\ufffc" in target else target or "]()", 0)
                if number not in self.spoken:
                    yield self._problem(
                        number,
                        0,
                        text("the link leads to “{target}”", target=plain or "–"),
                        text("Write [words](page.md); a number is a call by itself: {{{{ phone:hotline }}}}."),
                    )

    def _leftover(self, left: Leftover, block: Shown, piece: Piece | None) -> Iterator[Problem]:
        start = len(block.words) - len(block.words.lstrip())
        line = block.words.count("\n", start, max(left.place, start))
        words = block.words[left.place :].split("\n")[0].split("\ufffc")[0].strip() or left.found
        if piece is not None and piece.first + line < len(self.lines) and block.kind != "row":
            number = piece.first + line
            if not self._holds(number, left.found):
                number = self._search(words, piece.first)
        else:
            number = piece.first if piece is not None else self._search(words, 0)
        if _ESCAPED.match(self.lines[number]) and left.list_mark:
            return
        if number in self.spoken or (self._is_calls(left.found) and self._reported(number)):
            return
        yield self._problem(number, max(self.lines[number].find(left.found), 0), left.message, left.hint)

    def _is_calls(self, found: str) -> bool:
        return bool(found) and found in "{}"

    def _reported(self, number: int) -> bool:
        """Tell whether the check of calls speaks about the line: an incomplete call, or one that means nothing."""
        line = self.page.structure.prose[number] or ""
        rest = CALL.sub("", line)
        unknown = any(not self._known(match[1], match[2]) for match in CALL.finditer(line))
        return "{{" in rest or "}}" in rest or unknown

    def _notes(self, found: Outline) -> Iterator[Problem]:
        for piece in self.pieces:
            if piece.kind == "note" and piece.key not in found.marked:
                yield self._problem(
                    piece.first,
                    0,
                    text("no word leads to the note “{name}”", name=piece.key or ""),
                    text("Write [^{name}] where it belongs, or remove the note.", name=piece.key or ""),
                )

    def _differs(self, piece: Piece | None, shown: Shown | None) -> Problem:
        number = piece.first if piece is not None else 0
        return self._problem(
            number,
            0,
            text("what stands here is shown otherwise than it is written: {shown}", shown=_called(shown)),
            text("Write it plainer: a blank line before and after each list, box, table and code block, four blanks "
                 "before what belongs into it."),
        )  # fmt: skip

    def _lost(self, lost: list[str]) -> Iterator[Problem]:
        for name in lost:
            bare = name.strip("<>=.#")
            number = self._search(bare, 0)
            yield self._problem(
                number,
                max(self.lines[number].find(bare), 0),
                text("“{name}” would be taken out of the page", name=name),
                text("Write Markdown; links, boxes and tables need no HTML."),
            )

    def _holds(self, number: int, words: str) -> bool:
        return words in self.lines[number] or words in unquote(unescape(self.lines[number]))

    def _search(self, words: str, start: int) -> int:
        """Return the line that holds *words*, from *start* on or anywhere; else *start*."""
        for order in (range(start, len(self.lines)), range(start)):
            for number in order:
                if self._holds(number, words):
                    return number
        return start

    def _problem(self, number: int, column: int, message: Text, hint: Text) -> Problem:
        self.spoken.add(number)
        line = number + self.page.body_line
        return Problem(self.page.path, line, column + 1, Level.ERROR, ID, message, hint)


def _called(shown: Shown | None) -> Text:
    """Return what a block is called, in an editor's words."""
    names = {
        "heading": text("a heading"), "p": text("a paragraph"), "li": text("an item of a list"),
        "ol": text("a numbered item"), "row": text("a row of a table"), "box": text("a box"), "tab": text("a tab"),
        "code": text("code"), "quote": text("a quotation"), "dt": text("a term"), "dd": text("its meaning"),
        "hr": text("a rule"),
    }  # fmt: skip
    return names.get(shown.kind if shown is not None else "", text("nothing"))
