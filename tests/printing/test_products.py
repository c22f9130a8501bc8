"""What is made: which sheets there are, that they are whole, and that the same words give the same bytes."""

from __future__ import annotations

import ctypes
import hashlib
import io
import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image, ImageChops

from manara.campaign.load import load_campaign
from manara.campaign.model import Campaign
from manara.campaign.pictures import shown_on
from manara.printing.sheet import SHEETS_KIND, Press, Sheet, key, make
from manara.work.cache import Cache, digest
from tests.conftest import SMALL
from tests.printing.conftest import letters_of, sheets_of

PAPERS = {
    *(f"poster-{about}-{paper}" for about in ("workers", "employers", "signs") for paper in ("a4", "a3")),
    "leaflet-a5",
    "cards-85x54",
    "cards-54x35",
    "labels-30",
    "strips",
    "quiet-card",
    "directory",
    "self-check",
    "employer-checklist",
    "show-cards",
    "picture-test",
}
MILLIMETRE = 72 / 25.4
KINDS = ["poster-workers-a4", "leaflet-a5", "cards-54x35", "labels-30", "strips", "directory", "self-check"]


@pytest.mark.parametrize("folder", ["ar", "en", "ar-en"])
def test_every_paper_is_made_in_colour_and_in_black(sheets: dict[str, Sheet], folder: str) -> None:
    """In each language and in both; cards to show are bilingual by themselves, and the quiet one says nothing."""
    wanted = PAPERS if folder != "ar-en" else PAPERS - {"show-cards", "quiet-card", "picture-test"}
    for_printers = {f"{name}-print" for name in wanted if name.startswith("poster-")}
    found = {Path(path).stem for path in sheets if path.startswith(f"{folder}/print/")}

    assert found == wanted | {f"{name}-bw" for name in wanted} | for_printers


@pytest.mark.parametrize("folder", ["ar", "en", "ar-en"])
@pytest.mark.parametrize("name", KINDS)
def test_a_sheet_can_be_read_out(made: Callable[[str], bytes], folder: str, name: str) -> None:
    """It is tagged, says its language and title, and claims PDF/UA."""
    raw = made(f"{folder}/print/{name}.pdf")
    document = pypdfium2.PdfDocument(raw)
    language = (ctypes.c_ushort * 16)()
    size = pdfium.FPDFCatalog_GetLanguage(document.raw, language, 32)

    assert pdfium.FPDFCatalog_IsTagged(document.raw)
    assert bytes(language)[: size - 2].decode("utf-16-le") == folder.split("-", maxsplit=1)[0]
    assert document.get_metadata_value("Title")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in raw


@pytest.mark.parametrize("folder", ["ar", "en", "ar-en"])
@pytest.mark.parametrize("name", KINDS)
def test_letters_are_in_the_file_and_numbers_are_legible(
    made: Callable[[str], bytes], campaign: Campaign, folder: str, name: str
) -> None:
    """Every font is embedded; a number to call has at least nine points, in figures of eleven digits, too.

    On a label of 30 mm that many take less; those of this repository's campaign are measured in tests/kuwait.
    """
    letters = list(letters_of(made(f"{folder}/print/{name}.pdf")))
    text = "".join(letter for letter, _, _ in letters)
    numbers = {
        channel.shown
        for contact in campaign.published_contacts.values()
        for channel in contact.channels
        if channel.dial
    }
    large = name in ("poster-workers-a4", "cards-54x35", "strips")  # elsewhere sentences name numbers, too

    assert all(embedded for _, _, embedded in letters)
    found = [match for number in numbers for match in re.finditer(rf"(?<!\d){number}(?!\d)", text)]
    assert found
    assert all(letters[match.start()][1] >= 8.99 for match in found if large)


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_the_pictures_of_a_trial_stand_alone(made: Callable[[str], bytes], tag: str) -> None:
    """Whoever is asked sees letters that count them, and no word that helps."""
    document = pypdfium2.PdfDocument(made(f"{tag}/print/picture-test.pdf"))
    asking, alone = (page.get_textpage().get_text_range() for page in document)

    assert "place" in asking
    assert re.fullmatch(r"[A-Z\s]+", alone)
    assert len(alone.split()) == len(shown_on(SMALL, load_campaign(SMALL).pages[tag]))


@pytest.mark.parametrize("name", ["poster-workers-a4", "self-check", "picture-test"])
def test_in_black_and_white_nothing_has_a_colour(made: Callable[[str], bytes], name: str) -> None:
    """Drawings too: their light is a grey there, for a cheap printer mixes a colour from three inks."""
    for page in pypdfium2.PdfDocument(made(f"ar/print/{name}-bw.pdf")):
        red, green, blue = page.render(scale=0.5).to_pil().convert("RGB").split()
        apart = [ImageChops.difference(red, other).getextrema()[1] for other in (green, blue)]
        assert max(apart) == 0, name


