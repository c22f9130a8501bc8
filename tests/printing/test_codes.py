"""The codes, as cameras see them: blurred, copied in black and white, by two decoders that know nothing of each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
import pytest
import segno
import zxingcpp
from PIL import Image, ImageFilter

from manara.campaign.load import load_campaign
from manara.contacts.registry import registry_of
from manara.printing.qr import QUIET, qr_svg
from manara.printing.sheet import Sheet, make
from manara.publishing.proving.compare import Comparison
from manara.publishing.proving.readback import read_bytes
from manara.publishing.proving.readers import pdf
from manara.work.cache import Cache
from tests.conftest import SMALL
from tests.printing.conftest import sheets_of

CAMPAIGN = load_campaign(SMALL)
DANGER, HOTLINE = (CAMPAIGN.contacts[key].channels[0].href for key in (CAMPAIGN.emergency, CAMPAIGN.hotline))
NUMBERS = {DANGER, HOTLINE}
ADDRESS = "https://harvest-made-up.org/"
DPI = 150
LEAST_MM = 20


def pages_of(raw: bytes) -> list[Image.Image]:
    return [page.render(scale=DPI / 72, grayscale=True).to_pil() for page in pypdfium2.PdfDocument(raw)]


def blurred(page: Image.Image) -> Image.Image:
    return page.filter(ImageFilter.GaussianBlur(0.8))


def photocopied(page: Image.Image) -> Image.Image:
    """Darkened, blurred, speckled, and nothing left but black and white."""
    noise = np.random.default_rng(7).normal(0, 18, (page.height, page.width))
    gray = np.array(page.filter(ImageFilter.GaussianBlur(1.0)), dtype=float) * 0.9 + noise
    return Image.fromarray(np.where(gray > 120, 255, 0).astype("uint8"))


def by_zxing(page: Image.Image) -> set[str]:
    return {code.text for code in zxingcpp.read_barcodes(np.array(page))}


def by_opencv(page: Image.Image) -> set[str]:
    """OpenCV's decoder wants one code at a time: where zxing sees one, it looks for itself."""
    found = set()
    for code in zxingcpp.read_barcodes(np.array(page)):
        corners = (
            code.position.top_left,
            code.position.bottom_right,
            code.position.top_right,
            code.position.bottom_left,
        )
        box = (min(c.x for c in corners) - 24, min(c.y for c in corners) - 24,
               max(c.x for c in corners) + 24, max(c.y for c in corners) + 24)  # fmt: skip
        piece = page.crop(box)
        text, _, _ = cv2.QRCodeDetector().detectAndDecode(np.array(piece.resize((piece.width * 2, piece.height * 2))))
        found.add(text)
    return found - {""}


@pytest.fixture(scope="session")
def published() -> dict[str, Sheet]:
    """The sheets of a campaign that has an address."""
    return sheets_of(replace(CAMPAIGN, address=ADDRESS))


@pytest.mark.parametrize("spoil", [blurred, photocopied])
@pytest.mark.parametrize("name", ["poster-workers-a4", "poster-signs-a4-bw", "leaflet-a5", "strips", "cards-85x54"])
@pytest.mark.parametrize("folder", ["ar", "ar-en"])
def test_codes_call_the_numbers(
    made: Callable[[str], bytes], folder: str, name: str, spoil: Callable[[Image.Image], Image.Image]
) -> None:
    """Both decoders read what stands beside the code, from a spoilt picture of 150 dots an inch."""
    page = spoil(pages_of(made(f"{folder}/print/{name}.pdf"))[0])
    wanted = NUMBERS if name.startswith(("poster", "leaflet")) else {HOTLINE}

    assert by_zxing(page) == wanted
    assert by_opencv(page) == wanted


@pytest.mark.parametrize("spoil", [blurred, photocopied])
def test_a_second_code_opens_the_site(
    published: dict[str, Sheet], tmp_path: Path, spoil: Callable[[Image.Image], Image.Image]
) -> None:
    """It is there once the campaign has an address, with its caption and the address in letters."""
    sheet = published["ar-en/print/poster-signs-a4.pdf"]
    raw = make(sheet, Cache(tmp_path))
    [page] = [spoil(page) for page in pages_of(raw)]
    text = " ".join(words.text for words in pdf.read(raw, "x.pdf").words)

    assert by_zxing(page) == by_opencv(page) == NUMBERS | {ADDRESS}
    assert "harvest-made-up.org" in text
    assert sheet.data["address"]["caption"]["en"] == "Scan to open the site: uses the internet"


def test_a_wall_that_workers_pass_has_no_such_code(published: dict[str, Sheet]) -> None:
    """It would leave the site's address in the phone that scans it."""
    assert published["ar-en/print/poster-workers-a4.pdf"].data["address"] is None
    assert published["ar-en/print/strips.pdf"].data["address"] is None


def test_without_an_address_there_is_no_such_code(sheets: dict[str, Sheet]) -> None:
    """No address is invented for a campaign that is not published."""
    assert all(sheet.data.get("address") is None for sheet in sheets.values())


@pytest.mark.slow
def test_every_sheet_has_room_for_the_second_code(published: dict[str, Sheet], tmp_path: Path) -> None:
    """Publishing the site may not stop the posters."""
    for path, sheet in published.items():
        if sheet.data.get("address") and not path.endswith(("-bw.pdf", "-print.pdf")):
            make(sheet, Cache(tmp_path))


@pytest.mark.parametrize(("site", "faults"), [(ADDRESS, 0), ("https://elsewhere.org/", 1)])
def test_the_address_is_the_site_s_own(published: dict[str, Sheet], tmp_path: Path, site: str, faults: int) -> None:
    """A code that opens another place than the site that was built is an error."""
    raw = make(published["ar/print/poster-signs-a4.pdf"], Cache(tmp_path))
    campaign = replace(CAMPAIGN, address=ADDRESS)
    problems = read_bytes(raw, "ar/print/poster.pdf", Comparison(registry_of(campaign, site), campaign))

    assert bool(problems) == bool(faults)
    assert all("harvest-made-up.org" in str(problem.message) for problem in problems)


@pytest.mark.parametrize("name", ["poster-workers-a4", "leaflet-a5", "strips", "cards-85x54"])
def test_codes_are_large_and_have_their_quiet_zone(made: Callable[[str], bytes], name: str) -> None:
    """At least 20 mm from edge to edge, and four modules of white around."""
    page = pages_of(made(f"en/print/{name}.pdf"))[0]
    for code in zxingcpp.read_barcodes(np.array(page)):
        at = code.position
        width = (at.top_right.x - at.top_left.x) / DPI * 25.4
        module = (at.top_right.x - at.top_left.x) / int(qr_svg(code.text)["modules"])  # type: ignore[call-overload]
        around = page.crop((
            int(at.top_left.x - (QUIET - 0.5) * module), int(at.top_left.y - (QUIET - 0.5) * module),
            int(at.top_left.x - module * 0.7), int(at.bottom_left.y),
        ))  # fmt: skip

        assert width >= LEAST_MM - 0.4
        assert np.array(around).min() > 200


def test_correction_is_medium_or_better() -> None:
    """The number's code takes the best correction its size allows."""
    assert segno.make_qr("tel:+442079460018", error="m", boost_error=True).error in ("M", "Q", "H")
