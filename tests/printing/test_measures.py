"""What is printed is as large as the wall, the hand and the screen ask for: measured on the finished pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageFilter

from manara.printing.sheet import Sheet, make
from manara.work.cache import Cache
from tests.printing.conftest import letters_of

MM = 72 / 25.4
DPI = 150
A3 = 2**0.5
POSTERS = ["poster-workers", "poster-employers", "poster-signs"]


def tall_of(raw: bytes, signs: str) -> float:
    """Return the height of the ink of the tallest of *signs* on the first page, in millimetres."""
    page = pypdfium2.PdfDocument(raw)[0].get_textpage()
    text = page.get_text_range()
    boxes = [page.get_charbox(place) for place, sign in enumerate(text) if sign in signs]
    return float(max(top - bottom for _, bottom, _, top in boxes)) / MM


def copied(page: pypdfium2.PdfPage) -> Image.Image:
    """As a grey copier gives it: half the contrast, a pixel of blur, at 150 dots an inch."""
    grey = np.array(page.render(scale=DPI / 72, grayscale=True).to_pil(), dtype=float)
    return Image.fromarray((64 + grey / 2).astype("uint8")).filter(ImageFilter.GaussianBlur(1))


@pytest.mark.parametrize(("paper", "scale"), [("a4", 1), ("a3", A3)])
@pytest.mark.parametrize("folder", ["ar", "en", "ar-en"])
def test_the_workers_poster_is_read_from_its_distance(
    made: Callable[[str], bytes], folder: str, paper: str, scale: float
) -> None:
    """Two hundred times the height is the distance: digits 3.4 m on A4, the headline 1.8 m, a question half a metre."""
    path = f"{folder}/print/poster-workers-{paper}.pdf"
    raw = made(path)

    assert tall_of(raw, "0123456789") >= 17 * scale
    assert tall_of(raw, "QWأل" if "en" in folder else "أل") >= 9 * scale


@pytest.mark.parametrize(("tag", "title"), [("ar", "أسئلة عن عملي"), ("en", "Questions to buy")])
def test_the_headline_of_the_workers_poster_stands_in_the_light(
    sheets: dict[str, Sheet], tmp_path: Path, tag: str, title: str
) -> None:
    """With its lowest dots: nothing of its ink is in the last three millimetres of the field, which ends at 76."""
    sheet = sheets[f"{tag}/print/poster-workers-a4.pdf"]
    part = {**sheet.data["parts"][0], "title": title}
    raw = make(replace(sheet, data={**sheet.data, "parts": [part]}), Cache(tmp_path))
    page = np.array(pypdfium2.PdfDocument(raw)[0].render(scale=DPI / 72).to_pil().convert("RGB"), dtype=int)
    field = page[int(73 * DPI / 25.4) : int(75.5 * DPI / 25.4), :, 1]

    assert field.min() > 45


@pytest.mark.parametrize(("tag", "least"), [("en", 16), ("ar", 18)])
def test_the_questions_of_two_languages_are_large(
    sheets: dict[str, Sheet], made: Callable[[str], bytes], tag: str, least: float
) -> None:
    """Every letter of them, in both languages."""
    path = "ar-en/print/poster-workers-a4.pdf"
    [part] = [part for part in sheets[path].data["parts"] if part["lang"] == tag]
    letters = [(letter, size) for letter, size, _ in letters_of(made(path)) if letter.isalpha()]
    text = "".join(letter for letter, _ in letters)

    assert 1 <= len(part["items"]) <= 4
    for item in part["items"]:
        word = max("".join(sign if sign.isalpha() else " " for sign in item["text"]).split(), key=len)
        places = [place for place in range(len(text)) if text.startswith(word, place)]
        assert places, word
        assert all(letters[place][1] >= least - 0.01 for place in places)


@pytest.mark.parametrize(("paper", "least"), [("a4", 35), ("a3", 55)])
@pytest.mark.parametrize("folder", ["ar", "ar-en"])
def test_a_wall_s_codes_are_large_and_outlive_a_grey_copy(
    made: Callable[[str], bytes], folder: str, paper: str, least: float
) -> None:
    """Both of them."""
    page = pypdfium2.PdfDocument(made(f"{folder}/print/poster-workers-{paper}.pdf"))[0]
    codes = zxingcpp.read_barcodes(np.array(copied(page)))

    assert len({code.text for code in codes}) == 2
    for code in codes:
        wide = (code.position.top_right.x - code.position.top_left.x) / DPI * 25.4
        assert wide >= least - 0.4


@pytest.mark.parametrize("name", ["poster-employers-a4", "poster-signs-a4", "leaflet-a5", "strips", "cards-85x54"])
def test_every_code_outlives_a_grey_copy(sheets: dict[str, Sheet], made: Callable[[str], bytes], name: str) -> None:
    """The hotline's is on all of them."""
    path = f"ar-en/print/{name}.pdf"
    page = pypdfium2.PdfDocument(made(path))[0]

    assert sheets[path].data["lines"][-1]["href"] in {
        code.text for code in zxingcpp.read_barcodes(np.array(copied(page)))
    }


