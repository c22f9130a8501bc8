"""The look of this campaign's first pages: its colours and its own drawings in their places, whatever the words are.

Compared as by somebody who has taken off the glasses: the mean colour of every square of 120 pixels, so that a sentence
more or a picture of its own that grew moves nothing here. ``make references`` takes the pictures again.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.references import renewing
from tests.site.test_look import MUTATIONS, differences, look, picture_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

LOOKS = Path(__file__).parent / "looks"
SQUARE = 120
# Mean difference (0 to 255): the most of any square, and the mean over the picture.
MOST, MEAN = 60, 12.0
PAGES = [
    *((f"{tag}/{name}.html", "phone", "light") for tag in ("ar", "en") for name in ("index", "help")),
    ("ar/index.html", "desktop", "light"),
    ("index.html", "phone", "light"),
]


@pytest.mark.parametrize(("path", "device", "scheme"), PAGES)
def test_a_page_looks_as_it_was_approved(visit: Callable[..., Page], path: str, device: str, scheme: str) -> None:
    """First screen, roughly."""
    file = picture_file(path, device, scheme, LOOKS)
    seen = look(visit, path, device, scheme)
    if renewing():
        seen.quantize(32, dither=Image.Dither.NONE).save(file, optimize=True)
    most, mean = differences(seen, Image.open(file).convert("RGB"), SQUARE)

    assert most <= MOST, f"{file.name}: one square differs by {most}; make references takes the pictures again"
    assert mean <= MEAN, f"{file.name}: the page differs by {mean:.1f}; make references takes the pictures again"


@pytest.mark.parametrize("change", ["everything to the other side", "a picture put in"])
def test_another_look_is_noticed(visit: Callable[..., Page], change: str) -> None:
    """It is rough, not blind."""
    where = ("ar/index.html", "phone", "light")
    seen = look(visit, *where, MUTATIONS[change])
    most, mean = differences(seen, Image.open(picture_file(*where, LOOKS)).convert("RGB"), SQUARE)

    assert most > MOST or mean > MEAN
