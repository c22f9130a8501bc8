"""Every sheet of the campaign, made once per worker, and ways to look at them as a printer and a camera would."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from manara.campaign.load import load_campaign
from manara.campaign.model import Campaign
from manara.printing.sheet import Sheet, make
from manara.publishing.making.printed import printed
from manara.work.cache import Cache


def sheets_of(campaign: Campaign) -> dict[str, Sheet]:
    """Return every sheet and picture by its path."""
    return {sheet.path: sheet for sheet in printed(campaign).sheets}


def letters_of(raw: bytes) -> Iterator[tuple[str, float, bool]]:
    """Yield every letter of a PDF, its size in points as printed, and whether its font is in the file."""
    document = pypdfium2.PdfDocument(raw)
    for page in document:
        text = page.get_textpage()
        matrix = pdfium.FS_MATRIX()
        for place in range(text.count_chars()):
            pdfium.FPDFText_GetMatrix(text.raw, place, ctypes.byref(matrix))
            scale = max(abs(matrix.a), abs(matrix.b))
            letter = pdfium.FPDFText_GetTextObject(text.raw, place)
            embedded = not letter or bool(pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(letter)))
            yield (
                chr(pdfium.FPDFText_GetUnicode(text.raw, place)),
                pdfium.FPDFText_GetFontSize(text.raw, place) * scale,
                embedded,
            )
    document.close()


@pytest.fixture(scope="session")
def sheets(repository: Path) -> dict[str, Sheet]:
    """The repository's own sheets by path."""
    return sheets_of(load_campaign(repository))


@pytest.fixture(scope="session")
def made(sheets: dict[str, Sheet], tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    """Return a function that makes a sheet, once."""
    kept = Cache(tmp_path_factory.mktemp("print"))
    return lambda path: make(sheets[path], kept)
