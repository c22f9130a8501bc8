"""The paper of first pages: every script is shaped, read back as it was written, and left out where no font draws it."""

from __future__ import annotations

import io
import shutil
import subprocess
import unicodedata
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from manara.campaign.load import load_campaign
from manara.cli import main
from manara.printing.first_sheets import first_sheets, without_letters
from manara.printing.fonts import FOLDER, FURTHER, check_fonts, missing
from manara.printing.sheet import make
from manara.printing.subset import needed, subset
from manara.publishing.making.printed import printed
from manara.work.cache import Cache
from tests.campaign.first import with_first

if TYPE_CHECKING:
    from pathlib import Path

# Conjuncts, vowels written before their letter, signs above and below, joiners: what a font must shape.
SHAPED = {
    "hi": "क्षेत्र मिट्टी हिन्दी र्क",
    "ta": "கொடு மெழுகு கை",
    "am": "ሰላም ቋንቋ ጽሑፍ",
    "ur": "ٹھہر پہنچے لڑکی گئے",
}


def _campaign(root: Path, repository: Path, tag: str) -> Path:
    """Write an invented campaign whose title needs shaping; fonts are the repository's."""
    with_first(root, tag)
    path = root / "data" / "first" / f"{tag}.yml"
    lines = path.read_text("utf-8").split("\n")
    place = next(n for n, line in enumerate(lines) if line.startswith("  title:"))
    lines[place] = f'  title: {{text: "{SHAPED[tag]}", back: "words"}}'
    path.write_text("\n".join(lines), "utf-8")
    shutil.copytree(repository / FURTHER, root / FURTHER)
    return root


def _plain(words: str) -> str:
    shown = "".join(sign for sign in words if unicodedata.category(sign) != "Cf")
    return " ".join(unicodedata.normalize("NFC", shown).split())


@pytest.mark.parametrize("tag", SHAPED)
def test_two_programs_read_back_what_was_written(tmp_path: Path, repository: Path, tag: str) -> None:
    campaign = load_campaign(_campaign(tmp_path, repository, tag), drafts=True)
    assert list(without_letters(campaign)) == []
    sheets = {sheet.path: sheet for sheet in first_sheets(campaign)}
    assert sorted(sheets) == [
        f"{tag}/print/{name}.pdf" for name in ("cards-85x54-bw", "cards-85x54", "strips-bw", "strips")
    ]

    raw = make(sheets[f"{tag}/print/strips.pdf"], Cache(None))

    by_pdfium = "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(raw))
    by_poppler = subprocess.run(["pdftotext", "-", "-"], input=raw, capture_output=True, check=True).stdout.decode()
    for text in (_plain(by_pdfium), _plain(by_poppler)):
        assert [word for word in _plain(SHAPED[tag]).split() if word not in text] == []
        assert "020 7946 0123" in text
        assert "999" in text


def test_a_script_without_a_font_keeps_its_page_and_has_no_paper(tmp_path: Path) -> None:
    campaign = load_campaign(with_first(tmp_path, "hi", "fil"), drafts=True)

    [problem] = without_letters(campaign)

    assert str(problem.message).startswith("“hi” has no sheets: no font can draw")
    assert {sheet.path.split("/")[0] for sheet in first_sheets(campaign)} == {"fil"}


def test_the_words_of_the_paper_do_not_change_with_a_first_page(tmp_path: Path) -> None:
    """A poster on a wall is not out of date because a further language has come."""
    root = with_first(tmp_path, "fil")

    without, with_drafts = printed(load_campaign(root)), printed(load_campaign(root, drafts=True))

    assert without.edition == with_drafts.edition
    assert len(with_drafts.sheets) == len(without.sheets) + 4


def test_a_cut_font_draws_what_the_whole_one_does_and_says_whose_it_is(repository: Path, tmp_path: Path) -> None:
    whole = (repository / FURTHER / "NotoSansDevanagari-Regular.ttf").read_bytes()
    wanted = {ord(sign) for sign in "कमरि"}

    cut = subset(whole, wanted)

    assert cut == subset(whole, wanted)
    assert len(cut) < len(whole)
    font = TTFont(io.BytesIO(cut))
    assert wanted - set(font.getBestCmap()) == set()
    assert font["name"].getDebugName(13)
    assert subset(whole, {ord("ж")}) == b""


def test_the_command_cuts_fonts_and_keeps_where_they_come_from(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = with_first(tmp_path, "hi")
    fonts = [repository / FURTHER / f"NotoSansDevanagari-{style}.ttf" for style in ("Regular", "Bold")]
    latin = FOLDER / "NotoSans-Regular.ttf"

    command = [
        "fonts",
        *map(str, [*fonts, latin]),
        "--source",
        "A package 1",
        "--licence",
        "OFL-1.1",
        "--root",
        str(root),
    ]
    assert main(command) == 0

    check_fonts(root / FURTHER)
    assert "NotoSans-Regular.ttf has none" in capsys.readouterr().out
    assert missing("".join(map(chr, needed(load_campaign(root).first))), root / FURTHER) == []
    assert main(["fonts", "gone.ttf", "--source", "A", "--licence", "B", "--root", str(root)]) == 2
