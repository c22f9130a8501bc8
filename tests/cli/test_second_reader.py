"""A release asks for another reader than the writer, where a mistake hurts."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from manara.campaign.second_reader import said
from manara.checks.folder import check_folder
from manara.cli import main
from manara.contacts.lock import READ_AGAIN, read_lock
from tests.campaign.made import made_campaign

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = (
    "## Rest {#rest}\n\nYou may rest at noon.\n\n## Call {#call}\n\nCall {{ phone:hotline }}.\n\n"
    '## Storm {#storm}\n\n!!! danger "Storm"\n    Leave the field.\n'
)
ARABIC = (
    "## الراحة {#rest}\n\nيمكنك أن ترتاح عند الظهر.\n\n## الاتصال {#call}\n\nاتصل بالرقم {{ phone:hotline }}.\n\n"
    '## العاصفة {#storm}\n\n!!! danger "عاصفة"\n    غادر الحقل.\n'
)
WRITER, READER = "writer@example.org", "reader@example.org"
ALONE = 'one_reader: {{reason: {{ar: "فريق من شخص واحد", en: "A team of one"}}, until: {day}}}\n'


def _git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True)


def _sits_here(root: Path, mail: str) -> None:
    _git(root, "config", "user.name", "Somebody")
    _git(root, "config", "user.email", mail)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A campaign, all of it written, confirmed and committed by one; another sits down."""
    monkeypatch.setattr("builtins.input", lambda _question="": "1")
    made = made_campaign(tmp_path / "campaign", {"docs/en/help.md": ENGLISH, "docs/ar/help.md": ARABIC})
    assert main(["confirm", "--all", "--root", str(made), "--role", "author"]) == 0
    _git(made, "init", "-q", "-b", "main")
    _git(made, "config", "commit.gpgsign", "false")
    _sits_here(made, WRITER)
    _git(made, "add", ".")
    _git(made, "commit", "-q", "-m", "first")
    _sits_here(made, READER)
    return made


def _asked(root: Path) -> list[str]:
    found = [one for one in check_folder(root, release=True) if one.check == "campaign.second-reader"]
    return [str(one.message) for one in found]


def _confirm(root: Path, *places: str) -> int:
    return main(["confirm", *places, "--role", "reviewer", "--root", str(root), "--language", "en"])


def test_a_release_names_what_nobody_else_has_read(root: Path) -> None:
    """A danger box and whom to call; not where one may rest. Every day's check is silent."""
    said_of = _asked(root)

    assert any("#call, #storm" in one and "#rest" not in one for one in said_of)
    assert any("“hotline”" in one for one in said_of)
    assert not [one for one in check_folder(root) if one.check == "campaign.second-reader"]


def test_another_reads_and_the_release_is_content(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both texts are shown, and every value of a contact; then nothing is asked for, until something changes."""
    _confirm(root, "help.md")
    shown = capsys.readouterr().out
    assert "Leave the field." in shown
    assert "غادر الحقل." in shown
    assert "You may rest at noon." not in shown
    for name in load_campaign(root).contacts:
        assert _confirm(root, f"contacts/{name}") == 0
    assert "four four" in capsys.readouterr().out
    _confirm(root)

    assert _asked(root) == []
    page = root / "docs/en/help.md"
    page.write_text(page.read_text("utf-8").replace("Leave the field", "Leave the field at once"), "utf-8")
    main(["confirm", "help.md", "--root", str(root)])
    assert ["#storm" in one for one in _asked(root)] == [True]


def test_the_writer_is_not_the_second_reader(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who wrote the newest line, or has it uncommitted, is refused, and nothing is recorded."""
    _sits_here(root, WRITER)
    before = (root / "data/translations.lock").read_bytes()

    assert _confirm(root, "help.md#storm") == 1
    assert "you wrote this last" in capsys.readouterr().out
    assert _confirm(root, "contacts/hotline") == 1
    assert (root / "data/translations.lock").read_bytes() == before
    assert READ_AGAIN not in read_lock(root).rows["hotline"]
    _sits_here(root, READER)
    page = root / "docs/ar/help.md"
    page.write_text(page.read_text("utf-8").replace("غادر الحقل", "غادر  الحقل"), "utf-8")
    assert _confirm(root, "help.md#storm") == 1


def test_a_changed_number_is_read_again(root: Path) -> None:
    """The reading was of the old one."""
    _confirm(root, "contacts/hotline")
    record = root / "data/contacts/hotline.yml"
    record.write_text(record.read_text("utf-8").replace("+442079460123", "+442079460132"), "utf-8")
    main(
        ["confirm", "contacts/hotline", "--how", "called", "--on", str(load_campaign(root).today), "--root", str(root)]
    )

    assert READ_AGAIN not in read_lock(root).rows["hotline"]


def test_a_team_of_one_says_so_until_a_day(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Status and manifest carry the reason; when its day has passed, the release asks again."""
    settings = root / "data/campaign.yml"
    plain = settings.read_text("utf-8")
    settings.write_text(plain + ALONE.format(day="2090-01-01"), "utf-8")

    assert _asked(root) == []
    main(["status", "--root", str(root), "--language", "en"])
    assert "A team of one" in capsys.readouterr().out
    carried = said(load_campaign(root))
    assert carried["one_reader"] == {"reason": {"ar": "فريق من شخص واحد", "en": "A team of one"}, "until": "2090-01-01"}
    main(["status", "--root", str(root), "--format", "json"])
    assert json.loads(capsys.readouterr().out)["read_again"] == carried
    settings.write_text(plain + ALONE.format(day="2020-01-01"), "utf-8")
    assert "held until 2020-01-01" in _asked(root)[0]


def test_no_second_reader_of_everything_at_once(root: Path) -> None:
    """A role is no stamp."""
    assert _confirm(root, "--all") == 2
