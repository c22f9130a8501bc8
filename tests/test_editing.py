"""The editors' guides: the same jobs in both languages, and each of their commands does what is said, in this order."""

from __future__ import annotations

import re
import shlex
import subprocess
from typing import TYPE_CHECKING

import pytest

from manara.campaign.calls import KINDS
from manara.campaign.load import load_campaign
from manara.cli import COMMANDS, main
from manara.translations.status import OUTDATED, status_of
from tests.campaign.made import made_campaign

if TYPE_CHECKING:
    from pathlib import Path

GUIDES = ("EDITING.md", "EDITING.ar.md")
PAGES = {
    "docs/en/help.md": "## Pay {#pay}\n\nAsk for pay.\n\n## Rest {#rest}\n\nYou may rest at noon.\n",
    "docs/ar/help.md": "## الأجر {#pay}\n\nاطلب أجرك.\n\n## الراحة {#rest}\n\nيمكنك أن ترتاح عند الظهر.\n",
}
# What editors need every week; the others are for operators and translators.
OF_EDITORS = {"check", "confirm", "edit", "fix", "new", "remove", "rename", "serve", "status", "summary"}


def _blocks(content: str) -> list[tuple[str, str]]:
    return re.findall(r"^```(\w*)\n(.*?)^```$", content, re.MULTILINE | re.DOTALL)


def test_both_guides_have_the_same_steps(repository: Path) -> None:
    """Commands and changes are letter for letter the same, and so is the number of jobs."""
    english, arabic = ((repository / name).read_text("utf-8") for name in GUIDES)

    assert _blocks(english) == _blocks(arabic)
    assert english.count("\n## ") == arabic.count("\n## ")
    assert len(_blocks(english)) > 15


@pytest.mark.parametrize("name", GUIDES)
def test_nothing_is_missing_and_nothing_unseen_is_in_it(repository: Path, name: str) -> None:
    """Every call and every command of an editor; no sign that guides direction, for it would be copied."""
    content = (repository / name).read_text("utf-8")

    assert [kind for kind in KINDS if f"{{{{ {kind}:" not in content] == []
    assert set(COMMANDS) >= OF_EDITORS
    assert [command for command in sorted(OF_EDITORS) if f"manara {command}" not in content] == []
    assert not re.search("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", content)


def test_what_is_explained_in_passing_can_be_explained(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In every guide and reference at the top of the repository, not only in the blocks that are run below."""
    root = made_campaign(tmp_path / "campaign", PAGES)
    asked = {
        name
        for guide in repository.glob("*.md")
        for name in re.findall(r"`manara explain ([a-z.-]+)`", guide.read_text("utf-8"))
    }

    assert {"contact.hours", "calls"} <= asked
    assert [name for name in sorted(asked) if main(["explain", name, "--root", str(root)])] == []
    assert capsys.readouterr().err == ""


def test_every_step_does_what_it_says(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Changes are applied, commands run; at the end nothing is open and nothing is wrong."""
    monkeypatch.setenv("MANARA_TODAY", "2026-12-01")
    root = made_campaign(tmp_path / "campaign", PAGES)
    main(["confirm", "--all", "--root", str(root)])
    _git(root, "init", "-q", "-b", "main")
    _git(root, "add", "-A")
    _git(root, "commit", "-q", "-m", "first")
    monkeypatch.chdir(root)
    monkeypatch.setattr("builtins.input", lambda _question="": "1")
    capsys.readouterr()
    for kind, content in _blocks((repository / GUIDES[0]).read_text("utf-8")):
        if kind == "diff":
            _apply(root, content)
        for line in content.splitlines() if kind == "console" else ():
            program, *arguments = shlex.split(line.removeprefix("$ "))
            if program == "git":
                _git(root, *arguments)
            else:
                assert program == "manara"
                status = main(arguments)
                said = capsys.readouterr()
                assert status == 0, f"{line}\n{said.out}{said.err}"

    campaign = load_campaign(root)
    assert [one for one in status_of(campaign).sections if one.state == OUTDATED and one.name == "help.md"] == []
    assert campaign.contacts["office"].closed
    assert campaign.redirects == {"shade.md": "index.md", "rest.md": "index.md"}


def _git(root: Path, *arguments: str) -> None:
    author = ["-c", "user.name=An Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *author, *arguments], check=True, capture_output=True)


def _apply(root: Path, content: str) -> None:
    """Exchange the lines with “-” for those with “+”; without any, add the latter at the file's end."""
    for part in re.split(r"^--- ", content, flags=re.MULTILINE)[1:]:
        name, *lines = part.splitlines()
        path = root / name
        old = "\n".join(line[1:] for line in lines if line.startswith("-"))
        new = "\n".join(line[1:] for line in lines if line.startswith("+"))
        text = path.read_text("utf-8")
        assert old in text, f"{name} has no “{old}”"
        path.write_text(text.replace(old, new, 1) if old else f"{text.rstrip()}\n{new}\n", "utf-8")
