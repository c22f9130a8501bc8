"""The form for who does not use Git: the same files, the same checks, and nothing that an editor would not have written."""

from __future__ import annotations

import hashlib
import html
import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from manara.campaign.load import load_campaign
from manara.cli import main
from manara.cli.language import Interface
from manara.desk.editing import NotSavedError, form, save
from manara.sources.yaml_leaves import leaves_of, with_leaves
from tests.browser import DESKTOP, launch
from tests.campaign.made import made_campaign
from tests.desk.served import Served, serving_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENGLISH = "## Rest {#rest}\n\nYou may rest at noon.\n"
ARABIC = "## الراحة {#rest}\n\nيمكنك أن ترتاح عند الظهر.\n"
RECORD = """# of the board
id: line  # never changed
name: {ar: "خط", en: 'Line'}
channels:
  - type: phone   # the only one
    number: "+442079460123"
notes: |
  Two
  lines.
again: &one once
more: *one
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """A desk over a campaign of which everything is confirmed."""
    monkeypatch.setenv("MANARA_TODAY", "2026-12-01")
    root = made_campaign(tmp_path / "campaign", {"docs/en/help.md": ENGLISH, "docs/ar/help.md": ARABIC})
    main(["confirm", "--all", "--root", str(root)])
    with serving_desk(root) as served:
        served.checked()
        yield served


def test_a_value_is_exchanged_and_nothing_else() -> None:
    """Comments, order, quotation marks and blocks stay; what is no value on one line is not offered."""
    assert [leaf.path for leaf in leaves_of(RECORD)] == [
        "id", "name.ar", "name.en", "channels.0.type", "channels.0.number", "again",
    ]  # fmt: skip
    after = with_leaves(RECORD, {"name.en": "The “line”: it's", "channels.0.number": "+442079460124", "id": "line"})

    expected = RECORD.replace("0123", "0124").replace("'Line'", '"The “line”: it\'s"')
    assert after == expected


@pytest.mark.parametrize(
    ("path", "arabic"),
    [
        ("channels.0.number", "<bdi>الرقم كما يُطلب من الخارج (E.164)</bdi> <bdi>1</bdi>"),
        ("channels.1.hours.time_zone", "<bdi>أوقات الرد</bdi> <bdi>2</bdi>"),
        ("name.ar", "<bdi>الاسم</bdi> <bdi>العربية</bdi>"),
        ("verified.on", "<bdi>يوم مقارنة السجل بمصدره</bdi>"),
    ],
)
def test_a_field_is_named_in_the_editors_language(tmp_path: Path, path: str, arabic: str) -> None:
    """What the value is; its path in Latin letters stands behind, for who reads the file too."""
    root = made_campaign(tmp_path / "campaign", {"docs/en/help.md": ENGLISH, "docs/ar/help.md": ARABIC})
    record = root / "data" / "contacts" / "hotline.yml"
    record.write_text(
        record.read_text("utf-8").replace(
            "verified:",
            "  - {id: second, type: phone, number: '+442079460124', hours: {time_zone: Europe/London, always: true}}\n"
            "verified:",
            1,
        ),
        "utf-8",
    )
    shown = form(root, ["data/contacts/hotline.yml"], load_campaign(root), Interface("ar"))

    assert f'<label>{arabic} <code dir="ltr">{path}</code>' in shown
    assert re.search(r"<label> ?<code", shown) is None


def _seen(desk: Served, form: str) -> dict[str, str]:
    _, page = desk.ask(f"/_edit/{form}")
    return dict(re.findall(r'data-manara-file="([^"]+)" data-manara-seen="([^"]+)"', page))


def _files(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in root.rglob("*") if path.is_file() and ".cache" not in path.parts}


def test_what_would_be_wrong_is_not_written(desk: Served) -> None:
    """An error that was not there before is said, in words; not a byte of the campaign changes."""
    root = desk.server.preview.root
    before = _files(root)
    path = "docs/en/help.md"
    text = (root / path).read_text("utf-8").replace("at noon", "at noon: {{ phone:nobody }}")
    status, said = desk.post("/_save", {"files": {path: {"seen": _seen(desk, "help.html")[path], "text": text}}})

    assert status == 409
    assert "the contact “nobody” is unknown" in re.sub("[\u2068\u2069]", "", said)
    assert _files(root) == before


@pytest.mark.parametrize(
    "files",
    [
        {"docs/en/help.md": {"seen": "of another state", "text": "x"}},
        {"data/campaign.yml": {"seen": "", "text": "x"}},
        {"docs/en/../../data/laws.yml": {"seen": "", "text": "x"}},
        {"data/contacts/hotline.yml": {"seen": "", "values": {"name.en": "x"}}},
        {},
        "no files",
    ],
)
def test_only_a_page_or_contact_that_is_as_it_was_shown(desk: Served, files: Any) -> None:
    """Another file, another place, or a file that somebody changed meanwhile is refused."""
    before = _files(desk.server.preview.root)

    assert desk.post("/_save", {"files": files})[0] == 409
    assert desk.post("/_save", {"files": files}, {"Origin": "http://elsewhere.example"})[0] == 403
    assert _files(desk.server.preview.root) == before


def test_a_new_number_is_written_and_stays_open(desk: Served) -> None:
    """As everywhere: nobody has confirmed it, and the form says with which command somebody does."""
    root = desk.server.preview.root
    path = "data/contacts/hotline.yml"
    before = (root / path).read_text("utf-8")
    values = {"channels.0.number": "+44 20 7946 0124"}
    sent = {"files": {path: {"seen": _seen(desk, "contacts/hotline.html")[path], "values": values}}}
    assert desk.post("/_save", sent)[0] == 409
    values["channels.0.number"] = "+442079460124"
    assert desk.post("/_save", sent) == (200, "")

    assert (root / path).read_text("utf-8") == before.replace("0123", "0124")
    desk.checked()
    assert "manara confirm contacts/hotline" in html.unescape(desk.ask("/_edit/contacts/hotline.html")[1])


def test_both_languages_are_changed_in_a_browser(desk: Served) -> None:
    """Side by side, each in its direction; the difference is what an editor would have written."""
    root = desk.server.preview.root
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    subprocess.run(["git", "-C", str(root), "add", "-A"], check=True)
    with launch() as browser:
        page = browser.new_page(viewport=DESKTOP)
        page.goto(f"http://127.0.0.1:{desk.port}/_edit")
        page.get_by_role("link", name="help.md").click()
        fields = page.locator("textarea")
        assert [fields.nth(at).get_attribute("dir") for at in (0, 1)] == ["ltr", "rtl"]
        boxes = [fields.nth(at).bounding_box() for at in (0, 1)]
        assert boxes[0] is not None
        assert boxes[1] is not None
        assert abs(boxes[0]["y"] - boxes[1]["y"]) < 5
        for at, old, new in ((0, "at noon", "at noon in the shade"), (1, "عند الظهر", "عند الظهر في الظل")):
            fields.nth(at).fill(fields.nth(at).input_value().replace(old, new))
        with page.expect_navigation():
            page.locator("[data-manara-save]").click()
    shown = subprocess.run(["git", "-C", str(root), "diff", "-U0", "--", "docs"], check=True, capture_output=True)
    changed = [line for line in shown.stdout.decode().splitlines() if re.match(r"[+-](?![+-])", line)]

    assert changed == [
        "-يمكنك أن ترتاح عند الظهر.", "+يمكنك أن ترتاح عند الظهر في الظل.",
        "-You may rest at noon.", "+You may rest at noon in the shade.",
    ]  # fmt: skip


def test_nothing_is_written_through_a_link_to_another_place(tmp_path: Path) -> None:
    """A folder of pages that is a link: neither what it leads to nor a copy of it is touched."""
    root = made_campaign(tmp_path / "campaign", {"docs/en/help.md": ENGLISH, "docs/ar/help.md": ARABIC})
    elsewhere = tmp_path / "elsewhere"
    (root / "docs" / "en").rename(elsewhere)
    (root / "docs" / "en").symlink_to(elsewhere)
    before = (elsewhere / "help.md").read_bytes()
    asked = {"docs/en/help.md": {"seen": hashlib.sha256(before).hexdigest(), "text": f"{before.decode()}\nMore.\n"}}

    with pytest.raises(NotSavedError):
        save({"files": asked}, root, Interface("en"))
    assert (elsewhere / "help.md").read_bytes() == before
