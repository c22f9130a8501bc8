"""Every sheet of the frozen campaign, made once per worker, and ways to look at them as a printer and a camera would."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from manara.campaign.load import load_campaign
from manara.campaign.model import Campaign
from manara.printing.sheet import Sheet, make
from manara.publishing.making.printed import printed
from manara.work.cache import Cache
from tests.conftest import copy_small


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


# The one page that sheets are made of and the frozen campaign has not.
EMPLOYERS = {
    "ar": ("لأصحاب المزارع", "ما على صاحب المزرعة", "الأجر في آخر الشهر", "راحة يوم في الأسبوع", "قائمة مراجعة"),
    "en": ("For farmers", "What a farmer owes", "Pay at the end of the month", "One day of rest a week", "A checklist"),
}
PAGE = """---
title: {0}
description: {1}
facts: [F-LAW-1]
checked: 2026-11-20
---
# {0}

{1}.

## {1} {{#home-duties}}

- {2}.
- {3}.

## {4} {{#home-checklist}}

- {2}.

## {4} 2 {{#company-checklist}}

- {3}.
"""


@pytest.fixture(scope="session")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Campaign:
    """The frozen campaign with a page for employers, so that every sheet is made."""
    root = tmp_path_factory.mktemp("sheets")
    copy_small(root)
    for tag, words in EMPLOYERS.items():
        (root / "docs" / tag / "employers.md").write_text(PAGE.format(*words), "utf-8")
    return load_campaign(root)


@pytest.fixture(scope="session")
def sheets(campaign: Campaign) -> dict[str, Sheet]:
    """Its sheets by path."""
    return sheets_of(campaign)


@pytest.fixture(scope="session")
def made(sheets: dict[str, Sheet], tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    """Return a function that makes a sheet, once."""
    kept = Cache(tmp_path_factory.mktemp("print"))
    return lambda path: make(sheets[path], kept)
