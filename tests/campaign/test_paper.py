"""What an editor chooses for paper is found on the page, or the mistake is named where it was made."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from manara.campaign.paper import FILE, Asked, load_choice
from manara.problems import Problem

BODY = '??? question "Are you paid?"\n    Yes.\n\n??? question "Are you free?"\n    Yes.\n'
ELSEWHERE = '??? question "Bist du frei?"\n    Ja.\n\n??? question "Gibt es Lohn?"\n    Ja.\n'


class Reached:
    """A contact that can be called, or not."""

    def __init__(self, number: str) -> None:
        self.number = number

    def channel(self, _key: str, _kinds: tuple[str, ...]) -> str | None:
        """Return the number, if there is one."""
        return self.number or None


def chosen(root: Path, words: str, other: str = ELSEWHERE) -> tuple[object, list[Problem]]:
    (root / FILE).parent.mkdir(parents=True)
    (root / FILE).write_text(words, "utf-8")
    problems: list[Problem] = []
    pages = {"en": {"check.md": SimpleNamespace(body=BODY)}, "de": {"check.md": SimpleNamespace(body=other)}}
    contacts = {"fire": Reached("112"), "letters": Reached("")}
    return load_choice(root, pages, contacts, problems), problems  # type: ignore[arg-type]


def test_questions_and_numbers_are_found(tmp_path: Path) -> None:
    """By the first words in the first language, whatever the others say."""
    choice, problems = chosen(tmp_path, "poster: [{question: Are you free, icon: door}]\nquiet: [fire]\n")

    assert problems == []
    assert (choice.poster, choice.quiet) == ((Asked(1, "door"),), ("fire",))  # type: ignore[attr-defined]


def test_without_the_file_nothing_is_chosen(tmp_path: Path) -> None:
    """The poster then takes the first questions."""
    assert load_choice(tmp_path, {}, {}, []).poster == ()


@pytest.mark.parametrize(
    ("words", "other", "said", "line"),
    [
        ("poster: [{question: Are you tired, icon: door}]\n", ELSEWHERE, "0 questions", 1),
        ("poster:\n  - {question: Are you, icon: door}\n", ELSEWHERE, "2 questions", 2),
        ("poster: [{question: Are you free, icon: door}]\n", "Nothing.\n", "in every language", 1),
        ("quiet:\n  - fire\n  - letters\n", ELSEWHERE, "no contact with a telephone number", 3),
        ("quiet: [ghost]\n", ELSEWHERE, "no contact with a telephone number", 1),
        ("posters: []\n", ELSEWHERE, "posters", 1),
    ],
    ids=["asked no longer", "asked twice", "not translated", "cannot be called", "no contact", "misspelt"],
)
def test_a_mistake_is_named_where_it_stands(tmp_path: Path, words: str, other: str, said: str, line: int) -> None:
    """An error of the check, with file and line; nothing wrong goes on paper."""
    _, problems = chosen(tmp_path, words, other)

    assert [(problem.path, problem.line) for problem in problems] == [(FILE, line)]
    assert said in str(problems[0].message)
