"""Every check is in the run: its examples, by the runner that editors use, cold and from the cache."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manara.checks import register
from manara.checks.examples import FOLDER, Example, examples_of, found_in, shown
from tests.wire.following import follow

if TYPE_CHECKING:
    from pathlib import Path

    from manara.problems import Problem

# Runs the checks of pages over what stands elsewhere, under their ids.
UNDER_OTHERS = "facts.statements"


def test_every_check_has_examples_and_every_example_a_check() -> None:
    """Wrong and right ones, beside it: a check that is taken out leaves examples behind, and they are missed here."""
    files = {f"{path.parent.name}.{path.stem.replace('_', '-')}": path for path in FOLDER.glob("*/*.yml")}

    assert set(files) == set(register.every())
    for check in files:
        wrong, right = examples_of(check)
        assert wrong, check
        assert right, check
        assert all(example.finds for example in wrong), check
        assert not any(example.finds for example in right), check


def _of(check: str, found: list[Problem]) -> list[str]:
    """Return what a check says, as examples write it."""
    if check == UNDER_OTHERS:
        return [shown(one) for one in found if one.path == "data/facts.yml"]
    return [shown(one) for one in found if one.check == check]


@pytest.mark.parametrize("check", register.every())
def test_a_check_says_what_its_examples_say(tmp_path: Path, check: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """When it runs for the first time, and when what it found is remembered; its hint, followed to the letter, helps.

    Where only a person can follow it, the right example is what it asks for.
    """
    monkeypatch.setattr("builtins.input", lambda _question="": "1")
    wrong, right = examples_of(check)
    for number, example in enumerate(wrong):
        root = tmp_path / f"wrong-{number}"
        found = found_in(example, root)
        assert example.finds in _of(check, found)
        assert example.finds in _of(check, found_in(example, root, cached=True))
        problem = next(one for one in found if shown(one) == example.finds)
        if follow(problem, root):
            assert example.finds not in _of(check, found_in(example, root, cached=True)), str(problem.hint)
    for number, example in enumerate(right):
        root = tmp_path / f"right-{number}"
        assert _of(check, found_in(example, root)) == []
        assert _of(check, found_in(example, root, cached=True)) == []


def test_the_small_campaign_is_silent(tmp_path: Path) -> None:
    """What an example finds follows from its own change."""
    assert [shown(problem) for problem in found_in(Example(), tmp_path)] == []
