"""Gives the text of a PDF one letter per glyph, so that programs read, find and copy what eyes read.

A vowel sign belongs to a cluster of two glyphs, and lam with alef are one glyph for two letters. The compiler writes
such a cluster's text once for the whole (``ActualText``, PDF 32000-1, 14.9.4) or on its first glyph; programs that
turn a right-to-left line round then give the sign twice, or alef before lam. Here every glyph of a right-to-left
cluster gets its own letter (``ToUnicode``, 9.10.3), a letter that has no glyph of its own an empty one beside it, and
a sign that was lifted or lowered is drawn by a glyph that is, so that it stands on the line of its word. Columns side
by side are kept apart, for PDFium reads what follows on one line as one sentence. No outline moves.
"""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from manara.printing.drawn_text import array, letter_map, parts, widths, words_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pikepdf

_PAIR = re.compile(r"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>")
# Thousandths of the type's size that an empty glyph is wide, and the text goes back again: PDFium leaves out a letter
# without any width.
_BLANK = 1
# Columns are further apart than this, in sizes of type; words are not.
_COLUMN = 0.8


def spell(document: pikepdf.Pdf) -> None:
    """Give every glyph of *document*'s right-to-left text its own letter; text of other directions stays as it is."""
    import pikepdf  # noqa: PLC0415  # a build takes most sheets from the cache

    fonts: dict[tuple[int, int], _Font] = {}
    for page in document.pages:
        named: dict[str, _Font] = {}
        for name, font in page.Resources.get("/Font", pikepdf.Dictionary()).items():
            if font.objgen not in fonts:
                fonts[font.objgen] = _Font(document, font)
            named[name] = fonts[font.objgen]
        _Page(document, page, named).spell()
    for embedded in fonts.values():
        embedded.write()
    # With it PDFium takes every line for one of Arabic, also those of English, and turns them round.
    preferences = document.Root.get("/ViewerPreferences")
    if preferences is not None and "/Direction" in preferences:
        del preferences.Direction


class _Font:
    """An embedded font: what its glyphs say, how wide they are, and the glyphs that were added."""

    def __init__(self, document: pikepdf.Pdf, font: Any) -> None:
        from fontTools.ttLib import TTFont  # noqa: PLC0415  # as above

        self.document = document
        self.font = font
        self.below = font.DescendantFonts[0]
        said = _PAIR.findall(font.ToUnicode.read_bytes().decode("ascii"))
        self.said = {int(glyph, 16): bytes.fromhex(words).decode("utf-16-be") for glyph, words in said}
        self.widths = dict(widths(list(self.below.get("/W", []))))
        program = self.below.FontDescriptor.get("/FontFile2")
        # Fonts with other outlines than TrueType's keep the text they came with.
        self.program = (
            TTFont(io.BytesIO(program.read_bytes()), recalcBBoxes=False, recalcTimestamp=False)
            if program is not None
            else None
        )
        self.count = self.program["maxp"].numGlyphs if self.program is not None else 0
        self.letters: dict[int, str] = {}
        self.added: dict[tuple[int, str, int, int], int] = {}

    def glyph(self, glyph: int, letter: str, right: float = 0, up: float = 0) -> int:
        """Return the glyph that draws *glyph*, moved by thousandths of the type's size, and says *letter*."""
        move = (round(right), round(up))
        if move == (0, 0) and self.letters.setdefault(glyph, letter) == letter:
            return glyph
        return self.added.setdefault((glyph, letter, *move), self.count + len(self.added))

    def blank(self, letter: str) -> int:
        """Return a glyph without outline that says *letter*."""
        return self.added.setdefault((-1, letter, 0, 0), self.count + len(self.added))

    def write(self) -> None:
        """Put the letters and the added glyphs into the file."""
        letters = {**self.said, **self.letters, **{new: key[1] for key, new in self.added.items()}}
        letters = {glyph: _shown(words) or words for glyph, words in letters.items()}
        self.font.ToUnicode = self.document.make_stream(letter_map(letters).encode("ascii"))
        if self.added:
            self._draw(self.program)

    def _draw(self, program: Any) -> None:
        from fontTools.pens.ttGlyphPen import TTGlyphPen  # noqa: PLC0415  # as above

        names = list(program.getGlyphOrder())
        scale = program["head"].unitsPerEm / 1000
        for (glyph, _, right, up), new in self.added.items():
            names.append(f"added{new}")
            pen = TTGlyphPen(program["glyf"])
            if glyph >= 0:
                pen.addComponent(names[glyph], (1, 0, 0, 1, round(right * scale), round(up * scale)))
            # Without the flag that moves a part by whole pixels only.
            program["glyf"].glyphs[names[new]] = pen.glyph(componentFlags=0)
            program["glyf"].glyphs[names[new]].recalcBounds(program["glyf"])
            width = self.widths.get(glyph, _BLANK)
            # Where the outline begins: a program that draws moves it there.
            begins = program["hmtx"].metrics[names[glyph]][1] + round(right * scale) if glyph >= 0 else 0
            program["hmtx"].metrics[names[new]] = (round(width * scale), begins)
            self.below.W.extend([new, new, width])
        program.setGlyphOrder(names)
        program["glyf"].setGlyphOrder(names)
        out = io.BytesIO()
        program.save(out, reorderTables=False)
        stream = self.document.make_stream(out.getvalue())
        stream.Length1 = len(out.getvalue())
        descriptor = self.below.FontDescriptor
        descriptor.FontFile2 = stream
        if "/CIDSet" in descriptor:
            del descriptor.CIDSet  # it would have to name the added ones, and nothing asks for it


