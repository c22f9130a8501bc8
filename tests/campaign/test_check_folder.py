"""``manara check`` answers from memory only while no byte has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manara.campaign.check import SUBJECTS
from manara.campaign.check_folder import SUBJECT_NAMES, check_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.slow
def test_a_change_is_seen_and_its_mending_too(campaign_dir: Callable[..., Path]) -> None:
    """The second answer is the first; a new fault is in the third, and gone from the fourth."""
    root = campaign_dir()
    page = root / "docs" / "en" / "about.md"
    good = page.read_text("utf-8")
    first = check_folder(root)
    assert check_folder(root) == first
    page.write_text(good + "\nCall 25589697.\n", "utf-8")
    assert "contacts.loose-number" in {problem.check for problem in check_folder(root)}
    assert "contacts.loose-number" not in {problem.check for problem in check_folder(root, ("pages",))}
    page.write_text(good, "utf-8")

    assert check_folder(root) == first


def test_the_names_are_those_of_the_subjects() -> None:
    """They stand in two places so that asking for help loads no check."""
    assert tuple(SUBJECTS) == SUBJECT_NAMES
