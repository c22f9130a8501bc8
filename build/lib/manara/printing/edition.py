"""The words of the paper: they name what the printed sheets are made from, and stand on every sheet with room for them.

A sheet cannot carry the edition's words (campaign/edition.py): these change with every page, and a sheet that says the
same as before need not be printed again. So paper has a fingerprint of its own, over everything that goes into any
sheet of it but the words themselves. It changes for all of them at once: who holds a poster and a leaflet compares both
with the same words.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from manara.campaign.edition import words_for
from manara.printing.sheet import key
from manara.work.cache import digest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manara.printing.sheet import Sheet


def paper_edition(sheets: Iterable[Sheet]) -> str:
    """Return the digest, in hexadecimal, of all that *sheets* of paper are made from; pictures carry no words."""
    return digest(*sorted(digest(sheet.path, *key(sheet)) for sheet in sheets if sheet.path.endswith(".pdf")))


def signed(sheet: Sheet, edition: str) -> Sheet:
    """Return *sheet* with the words of the paper's *edition* in each of its languages, if it shows them."""
    parts = [
        {**part, "edition": f"{part['edition']}: {words_for(edition, part['lang'])}"} if "edition" in part else part
        for part in sheet.data["parts"]
    ]
    return replace(sheet, data={**sheet.data, "parts": parts})