@dataclass
class _Show:
    """One drawing of glyphs: where it stands in the page's drawing, its type, and what it draws.

    Attributes:
        place: Its number among the steps of the page.
        start: Where the marked content it stands in begins.
        outside: From the place of what begins there to the page's.
        name: What the page calls its font.
        font: Its font.
        size: Of its type, in the text's own unit.
        matrix: From the text's own place to the page's.
        parts: Glyphs as whole numbers; moves to the left as others, in thousandths of the size.
        words: The text that stands for all of it, if the compiler gave one.
        new: What is to be drawn instead, or nothing when it stays as it is.
    """

    place: int
    start: int
    outside: pikepdf.Matrix
    name: str
    font: _Font
    size: float
    matrix: pikepdf.Matrix
    parts: list[int | float]
    words: str
    new: list[int | float] | None = None

    @cached_property
    def back(self) -> pikepdf.Matrix:
        """From the page's place to the text's own."""
        return self.matrix.inverse()

    @cached_property
    def wide(self) -> float:
        """How far it goes, in the text's own unit."""
        moved = sum(self.font.widths.get(part, 0) if isinstance(part, int) else -part for part in self.parts)
        return moved * self.size / 1000


@dataclass(frozen=True)
class _Sign:
    """A vowel sign that waits for the letter it belongs to, and its place on the page."""

    show: _Show
    glyph: int
    place: tuple[float, float]


class _Page:
    """The drawing of one page."""

    def __init__(self, document: pikepdf.Pdf, page: pikepdf.Page, fonts: dict[str, _Font]) -> None:
        from pikepdf import parse_content_stream  # noqa: PLC0415  # as above

        self.document = document
        self.page = page
        self.fonts = fonts
        self.steps = list(parse_content_stream(page))

    def spell(self) -> None:
        """Say every cluster letter by letter."""
        shows = list(self._shows())
        signs: list[_Sign] = []
        for show in shows:
            signs = _spelled(show, signs)
        self._write({show.place: show for show in shows}, {show.start: show for show in _columns(shows)})

    def _shows(self) -> Iterator[_Show]:
        from pikepdf import Matrix  # noqa: PLC0415  # as above

        ground, text = Matrix(), Matrix()
        kept: list[pikepdf.Matrix] = []
        font, size, marked = "", 0.0, [""]
        start, outside = 0, ground
        for place, step in enumerate(self.steps):
            given = step.operands
            match str(step.operator):
                case "q":
                    kept.append(ground)
                case "Q":
                    ground = kept.pop()
                case "cm":
                    ground = Matrix(*map(float, given)) @ ground
                case "Tm":
                    text = Matrix(*map(float, given))
                case "Tf":
                    font, size = str(given[0]), float(given[1])
                case "BDC" | "BMC":
                    start, outside = (place, ground) if len(marked) == 1 else (start, outside)
                    marked.append(words_for(given) or marked[-1])
                case "EMC":
                    marked.pop()
                case "Tj" | "TJ" as name:
                    drawn = list(parts(given[0] if name == "TJ" else [given[0]]))
                    matrix = text @ ground
                    yield _Show(place, start, outside, font, self.fonts[font], size, matrix, drawn, marked[-1])

    def _write(self, shows: dict[int, _Show], apart: dict[int, _Show]) -> None:
        """Put the new drawings in; words for a whole cluster go where every glyph has its own letter."""
        from pikepdf import ContentStreamInstruction, Name, Operator, unparse_content_stream  # noqa: PLC0415  # as above

        def step(operator: str, *given: Any) -> ContentStreamInstruction:
            return ContentStreamInstruction(list(given), Operator(operator))

        written: list[Any] = []
        dropped: list[bool] = []
        for place, old in enumerate(self.steps):
            name = str(old.operator)
            if place in apart:
                written += _turn(apart[place], step)
            if name in ("BDC", "BMC"):
                dropped.append(self._needless(place, shows))
                if dropped[-1]:
                    continue
            if name == "EMC" and dropped.pop():
                continue
            new = shows[place].new if place in shows else None
            if new is None:
                written.append(old)
            elif any(isinstance(part, int) for part in new):
                written += [step("BMC", Name.ReversedChars), step("TJ", array(new)), step("EMC")]
        self.page.Contents = self.document.make_stream(unparse_content_stream(written))

    def _needless(self, place: int, shows: dict[int, _Show]) -> bool:
        """Tell whether the words, or the mark of reversed letters, that begin here are said by the glyphs now."""
        given = self.steps[place].operands
        if not words_for(given) and str(given[0]) != "/ReversedChars":
            return False
        for number in range(place, len(self.steps)):
            if number in shows:
                return shows[number].new is not None
        return False


