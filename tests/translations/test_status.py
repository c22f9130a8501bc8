"""The lock, the status and their commands: who moved, what changed, what is kept."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from manara.cli import main
from manara.translations.lock import LOCK, parse_lock
from manara.translations.status import DONE, DRAFT, FALLBACK, MISSING, OUTDATED, status_of, word_changes
from tests.conftest import copy_small

if TYPE_CHECKING:
    from manara.translations.status import SectionStatus


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The frozen campaign with everything confirmed; nobody writes into it."""
    root = tmp_path_factory.mktemp("once") / "small"
    copy_small(root)
    (root / LOCK).unlink()
    assert main(["confirm", "--all", "--root", str(root), "--role", "translator"]) == 0
    return root


@pytest.fixture
def confirmed(once: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(once, tmp_path / "small"))


def change(root: Path, path: str, old: str, new: str) -> None:
    """Replace words in a file that must hold them."""
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


def not_done(root: Path) -> list[SectionStatus]:
    """Return every section that is not done."""
    return [section for section in status_of(load_campaign(root)).sections if section.state != DONE]


def test_a_confirmed_campaign_is_done(confirmed: Path) -> None:
    """Nothing is left."""
    assert not_done(confirmed) == []


@pytest.mark.parametrize(("tag", "word"), [("en", "quietly"), ("ar", "بهدوء")])
def test_either_side_may_move(confirmed: Path, tag: str, word: str) -> None:
    """The section says which side changed, and which words; whatever the page says."""
    page = confirmed / "docs" / tag / "help.md"
    title = next(line for line in page.read_text("utf-8").splitlines() if line.startswith("# "))
    change(confirmed, f"docs/{tag}/help.md", f"{title}\n\n", f"{title}\n\n{word} ")

    [section] = not_done(confirmed)

    assert (section.state, section.moved, section.key) == (OUTDATED, (tag,), "")
    [side] = [side for side in section.sides if side.moved]
    assert [one.words for one in side.changes if one.kind == "new"] == [word]


def test_wrapping_comments_ids_and_link_targets_are_no_change(confirmed: Path) -> None:
    """Only words count."""
    change(confirmed, "docs/en/help.md", "Read as far as your", "Read as far\n  as <!-- a note --> your")
    change(confirmed, "docs/en/help.md", "(one.md)", "(one.md#before)")

    assert not_done(confirmed) == []


def test_moving_a_section_is_no_change(confirmed: Path) -> None:
    """The key is the heading id, not the place."""
    for tag in ("ar", "en"):
        path = confirmed / "docs" / tag / "law.md"
        head, *sections = path.read_text("utf-8").split("\n## ")
        sections = [section.rstrip("\n") + "\n" for section in sections]
        path.write_text("\n## ".join([head, *sections[::-1]]), "utf-8")

    assert not_done(confirmed) == []


def test_confirm_records_one_section(confirmed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The other section stays outdated."""
    change(confirmed, "docs/en/help.md", "Say first where", "Say at first where")
    change(confirmed, "docs/en/help.md", "Read as far", "Read only as far")

    assert main(["confirm", "help.md#half-minute", "--root", str(confirmed)]) == 0

    assert [section.key for section in not_done(confirmed)] == [""]
    assert main(["confirm", "help.md#no-such-part", "--root", str(confirmed)]) == 1


def test_what_is_confirmed_keeps_its_day_and_role(confirmed: Path) -> None:
    """Only what is not done is recorded anew by ``--all``."""
    change(confirmed, "docs/en/help.md", "Say first where", "Say at first where")
    main(["confirm", "--all", "--root", str(confirmed), "--role", "author"])

    roles = [line.split(" ")[4] for line in (confirmed / LOCK).read_text("utf-8").splitlines()[1:]]

    assert roles.count("author") == 1
    assert not_done(confirmed) == []


def test_renaming_a_page_keeps_its_history(confirmed: Path) -> None:
    """The heading ids tell that the new page is the old one."""
    for tag in ("ar", "en"):
        (confirmed / "docs" / tag / "signs.md").rename(confirmed / "docs" / tag / "warning-signs.md")
    change(confirmed, "docs/en/warning-signs.md", "\n# ", "\n# Some ")

    status = status_of(load_campaign(confirmed))

    assert status.renamed == {"warning-signs.md": "signs.md"}
    assert [one.key for one in status.of_page("warning-signs.md") if one.state == OUTDATED][:1] == [""]
    assert sum(one.state == DONE for one in status.of_page("warning-signs.md")) > 0


def test_missing_draft_and_fallback(confirmed: Path) -> None:
    """Each has its own state, and none is filled in silently."""
    (confirmed / "docs/en/law.md").unlink()
    change(confirmed, "docs/en/signs.md", "\nchecked:", "\nstatus: draft\nchecked:")
    change(confirmed, "docs/en/phone.md", "\nchecked:", "\ntranslation: fallback\nchecked:")

    states = {section.name: section.state for section in not_done(confirmed)}

    assert states == {"law.md": MISSING, "signs.md": DRAFT, "phone.md": FALLBACK}


def test_a_conflict_in_the_lock_says_how_to_rebuild_it() -> None:
    """Each bad line is an error with its place."""
    lock = parse_lock("<<<<<<< HEAD\nhelp.md ar:123 en:456\n")

    assert [problem.line for problem in lock.problems] == [1, 2]
    assert "manara confirm" in str(lock.problems[0].hint)


def test_the_lock_is_sorted_one_line_a_section(confirmed: Path) -> None:
    """So that merges rarely meet."""
    lines = (confirmed / LOCK).read_text("utf-8").splitlines()[1:]

    assert lines == sorted(lines)
    assert all(line.split(" ")[4] == "translator" for line in lines)


def test_words_that_are_gone_are_counted() -> None:
    """Their text is not stored; their number is shown."""
    from manara.translations.lock import fingerprint

    changes = word_changes("one four", fingerprint("one two three four"))

    assert [(change.kind, change.count) for change in changes] == [("same", 1), ("gone", 2), ("same", 1)]


def test_status_speaks_four_formats(confirmed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Text for people, JSON for programs, Markdown for issues, HTML in both languages."""
    change(confirmed, "docs/en/help.md", "Read as far", "Read only as far")
    said = {}
    for form in ("text", "json", "markdown", "html"):
        assert main(["status", "--format", form, "--root", str(confirmed), "--language", "en"]) == 0
        said[form] = capsys.readouterr().out

    assert "{+only+}" in said["text"]
    assert json.loads(said["json"])["totals"]["en"][OUTDATED] == 1
    assert "| help.md | en |" in said["markdown"]
    assert "<ins>only</ins>" in said["html"]
    assert 'dir="rtl"' in said["html"]
