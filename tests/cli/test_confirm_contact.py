"""``manara confirm contacts/ID``: shows old and new, asks how it was checked, and writes it down, comments kept."""

from __future__ import annotations

import io
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from manara.campaign.load import load_campaign
from manara.checks.contacts import changed
from manara.checks.register import of_module
from manara.cli import main
from manara.contacts.lock import LOCK, confirm, read_lock
from tests.contacts.conftest import Records

if TYPE_CHECKING:
    from pathlib import Path

RECORD = """\
# The line of the ministry.
id: line
kind: helpline
status: active
facts: [F-CON-2]
confidence: medium
name: {ar: "خط المساعدة", en: "Help line"}
helps_with: {ar: "أسئلة عن العمل", en: "Questions about work"}
area: {countries: [KW], from_abroad: true}
channels:
  - type: phone
    number: "+96524937600"  # as on the page of the ministry
    hours: unknown
    cost: unknown
verified:
  # by the second shift
  on: 2026-11-20  # a Friday
  how: published-source
  by: editor
  sources: [S1]

withheld: []
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A campaign whose contact “line” is confirmed, and then has another number."""
    records = Records(tmp_path)
    (records.root / "docs").mkdir()
    path = records.root / "data" / "contacts" / "line.yml"
    path.write_text(RECORD, "utf-8")
    confirm(records.load(), ["line"], "author")
    path.write_text(RECORD.replace("7600", "7611"), "utf-8")
    return records.root


def run(root: Path, *arguments: str) -> int:
    return main(["confirm", *arguments, "--root", str(root), "--language", "en"])


def left(root: Path) -> list[str]:
    return [
        problem.path for problem in of_module(changed).on(load_campaign(root)) if problem.path.endswith("/line.yml")
    ]


def test_old_and_new_are_shown_digit_by_digit_and_in_words(root: Path, capsys: Any) -> None:
    """Signs that differ are marked; both languages say the digits."""
    assert run(root, "contacts/line", "--how", "called", "--on", "2026-11-24") == 0
    said = capsys.readouterr().out
    lines = said.splitlines()
    at = next(index for index, line in enumerate(lines) if "+96524937611" in line)
    assert lines[at + 1].strip() == "^^"
    assert lines[at + 1].index("^") == lines[at].index("+") + len("+965249376")
    assert "+96524937600" in said
    assert "en: nine six five two four nine three seven six one one" in said
    assert "ar: تسعة ستة خمسة" in said


def test_the_record_keeps_comments_and_order(root: Path) -> None:
    """Only the values change; the lock follows, and nothing is left to confirm."""
    assert left(root)
    assert (
        run(root, "contacts/line", "--how", "called", "--on", "2026-11-24", "--source", "S2", "--by", "reviewer") == 0
    )
    expected = (
        RECORD.replace("7600", "7611")
        .replace("on: 2026-11-20", "on: 2026-11-24")
        .replace("how: published-source", "how: called")
        .replace("by: editor", "by: reviewer")
        .replace("sources: [S1]", "sources: [S2]")
    )
    assert (root / "data/contacts/line.yml").read_text("utf-8") == expected
    row = read_lock(root).rows["line"]
    assert (row["main.number"], row["verified on"], row["verified how"]) == ("+96524937611", "2026-11-24", "called")
    assert row["confirmed by"] == "reviewer"
    assert left(root) == []


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        ([], 2, "--how"),
        (["--how", "called"], 2, "--on"),
        (["--how", "published-source", "--on", "2026-11-24"], 2, "--source"),
        (["--how", "called", "--on", "2026-11-19"], 1, "older"),
        (["--how", "called", "--on", "2026-11-28"], 1, "future"),
        (["--how", "published-source", "--on", "2026-11-24", "--source", "K999"], 1, "K999"),
    ],
)
def test_nothing_is_recorded_without_a_check(
    root: Path, capsys: Any, arguments: list[str], status: int, words: str
) -> None:
    """No way, no day, no source, an older day, tomorrow, an unknown source: refused, and not a byte is written."""
    files = [root / LOCK, root / "data/contacts/line.yml"]
    before = [path.read_bytes() for path in files]
    assert run(root, "contacts/line", *arguments) == status
    assert words in capsys.readouterr().err
    assert [path.read_bytes() for path in files] == before


