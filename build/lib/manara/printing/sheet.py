"""Makes one sheet: a template of ``sheets/`` and its words become a PDF or a PNG, the same bytes every time.

A sheet whose words, template and fonts did not change is taken from the cache. Nothing is ever cut off or made
smaller than its sheet allows: what does not fit stops the build, with the words and the sheet.
"""

from __future__ import annotations

import datetime
import json
import re
import struct
import zlib
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from manara.errors import PrintingError
from manara.printing.finish import finish
from manara.printing.fonts import FOLDER, FURTHER, missing
from manara.problems import Level, Problem, Text, text
from manara.work.program import digest_of_files

if TYPE_CHECKING:
    import typst

    from manara.work.cache import Cache

ID = "printing.sheet"
SHEETS = Path(__file__).parent / "sheets"
# What sheets/kit.typ stops with: the part of the sheet, and the words that are too long for it.
_OVERFLOW = re.compile(r'overflow\|([^|]*)\|(.*?)"?$', re.DOTALL)
# The cache's kinds: sheets, and that one could be made.
SHEETS_KIND, FITS_KIND = "sheets", "fits"
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


@dataclass(frozen=True)
class Sheet:
    """One file to make.

    Attributes:
        path: Below the site's root: ``ar/print/poster-workers-a4.pdf``.
        template: File in ``sheets/`` without its suffix.
        data: Words and measures the template takes.
        pages: How many pages it has at most; more means that something ran over.
    """

    path: str
    template: str
    data: dict[str, Any]
    pages: int = 1
    fonts: Path | None = None


class Press:
    """Makes sheets, and keeps what they have in common while it exists.

    Args:
        cache: Where finished sheets are kept.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        # Sizes of type that were found for a sheet, for the others like it; a search costs more than the sheet itself.
        self._sizes: dict[str, dict[str, float]] = {}

    def made(self, sheet: Sheet) -> bytes | None:
        """Return the sheet's bytes if neither words, template nor fonts have changed since they were made."""
        return self._cache.get(*key(sheet))

    def make(self, sheet: Sheet) -> bytes:
        """Return the sheet's bytes.

        Raises:
            PrintingError: Something does not fit, or a letter cannot be drawn; its problem says which.
        """
        known = self.made(sheet)
        if known is not None:
            return known
        self._judge_letters(sheet)
        made = self._compile(sheet)
        self._cache.put(*key(sheet), made=made)
        return made

    def try_out(self, sheet: Sheet) -> None:
        """Make sure that the sheet can be made, in whatever size and ink; only that it can is kept.

        Raises:
            PrintingError: As :meth:`make`.
        """
        plain = _plain(sheet)
        name = (FITS_KIND, *key(plain)[1:])
        if self._cache.get(*name) is None:
            self._judge_letters(plain)
            self._compile(plain)
            self._cache.put(*name, made=b"fits")

    def _judge_letters(self, sheet: Sheet) -> None:
        lost = missing(drawn_words(sheet.data), sheet.fonts)
        if lost:
            names = ", ".join(f"“{sign}” (U+{ord(sign):04X})" for sign in lost)
            raise _error(
                sheet,
                text("no font can draw {signs}", signs=names),
                text(
                    "Write it with other letters, or add a font for its script to {folder} with “manara fonts”.",
                    folder=FURTHER,
                ),
            )

    def _compile(self, sheet: Sheet) -> bytes:
        others = alike(sheet)
        if others not in self._sizes:
            # Always found on the same one of them, so that the bytes do not depend on which is made first.
            ground = _plain(sheet)
            made = _run(ground, {})
            self._sizes[others] = dict(json.loads(_compiler(sheet.fonts).query("<size>", field="value")))
            if ground == sheet:
                return made
        return _run(sheet, self._sizes[others])


def make(sheet: Sheet, cache: Cache) -> bytes:
    """Return the bytes of one sheet; who makes many has a :class:`Press`.

    Raises:
        PrintingError: Something does not fit, or a letter cannot be drawn; its problem says which.
    """
    return Press(cache).make(sheet)


def key(sheet: Sheet) -> tuple[str, ...]:
    """Return all that the sheet is made of, the cache's kind first."""
    data = json.dumps(sheet.data, ensure_ascii=False, sort_keys=True)
    return SHEETS_KIND, *_ground(), sheet.template, sheet.path.rsplit(".", 1)[-1], str(sheet.pages), data


