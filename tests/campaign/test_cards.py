"""Show-cards are read from one file; what cannot be held up to somebody is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manara.campaign.cards import FILE, ID, load_cards
from manara.campaign.load import load_campaign

if TYPE_CHECKING:
    from pathlib import Path

    from manara.campaign.model import Campaign
    from manara.problems import Problem

CARD = """shown_in: ar
cards:
  - id: taxi
    title: {{ar: "سيارة", en: "Taxi"}}
    text: {{ar: "خذني من فضلك.", en: "{text}"}}
    {more}
"""


@pytest.fixture(scope="module")
def campaign(small: Path) -> Campaign:
    """The frozen facts."""
    return load_campaign(small)


def problems_with(campaign: Campaign, folder: Path, text: str = "Please take me.", more: str = "") -> list[Problem]:
    (folder / "data").mkdir()
    (folder / FILE).write_text(CARD.format(text=text, more=more), "utf-8")
    problems: list[Problem] = []
    load_cards(folder, ("ar", "en"), campaign.contacts, problems)
    return problems


def test_a_good_card_has_no_problem(campaign: Campaign, tmp_path: Path) -> None:
    """The form of the manual is accepted."""
    assert problems_with(campaign, tmp_path, more="number: hotline") == []


def test_a_number_typed_into_a_sentence_is_refused(campaign: Campaign, tmp_path: Path) -> None:
    """It could go wrong unseen; Arabic-Indic digits count too."""
    [problem] = problems_with(campaign, tmp_path, text="Call ١١٢ please.")

    assert (problem.check, problem.line) == (ID, 5)
    assert "number:" in str(problem.hint)


def test_a_sentence_too_long_to_read_from_a_metre_is_refused(campaign: Campaign, tmp_path: Path) -> None:
    """The limit is named."""
    [problem] = problems_with(campaign, tmp_path, text="please " * 20)

    assert "more than 120" in str(problem.message)


@pytest.mark.parametrize("contact", ["nobody", "shelter", "forms"], ids=["unknown", "withheld", "no number"])
def test_a_contact_that_cannot_be_called_is_refused(campaign: Campaign, tmp_path: Path, contact: str) -> None:
    """Whoever is asked to call must have something to dial."""
    [problem] = problems_with(campaign, tmp_path, more=f"number: {contact}")

    assert contact in str(problem.message)


def test_a_misspelled_field_is_refused(campaign: Campaign, tmp_path: Path) -> None:
    """Most unknown fields are typing mistakes."""
    [problem] = problems_with(campaign, tmp_path, more="nummer: hotline")

    assert "nummer" in str(problem.message)
