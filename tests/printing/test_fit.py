"""Nothing is cut off, nothing shrinks below its sheet's minimum, and no letter is replaced by a box."""

from __future__ import annotations

import copy
import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from manara.campaign.load import load_campaign
from manara.errors import PrintingError
from manara.printing.fonts import FOLDER, check_fonts, letters, missing
from manara.printing.sheet import Press, Sheet, make
from manara.problems import Level, Problem, text
from manara.publishing.context import Build
from manara.publishing.making import printed
from manara.publishing.making.printed import unfit, write_printed
from manara.work.cache import Cache
from tests.printing.conftest import sheets_of

LONG_NUMBER = "+44 1234 5678 9012"


def changed(sheet: Sheet, change: Callable[[dict[str, object]], object]) -> Sheet:
    """Return a copy of *sheet* whose first line is changed."""
    data = copy.deepcopy(sheet.data)
    change(data["lines"][-1])
    return Sheet(sheet.path, sheet.template, data, sheet.pages)


@pytest.mark.parametrize("name", ["cards-54x35", "labels-30"])
@pytest.mark.parametrize("tag", ["ar", "en"])
def test_a_label_three_times_as_long_is_named(sheets: dict[str, Sheet], tmp_path: Path, name: str, tag: str) -> None:
    """The message quotes the words, and the problem stands at the sheet."""
    sheet = sheets[f"{tag}/print/{name}.pdf"]
    label = sheet.data["lines"][-1]["label"][tag]
    longer = " ".join([label] * 3)

    with pytest.raises(PrintingError, match="does not fit") as caught:
        make(changed(sheet, lambda line: line.update(label={tag: longer})), Cache(tmp_path))

    problem = caught.value.problems[0]
    assert longer in str(problem.message)
    assert problem.path == f"site/{tag}/print/{name}.pdf"
    assert "sheets/cards.typ" in str(problem.hint)


def test_a_long_label_takes_a_smaller_size_where_there_is_room(sheets: dict[str, Sheet], tmp_path: Path) -> None:
    """On a poster three times the words still fit."""
    sheet = sheets["en/print/poster-workers-a4.pdf"]

    assert make(changed(sheet, lambda line: line.update(label={"en": "Report or ask for help " * 3})), Cache(tmp_path))


def test_a_number_of_fifteen_digits_is_set_smaller_or_refused(sheets: dict[str, Sheet], tmp_path: Path) -> None:
    """It is never broken: the poster has room for it, the label of 30 mm has not."""
    poster, label = sheets["en/print/poster-workers-a4.pdf"], sheets["en/print/labels-30.pdf"]
    made = make(changed(poster, lambda line: line.update(shown=LONG_NUMBER)), Cache(tmp_path))
    text = pypdfium2.PdfDocument(made)[0].get_textpage().get_text_bounded()

    assert LONG_NUMBER in text.replace("\u00a0", " ")
    with pytest.raises(PrintingError) as caught:
        make(changed(label, lambda line: line.update(shown=LONG_NUMBER)), Cache(tmp_path))
    assert LONG_NUMBER in str(caught.value.problems[0].message)


def test_a_title_that_is_too_long_is_quoted(small_copy: Callable[..., Path], tmp_path: Path) -> None:
    """An editor finds the words of the page, not a name from the program."""
    title = "أسئلة عن عملك وعن كل ما يتصل به " * 6
    body = (load_campaign(small_copy()).root / "docs" / "ar" / "check.md").read_text("utf-8")
    root = tmp_path / "small"
    (root / "docs" / "ar" / "check.md").write_text(re.sub(r"(?m)^# .+$", f"# {title}", body, count=1), "utf-8")
    sheet = sheets_of(load_campaign(root))["ar/print/poster-workers-a4.pdf"]

    with pytest.raises(PrintingError) as caught:
        make(sheet, Cache(tmp_path))

    assert title.strip() in str(caught.value.problems[0].message)


def test_an_arabic_title_with_harakat_is_drawn(sheets: dict[str, Sheet], tmp_path: Path) -> None:
    """Vowel signs are letters of the fonts, and do not disturb the line."""
    sheet = sheets["ar/print/poster-workers-a4.pdf"]
    data = copy.deepcopy(sheet.data)
    data["parts"][0]["title"] = "حُقُوقُكَ فِي العَمَلِ"

    assert missing("حُقُوقُكَ فِي العَمَلِ") == []
    assert make(Sheet(sheet.path, sheet.template, data), Cache(tmp_path)).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("words", "code"), [("काम पर अधिकार", "U+0915"), ("工作权利", "U+5DE5"), ("የሥራ መብት", "U+12E8")]
)
def test_a_language_without_a_font_is_named_by_its_letters(
    sheets: dict[str, Sheet], tmp_path: Path, words: str, code: str
) -> None:
    """Boxes instead of letters are never printed."""
    sheet = sheets["en/print/cards-85x54.pdf"]
    data = copy.deepcopy(sheet.data)
    data["parts"][0]["tagline"] = words

    with pytest.raises(PrintingError) as caught:
        make(Sheet(sheet.path, sheet.template, data), Cache(tmp_path))

    assert code in str(caught.value.problems[0].message)
    assert "manara fonts" in str(caught.value.problems[0].hint)