def _run(sheet: Sheet, sizes: dict[str, float]) -> bytes:
    import typst  # noqa: PLC0415  # a build takes unchanged sheets from the cache

    picture = sheet.path.endswith(".png")
    try:
        made = _compiler(sheet.fonts).compile(
            str(SHEETS / f"{sheet.template}.typ"),
            format="png" if picture else "pdf",
            ppi=72,
            sys_inputs={"data": json.dumps({**sheet.data, "sizes": sizes}, ensure_ascii=False, sort_keys=True)},
            pdf_standards=[] if picture else ["ua-1"],
            timestamp=_noon(sheet.data.get("day", "")),
        )
    except typst.TypstError as error:
        raise _refused(sheet, str(getattr(error, "message", "") or error)) from None
    # Several pages of a picture come as a list.
    whole: bytes = made if isinstance(made, bytes) else b""
    if not whole or (not picture and _pages(whole) > sheet.pages):
        raise _error(sheet, text("the sheet runs over its pages"), text("Shorten its words."))
    return _described(whole, sheet) if picture else finish(whole, sheet.data.get("bleed", 0), sheet.data.get("slug", 0))


def _noon(day: str) -> int:
    """Return the noon of a day as seconds since 1970; pictures have no date."""
    return int(datetime.datetime.fromisoformat(f"{day}T12:00:00+00:00").timestamp()) if day else 0


def _plain(sheet: Sheet) -> Sheet:
    """Return the one of its likes on which sizes are found: in colour, in the size it was drawn for, uncut."""
    scale = {"scale": 1.0} if "scale" in sheet.data else {}
    plain = {name: value for name, value in sheet.data.items() if name not in ("bleed", "slug")}
    return replace(sheet, data={**plain, **scale, "bw": False})


def alike(sheet: Sheet) -> str:
    """Return what a sheet shares with its other colour and its other size: in these, words take the same room."""
    data = {name: value for name, value in sheet.data.items() if name not in ("bw", "scale", "bleed", "slug")}
    return sheet.template + json.dumps(data, ensure_ascii=False, sort_keys=True)


def _refused(sheet: Sheet, said: str) -> PrintingError:
    overflow = _OVERFLOW.search(said)
    if overflow is None:
        hint = text("Look into sheets/{name}.typ.", name=sheet.template)
        return _error(sheet, text("the sheet cannot be made: {reason}", reason=said), hint)
    words = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), overflow[2]).replace('\\"', '"')
    return _error(
        sheet,
        text(
            "“{words}” does not fit on {sheet} ({part}), not even in its smallest size",
            words=words,
            sheet=sheet.path,
            part=overflow[1],
        ),
        text("Shorten it, or give it more room in sheets/{name}.typ.", name=sheet.template),
    )


def _described(picture: bytes, sheet: Sheet) -> bytes:
    """Return the PNG with the words it shows as its description: for who cannot see it, and for the read-back."""
    part = sheet.data["parts"][0]
    shown = [f"{line['label'][part['lang']]} \u2066{line['shown']}\u2069" for line in sheet.data["lines"]]
    words = "\n".join((part["title"], *shown, part["footer"])).encode()
    chunk: bytes = b"iTXtDescription\0\0\0" + part["lang"].encode() + b"\0\0" + words
    # After the eight bytes of the signature and the 25 of the header.
    return (
        picture[:33] + struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) + picture[33:]
    )


def _pages(made: bytes) -> int:
    import pypdfium2  # noqa: PLC0415  # as above

    document = pypdfium2.PdfDocument(made)
    try:
        return len(document)
    finally:
        document.close()


@cache
def _compiler(fonts: Path | None) -> typst.Compiler:
    import typst  # noqa: PLC0415  # as above

    paths = [str(FOLDER), *([] if fonts is None else [str(fonts)])]
    return typst.Compiler(root=str(SHEETS), font_paths=paths, ignore_system_fonts=True)


@cache
def _ground() -> tuple[str, ...]:
    """Return what all sheets are made with: the libraries, this program, the templates and the fonts."""
    own = (Path(__file__).name, "finish.py", "letters.py", "drawn_text.py", SHEETS.name, FOLDER.name)
    tools = map(version, ("typst", "pikepdf", "fonttools"))
    return *tools, digest_of_files(SHEETS.parent, own, visible=True)


def drawn_words(value: object) -> str:
    """Return every text in *value* but drawings."""
    if isinstance(value, dict):
        return "".join(drawn_words(item) for name, item in value.items() if name not in ("svg", "icon", "icons"))
    if isinstance(value, list):
        return "".join(map(drawn_words, value))
    return value if isinstance(value, str) else ""


def _error(sheet: Sheet, message: Text, hint: Text) -> PrintingError:
    problem = Problem(f"site/{sheet.path}", 0, 0, Level.ERROR, ID, message, hint)
    return PrintingError(str(message), (problem,))