def test_pages_have_the_size_they_are_called_by(made: Callable[[str], bytes]) -> None:
    """A3 is A3; the leaflet is one sheet of A4 with two sides."""
    poster = pypdfium2.PdfDocument(made("en/print/poster-workers-a3.pdf"))
    leaflet = pypdfium2.PdfDocument(made("en/print/leaflet-a5.pdf"))

    assert [round(side / MILLIMETRE) for side in poster[0].get_size()] == [297, 420]
    assert [[round(side / MILLIMETRE) for side in page.get_size()] for page in leaflet] == [[297, 210]] * 2


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_pictures_for_chats_are_light(made: Callable[[str], bytes], tag: str) -> None:
    """WhatsApp drops preview images of 300 kB; ours have at most 250."""
    for size in ((1200, 630), (1080, 1080), (1080, 1920)):
        raw = made(f"{tag}/share/open-{size[0]}x{size[1]}.png")

        assert Image.open(io.BytesIO(raw)).size == size
        assert len(raw) <= 250_000


@pytest.mark.parametrize(("tag", "words"), [("ar", "أبلغ أو اطلب المساعدة"), ("en", "Report or ask for help")])
def test_pictures_carry_the_words_they_show(
    made: Callable[[str], bytes], campaign: Campaign, tag: str, words: str
) -> None:
    """Who cannot see the picture hears them, and the read-back compares its numbers."""
    description = Image.open(io.BytesIO(made(f"{tag}/share/open-1080x1080.png"))).info["Description"]

    danger, hotline = (campaign.contacts[key].channels[0].shown for key in (campaign.emergency, campaign.hotline))
    assert f"{words} \u2066{hotline}\u2069" in description
    assert f"\u2066{danger}\u2069" in description


@pytest.mark.parametrize(
    "path", ["ar/print/poster-signs-a4.pdf", "ar-en/print/leaflet-a5-bw.pdf", "en/share/open-1200x630.png"]
)
def test_the_same_words_give_the_same_bytes(sheets: dict[str, Sheet], tmp_path: Path, path: str) -> None:
    """Two runs, each without cache and without what the other had found out."""
    digests = set()
    for run in ("one", "two"):
        digests.add(hashlib.sha256(make(sheets[path], Cache(tmp_path / run))).hexdigest())

    assert len(digests) == 1


def test_the_order_of_making_changes_nothing(sheets: dict[str, Sheet], tmp_path: Path) -> None:
    """Sizes of type are found on one of the sheets that are alike, whichever is made first."""
    names = [f"en/print/poster-signs-{paper}{ending}.pdf" for paper in ("a4", "a3") for ending in ("", "-bw")]
    found = []
    for run, order in (("one", names), ("two", names[::-1])):
        found.append({name: make(sheets[name], Cache(tmp_path / run)) for name in order})

    assert found[0] == found[1]


def test_what_did_not_change_is_not_made_again(
    sheets: dict[str, Sheet], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second run takes the file that was kept; a word more makes it anew."""
    sheet = sheets["en/print/labels-30.pdf"]
    first = make(sheet, Cache(tmp_path))
    monkeypatch.setattr(Press, "_compile", lambda *_: b"made again")

    assert make(sheet, Cache(tmp_path)) == first
    assert make(Sheet(sheet.path, sheet.template, {**sheet.data, "more": "word"}), Cache(tmp_path)) == b"made again"


def test_a_torn_file_of_the_cache_is_made_again(sheets: dict[str, Sheet], tmp_path: Path) -> None:
    """A disk that was full for a moment does not spoil every later build."""
    for path in ("en/print/labels-30.pdf", "en/share/open-1200x630.png"):
        whole = make(sheets[path], Cache(tmp_path))
        file = tmp_path / ".cache" / SHEETS_KIND / digest(*key(sheets[path]))
        kept = file.read_bytes()
        file.write_bytes(kept[: len(kept) // 2])

        assert make(sheets[path], Cache(tmp_path)) == whole
        assert file.read_bytes() == kept


def test_fonts_of_a_campaign_are_for_the_sheets_that_need_them(
    small: Path, small_copy: Callable[..., Path], repository: Path
) -> None:
    """A language of a further script has paper; the others' sheets stay what they were, byte for byte."""
    settings = (small / "data/campaign.yml").read_text("utf-8").replace('en: "Harvest"', 'en: "Harvest न"')
    folder = repository / "data/first/fonts"
    fonts: dict[str, str | bytes | None] = {
        f"data/first/fonts/{path.name}": path.read_bytes() for path in folder.iterdir()
    }
    before = sheets_of(load_campaign(small))

    after = sheets_of(load_campaign(small_copy({"data/campaign.yml": settings, **fonts})))

    assert {sheet.fonts is None for path, sheet in after.items() if path.startswith("ar/")} == {True}
    assert {sheet.fonts is not None for path, sheet in after.items() if path.startswith("en/print/card")} == {True}
    picture = "ar/share/open-1200x630.png"
    assert after[picture] == before[picture]
