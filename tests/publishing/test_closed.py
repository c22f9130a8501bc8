"""A closed contact is shown as closed in everything that is built, its number in nothing; no link dials an extension."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pypdfium2
import pytest

from manara.campaign.load import load_campaign
from manara.contacts.registry import registry_of
from manara.publishing.proving.compare import Comparison
from manara.publishing.proving.readback import read_bytes
from tests.campaign.invented import FRONT, confirmed, invented
from tests.warm import build_campaign

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

NUMBER, DIALLED = "7946 0125", "442079460125"
BODY = {
    "en": "Ask {{ name:board }} on {{ phone:board }}, or call {{ phone:mission }}.\n\n## Board {#board}\n\n"
    "{{ card:board }}\n\n{{ card:mission }}",
    "ar": "اسأل {{ name:board }} على {{ phone:board }}، أو اتصل بالرقم {{ phone:mission }}.\n\n## الهيئة {#board}\n\n"
    "{{ card:board }}\n\n{{ card:mission }}",
}
SHARE = """telling: {en: [secret], ar: [سر]}
messages:
  - {id: chat, kind: chat, face: open, text: {en: "Pay: {{ phone:board }}", ar: "الأجر: {{ phone:board }}"}}
  - {id: text, kind: sms, face: open, text: {en: "Pay: {{ phone:board }}", ar: "الأجر: {{ phone:board }}"}}
"""
CHANGES = {
    "data/contacts/board.yml": "status: active -> status: temporarily-closed\nsince: 2026-11-01\nreview: 2026-12-01\n"
    "instead: advice",
    "data/contacts/mission.yml": 'number: "+442079460129" -> number: "+442079460129"\n    extension: 104',
    "data/share.yml": SHARE,
    **{f"docs/{tag}/{name}": BODY[tag] for tag in FRONT for name in ("index.md", "help.md")},
    **{f"docs/{tag}/search.md": "<!-- search -->" for tag in FRONT},
}
UNKNOWN = ("This number is not on this site", "This number is not in this file", "هذا الرقم غير موجود في هذا الموقع")
NAMES = {"en": "Orchard Board", "ar": "هيئة البساتين"}
WORDS = {"en": ("closed since 1 November 2026", "Advice Office"), "ar": ("1 نوفمبر 2026", "مكتب المشورة")}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented campaign, one contact closed and one with an extension, built whole."""
    root = confirmed(invented(tmp_path_factory.mktemp("closed"), CHANGES))
    result = build_campaign(root, root / "site")
    assert (root / "site").is_dir(), [str(problem) for problem in result.problems]
    return root / "site"


def test_its_number_is_nowhere(site: Path) -> None:
    """In no page, text, list, vCard or sheet; the name is."""
    for path in site.rglob("*"):
        if path.suffix in {".html", ".txt", ".json", ".vcf"}:
            content = path.read_text("utf-8")
            assert NUMBER not in content, path.name
            assert DIALLED not in content, path.name
        elif path.suffix == ".pdf":
            assert NUMBER not in _text(path), path.name
    assert "Orchard Board" in (site / "en" / "help.html").read_text("utf-8")


@pytest.mark.parametrize(
    "name",
    [
        *(f"{tag}/{name}" for tag in ("en", "ar") for name in ("help.html", "share/chat.txt", "share/text.txt")),
        "en/print/directory.pdf",
    ],
)
def test_every_output_says_so_and_who_is_there_instead(site: Path, name: str) -> None:
    """Since when, and the name and number of the other."""
    path = site / name
    content = _text(path) if path.suffix == ".pdf" else path.read_text("utf-8")
    assert all(words in content for words in (*WORDS[name[:2]], "0808 157 0127"))


def test_its_card_leads_to_the_other(site: Path) -> None:
    """One link to call, and what is known of the other line."""
    html = (site / "en" / "help.html").read_text("utf-8")
    card = html[html.index(">Orchard Board</h") : html.index(">Embassy of the Isle</h")]
    assert card.count("tel:") == card.count("tel:+448081570127") == 1
    assert 'class="old closed"' in card
    assert "day and night" in card


