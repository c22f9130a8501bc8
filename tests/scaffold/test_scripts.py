"""Scripts that no pack has words in: a campaign in them stands on the screen and on paper, drawn and read back."""

from __future__ import annotations

import datetime
import shutil
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from manara.problems import has_errors
from manara.publishing.build import build_campaign
from manara.scaffold.campaign import Plan, write_campaign

if TYPE_CHECKING:
    from pathlib import Path

# By language: direction, and the line below the campaign's name.
LINES = {
    "fa": ("rtl", "کجا کمک بگیرید"),
    "ur": ("rtl", "مدد کہاں ملے گی"),
    "hi": ("ltr", "मदद कहाँ मिलेगी"),
}


@pytest.mark.slow
def test_paper_and_pages_of_further_scripts_are_whole(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Persian and Urdu are drawn by the program's own fonts, Hindi by one that the campaign has cut."""
    monkeypatch.setenv("MANARA_TODAY", "2026-11-27")
    root = tmp_path / "new"
    tags = ("en", *LINES)
    names = {tag: LINES[tag][1] if tag in LINES else "Lantern" for tag in tags}
    write_campaign(Plan(root, "line", names, "IN", "Asia/Kolkata", tags, "112"), datetime.date(2026, 11, 27))
    settings = root / "data" / "campaign.yml"
    said = "".join(f', {tag}: "{line}"' for tag, (_direction, line) in LINES.items())
    settings.write_text(settings.read_text("utf-8").replace('find help"}', f'find help"{said}}}'), "utf-8")
    shutil.copytree(repository / "data/first/fonts", root / "data/first/fonts")

    problems = build_campaign(root, root / "site", drafts=True).problems

    assert not has_errors(problems)
    assert [str(one.message) for one in problems if "no font can draw" in str(one.message)] == []
    for tag, (direction, line) in LINES.items():
        assert f'lang="{tag}" dir="{direction}"' in (root / f"site/{tag}/index.html").read_text("utf-8")
        sheets = {path.name for path in (root / f"site/{tag}/print").glob("*.pdf")}
        assert {"poster-workers-a4.pdf", "leaflet-a5.pdf", "cards-85x54.pdf", "directory.pdf", "strips.pdf"} <= sheets
        with pypdfium2.PdfDocument(root / f"site/{tag}/print/cards-85x54.pdf") as document:
            seen = document[0].get_textpage().get_text_range()
        # PDFium gives the signs of Devanagari in the order in which they are drawn.
        assert set(line) <= set(seen), tag
