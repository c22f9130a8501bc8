"""What a change does: only what it brings, in both languages, and nothing that was there before."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from manara.cli import main
from manara.desk.summary import summary_of
from manara.errors import ManaraError
from tests.campaign.made import made_campaign

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = "## Pay {#pay}\n\nYou may ask for pay.\n\nOld and wrong: {{ phone:nobody }}\n"
ARABIC = "## الأجر {#pay}\n\nيمكنك أن تطلب أجرك.\n\nقديم وخطأ: {{ phone:nobody }}\n"


def _git(root: Path, *arguments: str) -> None:
    author = ["-c", "user.name=An Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *author, *arguments], check=True, capture_output=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A campaign with an old error, committed."""
    made = made_campaign(tmp_path / "campaign", {"docs/en/help.md": ENGLISH, "docs/ar/help.md": ARABIC})
    main(["confirm", "--all", "--root", str(made)])
    _git(made, "init", "-q", "-b", "main")
    _git(made, "add", ".")
    _git(made, "commit", "-q", "-m", "first")
    return made


def _change(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    content = path.read_text("utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), "utf-8")


_WHO = ["a gardener", "the shepherd", "any beekeeper", "your carpenter", "one miller", "its blacksmith", "every weaver"]
"""Words that stand nowhere else on the page, enough of them that it grows packed too, whatever the edition's digits."""


def test_no_change_is_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Old errors are not this change's."""
    assert main(["summary", "main", "--root", str(root), "--language", "en"]) == 0
    assert "Nothing that readers" in capsys.readouterr().out


def test_a_new_number_shows_old_and_new(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the error that it is not confirmed; sheets and pictures that show it are named."""
    _change(root, "data/contacts/hotline.yml", "+442079460123", "+442079460132")
    summary = summary_of(root, "main")

    assert [(one.contact, one.name, one.old, one.new) for one in summary.values if one.name.endswith("number")] == [
        ("hotline", "main.number", "+442079460123", "+442079460132")
    ]
    assert summary.sheets
    assert main(["summary", "main", "--root", str(root), "--language", "en"]) == 1
    said = capsys.readouterr().out
    assert "`+442079460123` → `+442079460132`" in said
    assert "phone:nobody" not in said


def test_a_changed_sentence_leaves_its_pair_behind(root: Path) -> None:
    """The page's weight is that of what is sent; a page that did not change has no line."""
    more = " ".join(f"Ask {who} about {what}." for who, what in zip(_WHO, reversed(_WHO), strict=True))
    _change(root, "docs/en/index.md", "pay and rest.", f"pay and rest. {more}")
    summary = summary_of(root, "main")

    assert [(one.name, one.key) for one in summary.behind] == [("index.md", "")]
    assert [one.path for one in summary.pages] == ["en/index.html"]
    assert summary.pages[0].new > summary.pages[0].old > 1000
    assert summary.problems
    assert summary.mended == 0


def test_what_moved_down_is_no_new_problem(root: Path) -> None:
    """A sentence above an old error makes it no new one; a mended one is counted."""
    _change(root, "docs/en/help.md", "You may ask for pay.", "You may ask for pay.\n\nAnd rest.")
    assert not [one for one in summary_of(root, "main").problems if one.check == "pages.calls"]
    _change(root, "docs/en/help.md", "phone:nobody", "phone:hotline")

    assert summary_of(root, "main").mended >= 1


@pytest.mark.parametrize("commit", ["nowhere", "--output=/tmp/x", "main:data", "; true"])
def test_what_is_no_commit_is_refused(root: Path, capsys: pytest.CaptureFixture[str], commit: str) -> None:
    """It comes from whoever asks."""
    if commit.startswith("-"):
        with pytest.raises(SystemExit):
            main(["summary", commit, "--root", str(root)])
        return
    assert main(["summary", commit, "--root", str(root)]) in (1, 2)
    assert "Traceback" not in capsys.readouterr().err


def test_a_folder_without_history_is_an_error(tmp_path: Path) -> None:
    """In words."""
    with pytest.raises(ManaraError):
        summary_of(made_campaign(tmp_path / "alone"), "main")


def test_arabic_runs_from_right_to_left(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The host's page is left to right."""
    main(["summary", "main", "--root", str(root), "--language", "ar"])

    assert capsys.readouterr().out.startswith('<div dir="rtl">')


def test_annotations_speak_both_languages(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """At the line, message and hint on lines of their own; GitLab's report has the same words."""
    import json

    main(["check", "--root", str(root), "--format", "github", "--language", "en"])
    line = next(
        one for one in capsys.readouterr().out.splitlines() if "docs/en/help.md,line" in one and "nobody" in one
    )
    main(["check", "--root", str(root), "--format", "gitlab", "--language", "en"])
    entries = json.loads(capsys.readouterr().out)

    assert line.startswith("::error file=docs/en/help.md,line=")
    assert "is unknown%0A" in line
    assert "غير معروفة%0A" in line
    [entry] = [
        one for one in entries if one["location"]["path"] == "docs/en/help.md" and "nobody" in one["description"]
    ]
    assert entry["severity"] == "blocker"
    assert "غير معروفة" in entry["description"]
    assert len({one["fingerprint"] for one in entries}) == len(entries)


def test_what_others_wrote_stays_one_line_of_its_list(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A summary is shown as Markdown to whoever agrees to the change; it must not be written by who asks for it."""
    _change(root, "data/contacts/hotline.yml", "id: hotline", 'id: "x`\\n\\n# All is checked\\n\\n`y"')
    strange = root / "docs" / "en" / "a`\n# Approved\n`.md"
    strange.write_bytes((root / "docs" / "en" / "help.md").read_bytes())
    main(["summary", "HEAD", "--root", str(root)])
    said = capsys.readouterr().out

    assert "Approved" in said
    assert [
        line for line in said.splitlines() if line.startswith("#") and not line.startswith(("## What", "### "))
    ] == []


def test_a_campaign_without_its_hotline_has_a_summary(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says that the record is missing; its sheets are not made."""
    (root / "data" / "contacts" / "hotline.yml").unlink()

    assert main(["summary", "HEAD", "--root", str(root)]) == 1
    assert "hotline" in capsys.readouterr().out