@pytest.mark.browser
@pytest.mark.parametrize("name", ["en/search.html", "ar/search.html", "en/file/information-en.html"])
def test_who_types_its_number_is_told_that_it_is_closed(browser: Browser, site: Path, name: str) -> None:
    """However it is typed, and never that it is unknown here; the other line, and one beside it, are answered as ever."""
    page = browser.new_page()
    page.goto((site / name).as_uri())
    shown = []
    for typed in (f"020 {NUMBER}", "0125 7946 020", f"+{DIALLED}", "٠٢٠٧٩٤٦٠١٢٥", "0808 157 0127", "0161 496 0999"):
        page.fill("#q", typed)
        told = page.locator(".search").inner_text()
        shown.append(NAMES[name[:2]] in told and WORDS[name[:2]][0][1:] in told)
        assert (typed == "0161 496 0999") == any(words in told for words in UNKNOWN), typed
        assert "7946" not in told
    page.close()

    assert shown == [True, True, True, True, False, False]


def test_the_open_data_says_so(site: Path) -> None:
    """Without its channels; the schema describes it and refuses other states."""
    data, schema = (json.loads((site / name).read_text("utf-8")) for name in ("contacts.json", "contacts.schema.json"))
    [board] = [contact for contact in data["contacts"] if contact["id"] == "board"]
    assert board["status"] == "temporarily-closed"
    assert board["closed"] == {"since": "2026-11-01", "review": "2026-12-01", "instead": "advice"}
    assert board["channels"] == []
    jsonschema.validate(data, schema)
    board["status"] = "inactive"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema)


def test_an_extension_is_said_and_not_dialled(site: Path) -> None:
    """In the text, on the card, in the directory and in the open data; links hold the number alone."""
    html = (site / "en" / "help.html").read_text("utf-8")
    assert html.count("</a>, extension 104") == 1
    assert '<dt>Extension, once somebody answers</dt><dd><bdi dir="ltr">104</bdi></dd>' in html
    assert "extension 104" in _text(site / "en" / "print" / "directory.pdf")
    assert {found.split('"')[0] for found in html.split("tel:")[1:]} == {
        "999", "+442079460123", "+442079460129", "+448081570127",
    }  # fmt: skip
    [mission] = [
        one for one in json.loads((site / "contacts.json").read_text("utf-8"))["contacts"] if one["id"] == "mission"
    ]
    assert mission["channels"][0]["extension"] == "104"


def test_medium_confidence_is_said_on_the_card(site: Path) -> None:
    """The mission's record is medium; the advice office's, shown on the board's card, is high."""
    html = (site / "en" / "help.html").read_text("utf-8")
    board, mission = html[html.index(">Orchard Board</h") :].split(">Embassy of the Isle</h", 1)
    assert "It rests on one good source" not in board
    assert "It rests on one good source" in mission


def test_a_page_built_before_does_not_pass(site: Path) -> None:
    """The other's number may stand on the card; not the old one, nor a text to a line that takes none."""
    campaign = load_campaign(site.parent)
    comparison = Comparison(registry_of(campaign, "https://harvest.example/"), campaign)
    page = (site / "en" / "help.html").read_text("utf-8")
    assert read_bytes(page.encode(), "en/help.html", comparison) == []
    for old, new in (("tel:+448081570127", "tel:+442079460125"), ("tel:+442079460123", "sms:+442079460123")):
        assert old in page
        assert read_bytes(page.replace(old, new).encode(), "en/help.html", comparison) != []


def test_a_closed_number_by_hand_is_a_strange_number(site: Path, tmp_path: Path) -> None:
    """What closed is no longer vouched for."""
    root = confirmed(invented(tmp_path, {**CHANGES, "docs/en/help.md": "Call +44 20 7946 0125."}))
    result = build_campaign(root, root / "site")
    assert not (root / "site").exists()
    assert any(problem.check == "contacts.loose-number" for problem in result.problems)


def _text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(text.split())