@pytest.fixture
def fonts(tmp_path: Path) -> Path:
    """A copy of the fonts' folder."""
    for path in FOLDER.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


@pytest.mark.parametrize("damage", [b"damaged", None], ids=["changed", "missing"])
def test_a_damaged_font_is_refused(fonts: Path, damage: bytes | None) -> None:
    """A file that differs from the table stops the build, by name."""
    if damage is None:
        (fonts / "NotoSans-Bold.ttf").unlink()
    else:
        (fonts / "NotoSans-Bold.ttf").write_bytes(damage)

    with pytest.raises(PrintingError, match=r"NotoSans-Bold\.ttf: the font is missing or damaged") as caught:
        check_fonts(fonts)

    assert caught.value.problems[0].path == "scripts/manara/printing/fonts/NotoSans-Bold.ttf"


def test_a_font_without_licence_and_source_is_refused(fonts: Path) -> None:
    """Nobody may add a font without saying where it is from."""
    (fonts / "Nice.otf").write_bytes(b"OTTO")

    with pytest.raises(PrintingError, match="has no row"):
        check_fonts(fonts)


def test_a_torn_table_is_named_with_its_line(fonts: Path) -> None:
    """The table is a file people edit."""
    (fonts / "fonts.tsv").write_text("file\tsource\tlicence\tsha256\nNotoSans-Bold.ttf\tDebian\n", "utf-8")

    with pytest.raises(PrintingError) as caught:
        check_fonts(fonts)

    assert (caught.value.problems[0].path[-9:], caught.value.problems[0].line) == ("fonts.tsv", 2)


def test_a_file_that_is_no_font_is_named(fonts: Path) -> None:
    """Though its digest is right, Typst could not use it."""
    (fonts / "Nice.otf").write_bytes(b"\0\1")
    with (fonts / "fonts.tsv").open("a", encoding="utf-8") as table:
        table.write("\t".join(("Nice.otf", "here", "OFL-1.1", hashlib.sha256(b"\0\1").hexdigest())) + "\n")

    with pytest.raises(PrintingError, match="not a font"):
        letters(fonts)


def test_every_font_has_its_licence_source_and_digest() -> None:
    """The table as it is passes."""
    check_fonts()


def test_a_contact_withheld_later_stops_the_sheets(small_copy: Callable[..., Path]) -> None:
    """A sentence of a page that still names it cannot be printed with a hole in it."""
    path = Path("data/contacts/office.yml")
    root = small_copy()
    for tag in ("ar", "en"):
        page = root / "docs" / tag / "check.md"
        page.write_text(page.read_text("utf-8").replace("phone:hotline", "phone:office.first"), "utf-8")
    record = (root / path).read_text("utf-8")
    (root / path).write_text(record.replace("status: active", "status: withheld"), "utf-8")

    with pytest.raises(PrintingError) as caught:
        sheets_of(load_campaign(root))

    assert "office" in str(caught.value.problems[0].message)


def test_a_withheld_hotline_leaves_no_number_behind(small_copy: Callable[..., Path]) -> None:
    """The sheets carry the numbers that are published at the time, and no other."""
    root = small_copy()
    path = root / "data" / "contacts" / "night.yml"
    assert "0808 157 0127" in str(sheets_of(load_campaign(root))["en/print/directory.pdf"].data)
    path.write_text(path.read_text("utf-8").replace("status: active", "status: withheld"), "utf-8")
    sheet = sheets_of(load_campaign(root))["en/print/directory.pdf"]

    assert "0808 157 0127" not in str(sheet.data)


def test_what_does_not_fit_is_named_where_it_is_written(
    small_copy: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page and the line the words come from, as an editor opens them; the message says the sheet."""
    root = small_copy()
    campaign = load_campaign(root)
    page = campaign.page(campaign.tags[0], "check.md")
    assert page is not None
    line = next(number for number, words in enumerate(page.body.splitlines(), page.body_line) if words.startswith("# "))
    title = page.body.splitlines()[line - page.body_line].removeprefix("# ").strip()
    problem = Problem("site/x.pdf", 0, 0, Level.ERROR, "printing.sheet", text("“{words}” …", words=title), text(""))

    def refused(_: Press, __: Sheet) -> bytes:
        raise PrintingError("no", (problem,))

    monkeypatch.setattr(Press, "make", refused)
    found = write_printed(Build(campaign, tmp_path))

    assert {(one.path, one.line) for one in found} == {(page.path, line)}


def test_what_fits_is_laid_out_once(small_copy: Callable[[], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Several processes lay sheets out; what they found is kept, also when nobody asked for it in this one."""
    root = small_copy()
    campaign = load_campaign(root)
    cards = [sheet for sheet in printed.unsigned(campaign) if "/cards-" in sheet.path]
    monkeypatch.setattr(printed, "unsigned", lambda _campaign: cards)
    monkeypatch.setattr(printed, "FEWEST", 1)
    assert unfit(campaign, Cache(root)) == []

    monkeypatch.setattr(printed, "try_out", lambda sheet, _cache: pytest.fail(sheet.path))

    assert unfit(campaign, Cache(root)) == []