def test_a_day_put_back_by_hand_is_measured_by_the_lock(root: Path) -> None:
    """The recorded day is the confirmed one, not what the record says now."""
    path = root / "data/contacts/line.yml"
    path.write_text(path.read_text("utf-8").replace("2026-11-20", "2026-11-01"), "utf-8")
    assert run(root, "contacts/line", "--how", "called", "--on", "2026-11-10") == 1


def test_at_a_terminal_it_asks(root: Path, monkeypatch: Any) -> None:
    """Three questions; an empty answer takes the sources that stand there."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Terminal("called\n2026-11-24\n\n"))
    assert run(root, "contacts/line") == 0
    assert "how: called" in (root / "data/contacts/line.yml").read_text("utf-8")
    assert "sources: [S1]" in (root / "data/contacts/line.yml").read_text("utf-8")


def test_words_alone_ask_nothing(root: Path, capsys: Any) -> None:
    """The values are as confirmed; the words are recorded, the check stays as it was."""
    path = root / "data/contacts/line.yml"
    path.write_text(RECORD.replace("Help line", "Line of help"), "utf-8")
    assert run(root, "contacts/line") == 0
    assert read_lock(root).rows["line"]["verified on"] == "2026-11-20"
    assert run(root, "contacts/line") == 0
    assert "Nothing has changed" in capsys.readouterr().out
    assert run(root, "contacts/lin") == 1
    assert "There is no contact lin" in capsys.readouterr().err


def test_a_new_contact_is_confirmed_as_its_record_says(root: Path) -> None:
    """Its check was just written down by hand; the command binds the values to it."""
    path = root / "data/contacts/line.yml"
    path.rename(path.with_name("other.yml"))
    other = path.with_name("other.yml")
    other.write_text(RECORD.replace("id: line", "id: other").replace("7600", "7612"), "utf-8")
    assert run(root, "data/contacts/other.yml") == 0
    assert read_lock(root).rows["other"]["verified how"] == "published-source"
    assert "line" not in read_lock(root).rows


def test_all_takes_no_changed_number_with_it(root: Path) -> None:
    """“--all” is for words; a number is confirmed by name, each by itself."""
    run(root, "--all")
    assert left(root)
    assert run(root, "--all", "--how", "called", "--on", "2026-11-24") == 2


def test_signs_that_a_message_leaves_around_a_command_are_ignored(root: Path) -> None:
    """Arabic messages isolate what is Latin; a copy of it still names the contact."""
    assert run(root, "\u2068contacts/line\u2069", "--how", "called", "--on", "2026-11-24") == 0


def test_two_contacts_changed_on_two_branches_merge(root: Path) -> None:
    """Neighbours in the lock, one on each branch; Git's own merge joins them."""

    def git(*arguments: str) -> None:
        command = ["git", "-c", "user.name=a", "-c", "user.email=a@a.invalid", *arguments]
        subprocess.run(command, cwd=root, check=True, capture_output=True)

    contacts = root / "data" / "contacts"
    (contacts / "line.yml").write_text(RECORD, "utf-8")
    (contacts / "line-two.yml").write_text(RECORD.replace("id: line", "id: line-two").replace("7600", "7601"), "utf-8")
    confirm(load_campaign(root), ["line", "line-two"], "author")
    git("init", "-b", "main")
    git("add", "-A")
    git("commit", "-m", "start")
    for name, number in (("line", "7611"), ("line-two", "7612")):
        git("checkout", "-b", name, "main")
        path = contacts / f"{name}.yml"
        path.write_text(path.read_text("utf-8").replace("7600", number).replace("7601", number), "utf-8")
        assert run(root, f"contacts/{name}", "--how", "called", "--on", "2026-11-24") == 0
        git("commit", "-am", name)
    git("merge", "line", "-m", "both")
    assert read_lock(root).rows["line"]["main.number"].endswith("7611")
    assert read_lock(root).rows["line-two"]["main.number"].endswith("7612")
    assert left(root) == []


def test_a_record_with_another_error_is_not_confirmed(root: Path, capsys: Any) -> None:
    """A number that cannot be dialled is mended or waived first; not a byte is written."""
    path = root / "data/contacts/line.yml"
    path.write_text(path.read_text("utf-8").replace("24937611", "2493761"), "utf-8")
    files = [root / LOCK, path]
    before = [one.read_bytes() for one in files]

    assert run(root, "contacts/line", "--how", "called", "--on", "2026-11-24") == 1
    assert "contacts.valid-number" in capsys.readouterr().out
    assert [one.read_bytes() for one in files] == before
