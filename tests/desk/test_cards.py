"""What a card offers to be copied is what is to be pasted: a command, a call, a waiver, or a value, and never an id."""

from __future__ import annotations

import pytest

from manara.cli.language import Interface
from manara.desk.cards import mends_of, render
from manara.problems import Level, Problem, Text, text
from manara.translations.compare import hint


def _problem(advice: Text) -> Problem:
    return Problem("docs/en/help.md", 3, 1, Level.ERROR, "lists.count", text("something is wrong"), advice)


@pytest.mark.parametrize(
    ("advice", "mends"),
    [
        (text("Did you mean “{near}”?", near="hotline"), ["hotline"]),
        (text("Run “manara confirm {place}”.", place="help.md#pay"), ["manara confirm help.md#pay"]),
        (text("Write {{{{ {kind}:{id} }}}}.", kind="phone", id="line"), ["{{ phone:line }}"]),
        (hint("lists.count"), ["<!-- waive: lists.count: reason -->"]),
        (hint("facts.numbers", "17"), ["<!-- waive: facts.numbers: 17: … -->"]),
        (text("Mend what it reports."), []),
    ],
    ids=["value", "command", "call", "check", "valued", "nothing"],
)
def test_what_is_copied_is_what_is_to_be_pasted(advice: Text, mends: list[str]) -> None:
    """Whole, with no sign that nobody sees."""
    assert mends_of(_problem(advice)) == mends


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_commands_and_waivers_read_from_left_to_right(tag: str) -> None:
    """In a sentence of either direction; nothing stands inside them that would be copied along."""
    shown = render(hint("facts.numbers", "17"), Interface(tag))

    assert '<code dir="ltr">&lt;!-- waive: facts.numbers: 17: … --&gt;</code>' in shown


def test_what_an_editor_wrote_is_no_markup() -> None:
    """It comes from files that anybody may have changed."""
    shown = render(text("“{value}” is no link", value="<script>alert(1)</script>"), Interface("en"))

    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
