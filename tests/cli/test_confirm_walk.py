"""Confirming is reading: both texts, what changed, and a question; what has an error is not asked about."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from manara.cli import main
from manara.translations.lock import LOCK, keep_both_sides, read_lock
from manara.translations.status import OUTDATED, status_of
from tests.campaign.made import made_campaign

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ENGLISH = "## Pay {#pay}\n\nYou need not pay for the tools you are given.\n\n## Rest {#rest}\n\nYou may rest at noon.\n"
ARABIC = "## الأجر {#pay}\n\nلا تدفع ثمن الأدوات التي تُعطى لك.\n\n## الراحة {#rest}\n\nيمكنك أن ترتاح عند الظهر.\n"


def _git(root: Path, *arguments: str) -> str:
    author = ["-c", "user.name=An Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(
        ["git", "-C", str(root), *author, *arguments], check=True, capture_output=True, text=True
    ).stdout


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A campaign in a repository, everything confirmed by its author."""
    made = made_campaign(tmp_path / "campaign", {"docs/en/help.md": ENGLISH, "docs/ar/help.md": ARABIC})
    assert main(["confirm", "--all", "--root", str(made), "--role", "author"]) == 0
    _git(made, "init", "-q", "-b", "main")
    _git(made, "add", ".")
    _git(made, "commit", "-q", "-m", "first")
    return made


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return a function that takes the answers an editor will type; after the last one the input ends."""

    def give(*said: str) -> None:
        left = list(said)

        def typed(_question: str = "") -> str:
            if not left:
                raise EOFError
            return left.pop(0)

        monkeypatch.setattr("builtins.input", typed)

    return give


def _change(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    content = path.read_text("utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), "utf-8")


def _rows(root: Path) -> dict[str, tuple[str, str]]:
    return {f"{entry.name}#{entry.key}": (str(entry.day), entry.role) for entry in read_lock(root).entries.values()}


def _open(root: Path) -> list[str]:
    return [section.key for section in status_of(load_campaign(root)).sections if section.state == OUTDATED]


def test_the_lost_word_is_shown(root: Path, answers: Callable[..., None], capsys: pytest.CaptureFixture[str]) -> None:
    """The lock knows that a word is gone, the repository knows which."""
    _change(root, "docs/en/help.md", "You may rest at noon.", "You may rest soon.")
    answers("3")

    assert main(["confirm", "--root", str(root), "--language", "en"]) == 1
    said = capsys.readouterr().out
    assert "[-at noon.-] {+soon.+}" in said
    assert "يمكنك أن ترتاح عند الظهر." in said
    assert _open(root) == ["rest"]


def test_both_texts_keep_their_lines(
    root: Path, answers: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    """A list is read as a list, and a comment for editors is no text."""
    _change(root, "docs/en/help.md", "You may rest at noon.", "You may rest:\n\n- at noon\n- at night\n\n<!-- ask -->")
    answers("3")
    main(["confirm", "--root", str(root), "--language", "en"])
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]

    assert {"You may rest:", "- at noon", "- at night"} <= set(lines)
    assert "<!-- ask -->" not in lines


def test_only_what_changed_is_written(root: Path, answers: Callable[..., None]) -> None:
    """Nine rows that nobody looked at keep who compared them."""
    before = _rows(root)
    _change(root, "docs/en/help.md", "You may rest at noon.", "You may have a rest at noon.")
    answers("1")

    assert main(["confirm", "--root", str(root), "--role", "translator"]) == 0
    after = _rows(root)
    assert {place for place in after if after[place] != before[place]} == {"help.md#rest"}
    assert after["help.md#rest"][1] == "translator"


def test_naming_the_page_writes_no_more(root: Path) -> None:
    """Whoever confirms a page has looked at what changed in it."""
    before = _rows(root)
    _change(root, "docs/en/help.md", "You may rest at noon.", "You may have a rest at noon.")

    assert main(["confirm", "help.md", "--root", str(root), "--role", "translator"]) == 0
    after = _rows(root)
    assert {place for place in after if after[place] != before[place]} == {"help.md#rest"}


def test_a_small_change_keeps_who_compared(root: Path, answers: Callable[..., None]) -> None:
    """A spelling is no new comparison."""
    before = _rows(root)
    _change(root, "docs/en/help.md", "You may rest at noon.", "You may rest at midday.")
    answers("2")

    assert main(["confirm", "--root", str(root), "--role", "translator"]) == 0
    assert _open(root) == []
    assert _rows(root) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("You need not pay", "You need to pay"),
        ("You may rest at noon.", "You may rest at noon after 17 days."),
        ("You may rest at noon.", "Whoever works in the sun for a long time may sit down in the shade of a tree."),
    ],
    ids=["denial", "figure", "many words"],
)
def test_what_has_a_meaning_is_no_small_change(
    root: Path, answers: Callable[..., None], capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    """Asked again; a second “small” leaves it open. What is an error already is not even asked about."""
    _change(root, "docs/en/help.md", old, new)
    answers("2", "2")

    assert main(["confirm", "--root", str(root), "--language", "en"]) == 1
    assert len(_open(root)) == 1
    assert "0 sections confirmed" in capsys.readouterr().out


@pytest.mark.parametrize("command", [["confirm"], ["confirm", "help.md"], ["confirm", "--all"]], ids=" ".join)
def test_a_section_with_an_error_is_refused(
    root: Path, answers: Callable[..., None], capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    """A period of 5 years in one language and of 3 in the other is no pair, whoever says so."""
    _change(root, "docs/en/help.md", "at noon.", "at noon, for 5 years.")
    _change(root, "docs/ar/help.md", "عند الظهر.", "عند الظهر، مدة 3 سنوات.")
    answers("1")

    assert main([*command, "--root", str(root), "--language", "en"]) == 1
    assert _open(root) == ["rest"]
    assert "facts.numbers" in capsys.readouterr().out


def test_the_arabic_digits_of_a_keyboard_are_answers_too(root: Path, answers: Callable[..., None]) -> None:
    """١ is 1."""
    _change(root, "docs/en/help.md", "at noon", "at midday")
    answers("١")

    assert main(["confirm", "--root", str(root), "--language", "ar"]) == 0


def test_undo_is_said_and_works(root: Path, answers: Callable[..., None], capsys: pytest.CaptureFixture[str]) -> None:
    """The command stands on a line of its own, with no sign that nobody sees."""
    _change(root, "docs/en/help.md", "at noon", "at midday")
    answers("1")
    main(["confirm", "--root", str(root), "--language", "ar"])
    [command] = [line.strip() for line in capsys.readouterr().out.splitlines() if line.startswith("    git")]
    _git(root, *command.split(" ")[1:])

    assert _open(root) == ["rest"]


def test_branches_that_confirm_neighbours_merge(root: Path) -> None:
    """Git keeps the lines of both sides where they meet."""
    (root / ".gitattributes").write_text("data/translations.lock merge=union\n", "utf-8")
    _git(root, "add", ".")
    _git(root, "commit", "-q", "-m", "attributes")
    for branch, old, new in (("one", "You need not", "You never"), ("two", "at noon", "at midday")):
        _git(root, "checkout", "-q", "-b", branch, "main")
        _change(root, "docs/en/help.md", old, new)
        assert main(["confirm", "help.md", "--root", str(root)]) == 0
        _git(root, "commit", "-qam", branch)
    _git(root, "merge", "-q", "--no-edit", "one")

    assert not read_lock(root).problems
    assert _open(root) == []


def test_the_marks_of_a_conflict_are_resolved_by_confirming(root: Path, answers: Callable[..., None]) -> None:
    """Where a host knows nothing of attributes: both sides' rows stay, the text decides which of them counts."""
    theirs = (root / LOCK).read_text("utf-8")
    _change(root, "docs/en/help.md", "at noon", "at midday")
    assert main(["confirm", "help.md", "--root", str(root)]) == 0
    ours = (root / LOCK).read_text("utf-8")
    row = {text: next(line for line in text.splitlines() if line.startswith("help.md#rest")) for text in (ours, theirs)}
    conflict = f"<<<<<<< HEAD\n{row[ours]}\n=======\n{row[theirs]}\n>>>>>>> other\n"
    (root / LOCK).write_text(ours.replace(f"{row[ours]}\n", conflict), "utf-8")
    answers()

    assert main(["confirm", "--root", str(root)]) == 0
    assert not read_lock(root).problems
    assert _open(root) == []
    _change(root, "docs/en/help.md", "at midday", "at noon")
    assert _open(root) == []
    assert not keep_both_sides(root)


def test_status_of_a_page_that_is_not_there_is_an_error(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It was “100 % done”."""
    assert main(["status", "hepl.md", "--root", str(root), "--language", "en"]) == 2
    assert "help.md" in capsys.readouterr().err
