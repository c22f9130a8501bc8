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


@pytest.mark.slow
def test_tags_with_a_script_or_a_region_stand_side_by_side(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They name folders, pages and paper; Typst and Babel are each told in their own form (BCP 47, RFC 5646)."""
    monkeypatch.setenv("MANARA_TODAY", "2026-11-27")
    root = tmp_path / "new"
    tags = ("fr-CA", "pt-BR", "sr-Latn", "sr-Cyrl", "zh-Hant")
    plan = Plan(root, "line", dict.fromkeys(tags, "Lantern"), "CA", "America/Toronto", tags, "911")
    write_campaign(plan, datetime.date(2026, 11, 27))
    (root / "data/paper.yml").write_text("sheets:\n  - {product: strips}\n  - {product: leaflet}\n", "utf-8")

    problems = build_campaign(root, root / "site", drafts=True).problems

    assert not has_errors(problems)
    # The one thing that is missing on paper is a font with Chinese signs.
    assert {one.path.split("/")[1] for one in problems if one.check == "printing.sheet"} <= {"zh-Hant", "fr-CA-zh-Hant"}
    for tag in tags:
        assert f'<html lang="{tag}"' in (root / f"site/{tag}/index.html").read_text("utf-8")
        assert f'hreflang="{tag}"' in (root / "site/fr-CA/index.html").read_text("utf-8")
    for tag, said in {"fr-CA": b"fr-CA", "pt-BR": b"pt-BR", "sr-Latn": b"sr", "sr-Cyrl": b"sr"}.items():
        with pypdfium2.PdfDocument(root / f"site/{tag}/print/strips.pdf") as document:
            assert _language(document) == said.decode()


def _language(document: pypdfium2.PdfDocument) -> str:
    """Return the language the document is in, as a reader of screens asks for it (PDF 2.0, 14.9.2)."""
    room = pypdfium2.raw.FPDFCatalog_GetLanguage(document, None, 0)
    buffer = (pypdfium2.raw.FPDF_WCHAR * (room // 2))()
    pypdfium2.raw.FPDFCatalog_GetLanguage(document, buffer, room)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")
