"""``manara fix`` mends marks and files that have one meaning, and every hint that promises it is kept."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from manara.campaign.load import load_campaign
from manara.campaign.repair import repairs_of
from manara.cli import main
from manara.sources.picture_file import bare, foreign_parts
from tests.campaign.made import FRONT, made_campaign, problems_of
from tests.checks.campaign.test_markup import LEFT, RIGHT

MENDS = [
    ("##If nobody answers\n\nGo.", "## If nobody answers {#if-nobody-answers}\n\nGo."),
    ("Take:\n\n• water\n• bread", "Take:\n\n- water\n- bread"),
    ("Take:\n• water\n• bread", "Take:\n\n- water\n- bread"),
    ("Take:\n\n–\u00a0water\n– bread", "Take:\n\n- water\n- bread"),
    ("Take:\n\n1) Stay.\n2) Go.", "Take:\n\n1. Stay.\n2. Go."),
    ("Take:\n- water\n- bread", "Take:\n\n- water\n- bread"),
    (r"Call \{\{ phone:hotline \}\} now.", "Call {{ phone:hotline }} now."),
    ("Call { phone:hotline } now.", "Call {{ phone:hotline }} now."),
    ("Call ｛｛phone:hotline｝｝ now.", "Call {{ phone:hotline }} now."),
    ("Call [[ phone:hotline ]] or { { phone:emergency } }.", "Call {{ phone:hotline }} or {{ phone:emergency }}."),
    ('!!! danger "D"\nKeep\naway.\n\nGo.', '!!! danger "D"\n    Keep\n    away.\n\nGo.'),
    ("wa\u200eter\u200f and bread , then\u00a0go .", "water and bread, then go."),
]


@pytest.mark.parametrize(("before", "after"), MENDS)
def test_a_mark_is_mended(tmp_path: Path, before: str, after: str) -> None:
    """And nothing else of the page; the Arabic page gets the heading's id too."""
    arabic = "##إن لم يجب أحد\n\nاذهب." if before.startswith("##") else "نص."
    root = made_campaign(tmp_path, {"docs/en/help.md": before, "docs/ar/help.md": arabic})
    repairs = {repair.path: repair.after for repair in repairs_of(load_campaign(root))}

    assert repairs["docs/en/help.md"] == f"{FRONT['en']}{after}\n"


ARABIC_MENDS = [
    ('قال "لا" ،ثم مضى .', "قال «لا»، ثم مضى."),
    ("«نعم» ، ثم (لا) ؛ ثم نعم", "«نعم»، ثم (لا)؛ ثم نعم"),
    ('!!! tip "فكرة"\n    نص "هنا".', '!!! tip "فكرة"\n    نص «هنا».'),
    ('=== "واحد"\n\n    نص\n\n=== "اثنان"\n\n    نص', '=== "واحد"\n\n    نص\n\n=== "اثنان"\n\n    نص'),
]


@pytest.mark.parametrize(("before", "after"), ARABIC_MENDS)
def test_arabic_typing_is_mended(tmp_path: Path, before: str, after: str) -> None:
    """Typed quotation marks and blanks around Arabic marks; the quotation marks that Markdown needs stay."""
    root = made_campaign(tmp_path, {"docs/ar/help.md": before, "docs/en/help.md": "Text."})
    repairs = {repair.path: repair.after for repair in repairs_of(load_campaign(root))}

    assert repairs.get("docs/ar/help.md", f"{FRONT['ar']}{before}\n") == f"{FRONT['ar']}{after}\n"


@pytest.mark.parametrize("text", [text for text in RIGHT if "١" not in text])
def test_what_is_right_is_left_alone(tmp_path: Path, text: str) -> None:
    """No page is changed but to give a heading an id."""
    root = made_campaign(tmp_path, {"docs/en/help.md": text, "docs/ar/help.md": ""})

    assert repairs_of(load_campaign(root)) == []


@pytest.mark.parametrize("text", [text for text, _ in LEFT])
def test_a_promise_to_mend_is_kept(tmp_path: Path, text: str) -> None:
    """Where the hint names “manara fix”, the problem of that line is gone afterwards."""
    root = made_campaign(tmp_path, {"docs/en/help.md": text})
    promised = [found for found in problems_of(root, "pages.markup") if "manara fix" in str(found.hint)]
    main(["fix", "--write", "--root", str(root)])
    left = {(str(found.message)) for found in problems_of(root, "pages.markup")}

    assert [str(found.message) for found in promised if str(found.message) in left] == []


def test_bytes_of_other_machines_are_mended(tmp_path: Path) -> None:
    """A byte order mark and Windows line ends, in pages and data."""
    page = f"\ufeff{FRONT['en']}Water.\n".replace("\n", "\r\n").encode()
    laws = "\ufeff{}\r\n".encode()
    root = made_campaign(tmp_path, {"docs/en/help.md": page, "data/laws.yml": laws})
    assert problems_of(root, "sources.encoding")

    assert main(["fix", "--root", str(root)]) == 1
    assert (root / "docs/en/help.md").read_bytes() == page
    main(["fix", "--write", "--root", str(root)])

    assert problems_of(root, "sources.encoding") == []
    assert (root / "docs/en/help.md").read_text("utf-8") == f"{FRONT['en']}Water.\n"
    assert main(["fix", "--root", str(root)]) == 0


def test_line_ends_do_not_hide_what_else_is_mended(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are said once; the difference shows the lines in which words or marks change."""
    page = f"\ufeff{FRONT['en']}Water , bread.\n\nFire.\n".replace("\n", "\r\n").encode()
    root = made_campaign(tmp_path, {"docs/en/help.md": page})
    main(["fix", "--root", str(root)])
    said = capsys.readouterr().out
    shown = [line[1:] for line in said.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]

    assert "docs/en/help.md: line ends as on Unix" in said
    assert shown == ["Water , bread.", "Water, bread."]


def picture(kind: str, *, told: bool) -> bytes:
    """Return a small picture, with what a camera or an editor's program writes beside it."""
    made = io.BytesIO()
    image = Image.new("RGB", (8, 6), "green")
    extra: dict[str, object] = {}
    if told and kind == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Author", "somebody")
        extra = {"pnginfo": info}
    elif told:
        exif = Image.Exif()
        exif[0x010F] = "a camera"
        extra = {"exif": exif, "comment": b"a note"}
    image.save(made, kind, **extra)
    return made.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_what_lies_beside_a_picture_is_found_and_taken_out(kind: str) -> None:
    """EXIF, comments, texts, and bytes after its end; the picture itself stays."""
    clean = picture(kind, told=False)
    told = picture(kind, told=True)

    assert foreign_parts(clean) == []
    assert foreign_parts(told) != []
    assert foreign_parts(clean + b"PK hidden") == ["…"]
    for raw in (told, clean + b"PK hidden"):
        mended = bare(raw)
        assert foreign_parts(mended) == []
        assert Image.open(io.BytesIO(mended)).size == (8, 6)


def test_fix_cleans_pictures(tmp_path: Path) -> None:
    """With --write alone."""
    told = picture("JPEG", told=True)
    root = made_campaign(tmp_path, {"docs/en/help.md": "![A door](door.jpg)", "docs/en/door.jpg": told})
    assert [found.path for found in problems_of(root, "pages.pictures")] == ["docs/en/door.jpg"]

    assert main(["fix", "--root", str(root)]) == 1
    assert (root / "docs/en/door.jpg").read_bytes() == told
    assert main(["fix", "--write", "--root", str(root)]) == 0
    assert problems_of(root, "pages.pictures") == []
