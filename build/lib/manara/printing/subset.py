"""Cuts a font down to the letters that the first pages have, with all their joined and stacked forms."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

from manara.printing.fonts import FURTHER, HEADER, TABLE, letters

if TYPE_CHECKING:
    from pathlib import Path

    from manara.campaign.first_pages import First, FirstPages

# Joiners have no form of their own, and decide which form their neighbours take.
JOINERS = "\u200c\u200d"
# Copyright, family, style, full name, version, PostScript name, licence and its address (OpenType, “name”).
_NAMES = [0, 1, 2, 4, 5, 6, 13, 14]


def needed(pages: FirstPages) -> set[int]:
    """Return the characters of all first pages that the program's own fonts cannot draw."""
    return {ord(sign) for first in pages.languages for sign in words_of(first)} - letters()


def letters_of(words: str) -> set[int]:
    """Return the characters of *words* that the program's fonts cannot draw, with their neighbours in Unicode.

    A page that is edited next week has other letters of the same script, so half-blocks of 128 are taken whole.
    """
    lost = {ord(sign) for sign in words} - letters()
    return {code for sign in lost for code in range(sign & ~0x7F, (sign | 0x7F) + 1)} - letters()


def words_of(first: First) -> str:
    """Return everything that may be drawn of a language: its strings, and the months of a date."""
    months = first.locale.cldr.months["format"]["wide"].values()
    return "".join((*(said.text for said in first.strings.values()), *months))


def subset(raw: bytes, characters: set[int]) -> bytes:
    """Return the font *raw* with *characters* alone; the same input gives the same bytes.

    Every feature of the layout tables is kept (``GSUB``, ``GPOS``), so that marks and conjuncts are shaped as by the
    whole font. Nothing is returned when it has none of the characters.
    """
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415  # only who adds a font needs it
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    font = TTFont(io.BytesIO(raw), recalcTimestamp=False)
    wanted = characters & set(font.getBestCmap())
    if not wanted:
        return b""
    options = Options()
    options.layout_features = ["*"]
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = _NAMES
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted | {ord(" "), *map(ord, JOINERS)})
    subsetter.subset(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def add_font(root: Path, path: Path, source: str, licence: str, characters: set[int]) -> Path | None:
    """Write what is needed of the font at *path* into the campaign, and its row into the table.

    Returns:
        The file, or ``None`` when the font has none of the *characters*.
    """
    made = subset(path.read_bytes(), characters)
    if not made:
        return None
    folder = root / FURTHER
    folder.mkdir(parents=True, exist_ok=True)
    (folder / path.name).write_bytes(made)
    table = folder / TABLE
    rows = table.read_text("utf-8").splitlines()[1:] if table.is_file() else []
    kept = [row for row in rows if row.split("\t")[0] != path.name]
    row = "\t".join((path.name, source, licence, hashlib.sha256(made).hexdigest()))
    table.write_text(HEADER + "".join(f"{one}\n" for one in sorted([*kept, row])), "utf-8", newline="\n")
    return folder / path.name
