"""The fonts that travel with the sheets: checked against their table, and asked whether they can draw every letter.

A damaged font file or a letter no font has would otherwise print boxes. ``fonts.tsv`` names each file's source, licence
and digest; a file that differs from it stops the build. A campaign whose first pages are in further scripts has fonts
of its own for them in ``data/first/fonts/``, cut down to the letters its strings have (``manara fonts``).
"""

from __future__ import annotations

import hashlib
import struct
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from manara.errors import PrintingError
from manara.problems import Level, Problem, Text, joined, text
from manara.work.program import digest_of_files

ID = "printing.fonts"
FOLDER = Path(__file__).parent / "fonts"
TABLE = "fonts.tsv"
HEADER = "file\tsource\tlicence\tsha256\n"
# Below a campaign's folder.
FURTHER = "data/first/fonts"
# What Typst reads; web fonts must be unpacked first.
SUFFIXES = (".ttf", ".otf")


def check_fonts(folder: Path = FOLDER) -> None:
    """Make sure that every font is the one the table names, and that none is without its row.

    Raises:
        PrintingError: A file is missing, its content differs, or nobody said where it comes from.
    """
    named = set()
    for number, row in enumerate((folder / TABLE).read_text("utf-8").splitlines()[1:], 2):
        cells = row.split("\t")
        if len(cells) != 4 or not all(cells):
            raise _error(
                folder, TABLE, number, text("the row needs file, source, licence and digest, each after a tab")
            )
        path = folder / cells[0]
        named.add(path)
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != cells[3]:
            raise _error(folder, cells[0], 0, text("the font is missing or damaged"))
    for path in sorted(_fonts(folder) - named):
        raise _error(folder, path.name, 0, text("the font has no row in {table}", table=TABLE))


def _fonts(folder: Path) -> set[Path]:
    return {path for path in folder.iterdir() if path.suffix in SUFFIXES}


def _error(folder: Path, name: str, line: int, message: Text) -> PrintingError:
    hint = text(
        "Restore it from the repository; a new font needs its source, licence and SHA-256 in {table}.", table=TABLE
    )
    shown = FURTHER if folder.as_posix().endswith(FURTHER) else "scripts/manara/printing/fonts"
    path = f"{shown}/{name}"
    return PrintingError(joined("{_0}: {_1}", path, message), (Problem(path, line, 0, Level.ERROR, ID, message, hint),))


@cache
def letters(folder: Path = FOLDER) -> frozenset[int]:
    """Return every character the fonts can draw."""
    check_fonts(folder)
    found: set[int] = set()
    for path in sorted(_fonts(folder)):
        try:
            found |= _cmap(path.read_bytes())
        except (struct.error, StopIteration) as error:
            raise _error(folder, path.name, 0, text("the file is not a font")) from error
    return frozenset(found)


def further(root: Path) -> Path | None:
    """Return the folder of a campaign's own fonts, or ``None`` when it has none."""
    folder = root / FURTHER
    return folder if (folder / TABLE).is_file() else None


def families(folder: Path) -> list[str]:
    """Return the names of the families in *folder*, each once."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  # only campaigns with further scripts need it

    found: dict[str, None] = {}
    for path in sorted(_fonts(folder)):
        with TTFont(path, lazy=True) as font:
            found[str(font["name"].getDebugName(1))] = None
    return list(found)


def own_fonts(root: Path) -> dict[str, Any]:
    """Return the families of a campaign's fonts, and a digest of the files: other files are other sheets."""
    folder = further(root)
    if folder is None:
        return {"families": [], "digest": ""}
    return {"families": families(folder), "digest": digest_of_files(root, (FURTHER,), visible=True)}


def missing(words: str, more: Path | None = None) -> list[str]:
    """Return the characters of *words* that no font has, each once; *more* is a folder of further fonts."""
    known = letters() if more is None else letters() | letters(more)
    return sorted({sign for sign in words if ord(sign) not in known and unicodedata.category(sign)[0] not in "CZ"})


def _cmap(raw: bytes) -> set[int]:
    """Read the character map (formats 4 and 12 of OpenType's ``cmap`` table)."""
    tables = struct.unpack(">H", raw[4:6])[0]
    start = next(
        struct.unpack(">I", raw[12 + n * 16 + 8 : 12 + n * 16 + 12])[0]
        for n in range(tables)
        if raw[12 + n * 16 : 12 + n * 16 + 4] == b"cmap"
    )
    found: set[int] = set()
    for n in range(struct.unpack(">H", raw[start + 2 : start + 4])[0]):
        at = start + struct.unpack(">I", raw[start + 4 + n * 8 + 4 : start + 4 + n * 8 + 8])[0]
        kind = struct.unpack(">H", raw[at : at + 2])[0]
        if kind == 4:
            count = struct.unpack(">H", raw[at + 6 : at + 8])[0] // 2
            ends = struct.unpack(f">{count}H", raw[at + 14 : at + 14 + 2 * count])
            starts = struct.unpack(f">{count}H", raw[at + 16 + 2 * count : at + 16 + 4 * count])
            for first, last in zip(starts, ends, strict=True):
                found.update(range(first, last + 1))
        elif kind == 12:
            for k in range(struct.unpack(">I", raw[at + 12 : at + 16])[0]):
                first, last = struct.unpack(">II", raw[at + 16 + k * 12 : at + 24 + k * 12])
                found.update(range(first, last + 1))
    return found