def _columns(shows: list[_Show]) -> Iterator[_Show]:
    """Yield what begins another column on about the line of what was drawn before: further away than a word is."""
    line: list[_Show] = []
    for show in shows:
        gaps = [_gap(before, show) for before in line]
        if any(gap is None for gap in gaps):
            line = []
        elif gaps and min(gap for gap in gaps if gap is not None) > _COLUMN:
            yield show
            line = []
        line.append(show)


def _gap(before: _Show, show: _Show) -> float | None:
    """Return how far apart two drawings are along the line, in sizes of type; ``None`` if on different lines."""
    left, up = before.back.transform(show.matrix.transform((0, 0)))
    right, _ = before.back.transform(show.matrix.transform((show.wide, 0)))
    gap = max(min(left, right) - before.wide, -max(left, right))
    return gap / before.size if abs(up) < before.size else None


def _turn(show: _Show, step: Callable[..., Any]) -> list[Any]:
    """Return an empty line at the page's foot: PDFium reads what follows on one line as one sentence, and turns it."""
    from pikepdf import Name  # noqa: PLC0415  # as above

    away = show.outside.inverse()
    # What has no outline at all would be passed over; this one is not drawn (rendering mode 3, PDF 32000-1, 9.3.6).
    drawn = next(part for part in show.parts if isinstance(part, int))
    empty = array([show.font.glyph(drawn, " ")])
    return [
        step("BMC", Name.Artifact),
        step("q"),
        step("cm", *away.shorthand),
        step("BT"),
        step("Tr", 3),
        step("Tf", Name(show.name), show.size),
        step("Tm", 1, 0, 0, 1, 0, 0),
        step("TJ", empty),
        step("ET"),
        step("Q"),
        step("EMC"),
    ]


def _spelled(show: _Show, signs: list[_Sign]) -> list[_Sign]:
    """Find what *show* draws instead; *signs* wait for their letter, and those that go on waiting are returned."""
    new: list[int | float] = []
    changed = False
    across = 0.0
    for part in show.parts:
        if not isinstance(part, int):
            across -= part
            new.append(part)
            continue
        said = show.words or show.font.said.get(part, "")
        words = _shown(said)
        width = show.font.widths.get(part, 0)
        if not show.font.count or (len(words) > 1 and not _right_to_left(words)):
            if show.words:
                return []  # such as a ligature of Latin letters: its text is right
            new.append(part)
        elif _right_to_left(words) and not width:
            place = show.matrix.transform((across * show.size / 1000, 0))
            signs.append(_Sign(show, part, place))
            changed = True
        elif _right_to_left(words):
            new += _letters(show, part, across, words, signs)
            signs = []
            changed = True
        else:
            # A sign of direction may have come with it; it has done its work.
            new += [show.font.glyph(part, words)] if words else []
            changed = changed or words != said or bool(show.words)
        across += width
    show.new = new if changed else None
    return signs


def _letters(show: _Show, glyph: int, across: float, words: str, signs: list[_Sign]) -> Iterator[int | float]:
    """Yield what draws a cluster that says *words*, from left to right: its last letter first."""
    font = show.font
    waiting = list(signs)
    vowels = [letter for letter in words if unicodedata.combining(letter)]
    first = next(place for place, letter in enumerate(words) if not unicodedata.combining(letter))
    for place in range(len(words) - 1, -1, -1):
        letter = words[place]
        if not unicodedata.combining(letter):
            if place == first:
                yield font.glyph(glyph, letter)
            else:
                yield from (font.blank(letter), float(_BLANK))
        elif len(waiting) == len(vowels):
            sign = waiting.pop(0)
            x, y = show.back.transform(sign.place)
            yield font.glyph(sign.glyph, letter, x * 1000 / show.size - across, y * 1000 / show.size)
            vowels.pop()
        else:
            vowels.pop()
            yield from (font.blank(letter), float(_BLANK))  # two signs are one glyph


@cache
def _shown(words: str) -> str:
    """Return *words* without signs of direction, which draw nothing."""
    return "".join(letter for letter in words if unicodedata.category(letter) != "Cf")


@cache
def _right_to_left(words: str) -> bool:
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in words)
