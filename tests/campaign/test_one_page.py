"""The outline of the one-page edition names sections that exist in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from manara.campaign.one_page import FILE, ID, load_outline

if TYPE_CHECKING:
    from pathlib import Path

    from manara.campaign.model import Campaign
    from manara.problems import Problem


@pytest.fixture(scope="module")
def campaign(small: Path) -> Campaign:
    """The frozen facts."""
    return load_campaign(small)


def problems_with(campaign: Campaign, folder: Path, picks: str) -> list[Problem]:
    (folder / "data").mkdir()
    (folder / FILE).write_text(f"open: [help.md#half-minute]\nfolded:\n  - {picks}\n", "utf-8")
    problems: list[Problem] = []
    load_outline(folder, campaign.pages, problems)
    return problems


def test_sections_that_exist_are_accepted(campaign: Campaign, tmp_path: Path) -> None:
    """By file name and heading id."""
    assert problems_with(campaign, tmp_path, "help.md#ten-minutes") == []


@pytest.mark.parametrize(
    ("pick", "suggestion"), [("help.md#ten-minute", "help.md#ten-minutes"), ("helpp.md#half-minute", "help.md")]
)
def test_a_misspelled_section_is_named_in_every_language(
    campaign: Campaign, tmp_path: Path, pick: str, suggestion: str
) -> None:
    """With its line, and the nearest that exists."""
    problems = problems_with(campaign, tmp_path, pick)

    assert {(problem.check, problem.line) for problem in problems} == {(ID, 3)}
    assert len(problems) == len(campaign.tags)
    assert all(suggestion in str(problem.hint) for problem in problems)
