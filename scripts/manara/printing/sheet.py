"""Makes one sheet: a template of ``sheets/`` and its words become a PDF or a PNG, the same bytes every time."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typst

from manara.errors import PrintingError
from manara.printing.fonts import FOLDER, missing
from manara.problems import Level, Problem, Text, text

ID = "printing.sheet"
SHEETS = Path(__file__).parent / "sheets"


@dataclass(frozen=True)
class Sheet:
    """One file to make.

    Attributes:
        path: Below the site's root: ``ar/print/poster-workers-a4.pdf``.
        template: File in ``sheets/`` without its suffix.
        data: Words and measures the template takes.
    """

    path: str
    template: str
    data: dict[str, Any]


def make(sheet: Sheet, cache_folder: Path) -> bytes:
    """Return the sheet's bytes, from the cache when neither words, template nor fonts changed.

    Raises:
        PrintingError: Something does not fit, or a letter cannot be drawn; its problem says which.
    """
    data = json.dumps(sheet.data, ensure_ascii=False, sort_keys=True)
    kind = sheet.path.rsplit(".", 1)[-1]
    kept = cache_folder / f"{hashlib.sha256((_ground() + sheet.template + kind + data).encode()).hexdigest()}.{kind}"
    if kept.is_file():
        return kept.read_bytes()
    lost = missing(_words(sheet.data))
    if lost:
        names = ", ".join(f"“{sign}” (U+{ord(sign):04X})" for sign in lost)
        raise _error(
            sheet,
            text("no font can draw {signs}", signs=names),
            text("Write it with other letters, or add a font to printing/fonts/."),
        )
    made = _compile(sheet, data, kind)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(made)
    return made


def _compile(sheet: Sheet, data: str, kind: str) -> bytes:
    try:
        made = _compiler().compile(
            str(SHEETS / f"{sheet.template}.typ"),
            format="png" if kind == "png" else "pdf",
            ppi=72,
            sys_inputs={"data": data},
            pdf_standards=[] if kind == "png" else ["ua-1"],
            timestamp=0,
        )
    except typst.TypstError as error:
        said = str(getattr(error, "message", "") or error)
        raise _error(
            sheet,
            text("the sheet cannot be made: {reason}", reason=said),
            text(
                "After “overflow” stands what does not fit: shorten it, or change sheets/{name}.typ.",
                name=sheet.template,
            ),
        ) from None
    if not isinstance(made, bytes):
        raise _error(sheet, text("the sheet runs over one page"), text("Shorten its words."))
    return made


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(root=str(SHEETS), font_paths=[str(FOLDER)], ignore_system_fonts=True)


@cache
def _ground() -> str:
    digest = hashlib.sha256(version("typst").encode())
    for path in (*sorted(SHEETS.glob("*.typ")), *sorted(FOLDER.iterdir())):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _words(value: object) -> str:
    """Return every text in *value* but drawings."""
    if isinstance(value, dict):
        return "".join(_words(item) for key, item in value.items() if key != "qr")
    if isinstance(value, list):
        return "".join(map(_words, value))
    return value if isinstance(value, str) else ""


def _error(sheet: Sheet, message: Text, hint: Text) -> PrintingError:
    problem = Problem(f"site/{sheet.path}", 0, 0, Level.ERROR, ID, message, hint)
    return PrintingError(str(message), (problem,))
