"""What was confirmed to say the same is reported when one language changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from manara.checks.contacts import confirmed, lock
from manara.checks.register import of_module
from manara.contacts.lock import LOCK, confirm

if TYPE_CHECKING:
    from manara.problems import Problem


def found(records: Any) -> list[Problem]:
    return list(of_module(confirmed).on(records.load()))


def test_words_of_a_contact_nobody_confirmed_are_left_to_another_check(records: Any) -> None:
    """``contacts.changed`` says that the contact is not confirmed at all; once is enough."""
    records.write()
    assert found(records) == []


def test_names_exchanged_in_one_language_are_reported(records: Any) -> None:
    """The names of two contacts change places in Arabic; both records are named."""
    records.write()
    second = {"id": "second", "channel": {"number": "+96524937601", "groups": None}}
    records.write(**second, name={"ar": "مكتب العمل", "en": "Labour office"})
    confirm(records.load(), records.load().contacts, "author")
    assert found(records) == []
    records.write(name={"ar": "مكتب العمل", "en": "Help line"})
    records.write(**second, name={"ar": "خط المساعدة", "en": "Labour office"})
    assert [problem.path for problem in found(records)] == ["data/contacts/line.yml", "data/contacts/second.yml"]
    assert all("(ar)" in str(problem.message) for problem in found(records))


def test_a_broken_line_has_its_place(records: Any) -> None:
    """The lock is not edited by hand; what is not of its form, and a merge left half done, are errors of their line."""
    records.write()
    confirm(records.load(), ["line"], "author")
    path = records.root / LOCK
    whole = path.read_text("utf-8")
    for damage in ("what is this\n", "line:\n", "<<<<<<< mine\n", "=======\n", ">>>>>>> theirs\n", "a: [\n"):
        path.write_text(whole + damage, "utf-8")
        [problem, *_] = of_module(lock).on(records.load())
        assert problem.path == LOCK, damage
        assert problem.line >= whole.count("\n"), damage
