"""Paper has words of its own: they stay as long as no sheet changes, and change for all sheets at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from manara.campaign.edition import edition, words_for
from manara.campaign.load import load_campaign
from manara.campaign.model import Campaign
from manara.printing import edition as edition_module
from manara.printing.sheet import Sheet, key
from manara.publishing.making.printed import Printed, printed
from tests.theme import own_copy

SIGNED = ["poster-workers-a4", "leaflet-a5", "strips", "directory", "self-check"]


def printed_with(small_copy: Callable[..., Path], name: str, old: str, new: str) -> tuple[Printed, Printed]:
    """Return what is printed before and after *old* became *new* in a file of the campaign."""
    root = small_copy()
    campaign = load_campaign(root)
    of_pages, before = edition(campaign), printed(campaign)
    path = own_copy(root, name)
    content = path.read_text("utf-8")
    assert old in content
    path.write_text(content.replace(old, new), "utf-8")
    campaign = load_campaign(root)
    assert edition(campaign) != of_pages
    return before, printed(campaign)


@pytest.mark.parametrize("name", ["docs/ar/index.md", "docs/en/phone.md", "overrides/base.html"])
def test_what_is_not_on_paper_leaves_every_sheet_as_it_is(small_copy: Callable[..., Path], name: str) -> None:
    """The site is another edition then; nobody has to print again, and the cache serves every sheet."""
    before, after = printed_with(small_copy, name, "\n", " \n")

    assert before == after


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("docs/en/check.md", "\n### ", "\n### Well: "),
        ("data/contacts/hotline.yml", "+442079460018", "+442079460019"),
        ("languages/ar/site.po", "أبلغ أو اطلب المساعدة", "أبلغ أو اطلب مساعدة"),
    ],
    ids=["page", "number", "catalog"],
)
def test_a_changed_sheet_gives_all_paper_other_words(
    small_copy: Callable[..., Path], name: str, old: str, new: str
) -> None:
    """In every language, also where only one of them changed."""
    before, after = printed_with(small_copy, name, old, new)

    assert before.edition != after.edition
    assert all(words_for(before.edition, tag) != words_for(after.edition, tag) for tag in ("ar", "en"))


def test_sheets_without_the_words_stay_when_another_changes(small_copy: Callable[..., Path]) -> None:
    """Cards and labels have no room for them."""
    before, after = printed_with(small_copy, "docs/en/check.md", "\n### ", "\n### Well: ")
    keys = [{sheet.path: key(sheet) for sheet in one.sheets} for one in (before, after)]
    same = {path for path in keys[0] if keys[0][path] == keys[1][path]}

    assert {"en/print/cards-85x54.pdf", "ar-en/print/labels-30.pdf", "en/share/open-1200x630.png"} <= same
    assert not {"ar/print/poster-signs-a4.pdf", "en/print/directory-bw.pdf"} & same


def test_another_template_font_or_program_gives_other_words(
    sheets: dict[str, Sheet], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of it is in the digest under which a sheet is kept."""
    before = edition_module.paper_edition(sheets.values())
    monkeypatch.setattr(edition_module, "key", lambda sheet: f"other {key(sheet)}")

    assert edition_module.paper_edition(sheets.values()) != before


@pytest.mark.parametrize("name", SIGNED)
def test_a_sheet_shows_the_words(made: Callable[[str], bytes], campaign: Campaign, name: str) -> None:
    """With what they are, so that nobody looks for them in a page's foot."""
    document = pypdfium2.PdfDocument(made(f"en/print/{name}.pdf"))
    shown = " ".join(page.get_textpage().get_text_bounded() for page in document)

    assert f"Print edition: {printed(campaign).fingerprint(campaign)['en']}" in " ".join(shown.split())