@pytest.mark.parametrize("name", POSTERS)
@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_a_printing_house_finds_its_boxes(made: Callable[[str], bytes], name: str, paper: str) -> None:
    """Three millimetres of bleed on every side, the marks outside of it, colour up to the edge, the same words."""
    document = pypdfium2.PdfDocument(made(f"ar-en/print/{name}-{paper}-print.pdf"))
    plain = pypdfium2.PdfDocument(made(f"ar-en/print/{name}-{paper}.pdf"))
    page = document[0]
    media, bleed, trim = (np.array(box) / MM for box in (page.get_mediabox(), page.get_bleedbox(), page.get_trimbox()))
    size = np.array(plain[0].get_size()) / MM
    picture = np.array(page.render(scale=2, grayscale=True).to_pil())
    edge = int((media[3] - bleed[3] + 1) * MM * 2)

    assert np.abs((trim[2:] - trim[:2]) - size).max() < 0.1
    assert np.abs(np.abs(bleed - trim) - 3).max() < 0.01
    assert np.abs(np.abs(media - trim) - 10).max() < 0.01
    assert picture[edge, picture.shape[1] // 6] < 128
    assert "".join(page.get_textpage().get_text_range().split()) == "".join(
        plain[0].get_textpage().get_text_range().split()
    )


def test_the_two_panels_differ_in_grey(made: Callable[[str], bytes]) -> None:
    """Maroon and teal copy to the same grey: the panel for danger is edged with stripes, the other is not."""
    page = np.array(
        pypdfium2.PdfDocument(made("ar-en/print/poster-workers-a4.pdf"))[0].render(scale=3, grayscale=True).to_pil()
    )
    column = page[:, int(page.shape[1] * 0.2) : int(page.shape[1] * 0.5)]
    changes = (np.abs(np.diff((column > 150).astype(int), axis=1)).sum(axis=1) > 20).astype(int)
    striped = [row for row in range(1, len(changes)) if changes[row] and column[row].mean() < 220]
    panel = page.shape[0] * 164 / 297, page.shape[0] * 218.5 / 297, page.shape[0] * 275 / 297

    def edges(top: float, bottom: float) -> int:
        return sum(top <= row <= top + 12 or bottom - 12 <= row <= bottom for row in striped)

    assert edges(panel[0], panel[1]) >= 8
    assert edges(panel[1] + 6, panel[2]) == 0


@pytest.mark.parametrize("folder", ["ar", "en", "ar-en"])
def test_files_tell_nothing_and_have_a_day(sheets: dict[str, Sheet], made: Callable[[str], bytes], folder: str) -> None:
    """In the tab of a phone stands a word that fits anything; the date is the facts' own, not that of a clock."""
    for name in (*(f"{name}-a4" for name in POSTERS), "leaflet-a5", "directory", "self-check"):
        path = f"{folder}/print/{name}.pdf"
        data = sheets[path].data
        document = pypdfium2.PdfDocument(made(path))

        assert document.get_metadata_value("Title") == " · ".join(dict.fromkeys(part["tab"] for part in data["parts"]))
        assert not document.get_metadata_value("Author")
        for key in ("CreationDate", "ModDate"):
            assert document.get_metadata_value(key).startswith(f"D:{data['day'].replace('-', '')}")


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_the_quiet_card_has_numbers_and_nothing_else(
    sheets: dict[str, Sheet], made: Callable[[str], bytes], tag: str
) -> None:
    """Not a word, and every number that was chosen on each card."""
    path = f"{tag}/print/quiet-card.pdf"
    text = pypdfium2.PdfDocument(made(path))[0].get_textpage().get_text_range().replace("\u00a0", " ")
    numbers = [item["shown"] for item in sheets[path].data["parts"][0]["items"]]
    seen = text.replace(sheets[path].data["parts"][0]["tab"], "")  # what is hidden names the page for who listens

    assert numbers
    assert not any(sign.isalpha() for sign in seen)
    assert all(text.count(number) >= 21 for number in numbers)


@pytest.mark.parametrize("folder", ["ar", "en", "ar-en"])
def test_strips_keep_their_words_from_the_cut(made: Callable[[str], bytes], folder: str) -> None:
    """Four millimetres on every side; the number takes most of the strip's length."""
    page = pypdfium2.PdfDocument(made(f"{folder}/print/strips.pdf"))[0].get_textpage()
    text = page.get_text_range()
    boxes = [page.get_charbox(place) for place, sign in enumerate(text) if not sign.isspace()]
    low = [(left, right) for left, _, right, top in boxes if top < 78 * MM and right - left > 0]
    digits = [
        box
        for box, sign in zip(boxes, (s for s in text if not s.isspace()), strict=True)
        if sign.isdigit() and box[3] < 78 * MM
    ]
    places = [((left / MM - 12) % 23.25, (right / MM - 12) % 23.25) for left, right in low]

    assert low
    assert min(left for left, _ in places) >= 4 - 0.3
    assert max(right for _, right in places) <= 23.25 - 4 + 0.3
    assert (max(box[3] for box in digits) - min(box[1] for box in digits)) / MM >= 49


@pytest.mark.parametrize("name", ["open-1080x1080", "open-1080x1920", "open-1200x630"])
def test_no_line_of_a_picture_is_small(sheets: dict[str, Sheet], tmp_path: Path, name: str) -> None:
    """Forty pixels at least, measured on the same sheet as a PDF, where a point is a pixel."""
    sheet = sheets[f"en/share/{name}.png"]
    parts = [{**part, "tab": "x"} for part in sheet.data["parts"]]
    raw = make(Sheet("x/print/x.pdf", sheet.template, {**sheet.data, "parts": parts}), Cache(tmp_path))

    assert min(size for letter, size, _ in letters_of(raw) if letter.isalnum()) >= 39.9
