"""Paper and pictures: what fits, what can be drawn, and that the same words give the same bytes."""

from __future__ import annotations

import io
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageFilter

from manara.campaign.load import load_campaign
from manara.errors import PrintingError
from manara.printing.fonts import FOLDER, check_fonts, missing
from manara.printing.products import products
from manara.printing.sheet import Sheet, make


def sheet_of(root: Path, tag: str, name: str) -> Sheet:
    found = products(load_campaign(root), tag, lambda *_: "")
    return next(sheet for sheet in found if sheet.path.endswith(name))


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_a_poster_is_the_same_every_time(repository: Path, tmp_path: Path, tag: str) -> None:
    """Two runs without a cache give the same bytes."""
    sheet = sheet_of(repository, tag, "poster-workers-a4.pdf")

    assert make(sheet, tmp_path / "one") == make(sheet, tmp_path / "two")


def test_a_number_three_times_as_long_stops_the_build(repository: Path, tmp_path: Path) -> None:
    """The message names what does not fit, and the sheet."""
    sheet = sheet_of(repository, "en", "labels-30.pdf")
    sheet.data["lines"] = [{**line, "shown": line["shown"] * 6} for line in sheet.data["lines"]]

    with pytest.raises(PrintingError, match="overflow") as caught:
        make(sheet, tmp_path)

    assert "labels-30" in caught.value.problems[0].path


def test_a_letter_without_a_font_is_named(repository: Path, tmp_path: Path) -> None:
    """A language without a font would print boxes."""
    sheet = sheet_of(repository, "en", "cards-85x54.pdf")
    sheet.data["tagline"] = "काम"

    with pytest.raises(PrintingError, match=r"U\+0915"):
        make(sheet, tmp_path)


def test_arabic_with_harakat_can_be_drawn() -> None:
    """Vowel signs are letters of the fonts too."""
    assert missing("حُقُوقُكَ فِي العَمَلِ") == []


def test_a_damaged_font_is_refused(tmp_path: Path) -> None:
    """A file that differs from the table stops the build."""
    for path in FOLDER.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "NotoSans-Bold.ttf").write_bytes(b"damaged")

    with pytest.raises(PrintingError, match="damaged"):
        check_fonts(tmp_path)


def test_codes_call_the_number_after_a_photocopy(repository: Path, tmp_path: Path) -> None:
    """Two decoders read the codes at 150 dpi, blurred, and copied to black and white."""
    made = make(sheet_of(repository, "ar", "poster-workers-a4.pdf"), tmp_path)
    gray = pypdfium2.PdfDocument(made)[0].render(scale=150 / 72, grayscale=True).to_pil()
    blurred = gray.filter(ImageFilter.GaussianBlur(0.8))
    copied = blurred.point(lambda value: 255 if value > 128 else 0)

    for picture in (blurred, copied):
        pixels = np.array(picture)
        found = {code.text for code in zxingcpp.read_barcodes(pixels)}
        assert found == {"tel:112", "tel:+96525589696"}
        _, texts, _, _ = cv2.QRCodeDetector().detectAndDecodeMulti(pixels)
        assert set(texts) & found


def test_pictures_for_chats_are_light(repository: Path, tmp_path: Path) -> None:
    """WhatsApp drops preview images of 300 kB; ours have at most 250."""
    made = make(sheet_of(repository, "ar", "open-1200x630.png"), tmp_path)

    assert Image.open(io.BytesIO(made)).size == (1200, 630)
    assert len(made) <= 250_000
