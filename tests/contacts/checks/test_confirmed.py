"""What was confirmed to say the same is reported when one language changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from manara.cli import main
from manara.contacts.checks import confirmed
from manara.contacts.lock import LOCK, confirm

if TYPE_CHECKING:
    from manara.problems import Problem


def found(records: Any) -> list[Problem]:
    return list(confirmed.check(records.load()))


def test_a_campaign_that_confirms_nothing_hears_nothing(records: Any) -> None:
    """The lock begins with the first confirmation."""
    records.write()
    assert found(records) == []


def test_names_exchanged_in_one_language_are_reported(records: Any) -> None:
    """The names of two contacts change places in Arabic; both records are named."""
    records.write()
    records.write(
        id="second",
        name={"ar": "مكتب العمل", "en": "Labour office"},
        channel={"number": "+96524937601", "groups": "2493 7601"},
    )
    confirm(records.load(), records.load().contacts, "author")
    assert found(records) == []
    records.write(name={"ar": "مكتب العمل", "en": "Help line"})
    records.write(
        id="second",
        name={"ar": "خط المساعدة", "en": "Labour office"},
        channel={"number": "+96524937601", "groups": "2493 7601"},
    )
    assert [problem.path for problem in found(records)] == ["data/contacts/line.yml", "data/contacts/second.yml"]
    assert all("(ar)" in str(problem.message) for problem in found(records))


def test_the_command_confirms_records(records: Any, capsys: Any) -> None:
    """``manara confirm contacts/line`` writes the line; an unknown contact is named."""
    records.write()
    assert main(["confirm", "contacts/line", "--root", str(records.root), "--language", "en"]) == 0
    assert (records.root / LOCK).read_text("utf-8").splitlines()[1].startswith("line ar:")
    assert main(["confirm", "contacts/lin", "--root", str(records.root), "--language", "en"]) == 1
    assert "There is no contact lin" in capsys.readouterr().err


def test_a_broken_line_has_its_place(records: Any) -> None:
    """The lock is not edited by hand."""
    records.write()
    confirm(records.load(), ["line"], "author")
    path = records.root / LOCK
    path.write_text(path.read_text("utf-8") + "what is this\n", "utf-8")
    assert [(problem.path, problem.line) for problem in found(records)[:1]] == [(LOCK, 3)]
