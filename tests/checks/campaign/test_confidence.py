"""What is of low confidence is not published, be it a contact or a fact; the rest says how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from manara.contacts.open_data import open_data
from manara.contacts.registry import registry_of
from manara.contacts.vcard import cards
from tests.campaign.invented import found, invented

if TYPE_CHECKING:
    from pathlib import Path

LOW = {"data/contacts/board.yml": "confidence: medium -> confidence: low"}
SHARE = """telling: {en: [secret], ar: [سر]}
messages:
  - {id: quiet, kind: chat, face: quiet, text: {en: "Pay: {{ phone:board }}", ar: "الأجر: {{ phone:board }}"}}
"""
CARD = 'shown_in: en\ncards:\n  - {id: a, title: {en: "A", ar: "أ"}, text: {en: "Call.", ar: "اتصل."}, number: board}\n'


@pytest.mark.parametrize(
    ("file", "content", "check"),
    [
        ("docs/en/help.md", "Call {{ phone:board }}.", "pages.calls"),
        ("docs/ar/help.md", "{{ card:board }}", "pages.calls"),
        ("data/share.yml", SHARE, "share.texts"),
        ("data/cards.yml", CARD, "campaign.cards"),
    ],
)
def test_a_contact_of_low_confidence_is_not_called(tmp_path: Path, file: str, content: str, check: str) -> None:
    """An error wherever it would be shown, also without --release."""
    assert found(invented(tmp_path / "sure", {file: content}), check) == []
    problems = found(invented(tmp_path / "low", {file: content, **LOW}), check)
    assert problems
    assert all((problem.path, problem.level.name) == (file, "ERROR") for problem in problems)


def test_a_contact_of_low_confidence_that_nobody_calls_is_left_out(tmp_path: Path) -> None:
    """No error, no open data, no vCard, and its number is a strange one."""
    root = invented(tmp_path, LOW)
    campaign = load_campaign(root)
    assert [p for p in found(root, "pages.calls") + found(root, "contacts.confidence") if p.level == 0] == []
    assert "board" not in {contact["id"] for contact in open_data(campaign)["contacts"]}
    assert "board" not in {card.contact.id for card in cards(campaign)}
    assert "442079460125" not in registry_of(campaign).numbers


def test_one_scale_for_contacts_and_facts(tmp_path: Path) -> None:
    """A contact may be medium-high, as facts may."""
    root = invented(tmp_path, {"data/contacts/board.yml": "confidence: medium -> confidence: medium-high"})
    assert [str(problem.message) for problem in load_campaign(root).problems] == []
    assert "board" in load_campaign(root).published_contacts


@pytest.mark.parametrize(("facts", "named"), [("F-2", ["F-2"]), ("F-1, F-3", ["F-3"]), ("F-1", [])])
def test_a_page_rests_on_no_fact_of_low_confidence(tmp_path: Path, facts: str, named: list[str]) -> None:
    """Nor on one that rests on such a one; the error is at the fact's id, cold and from memory."""
    root = invented(tmp_path, {"docs/en/help.md": "Text."}, facts)
    for remember in (False, True, True):
        problems = [p for p in found(root, "pages.confidence", remember=remember) if p.path == "docs/en/help.md"]
        assert [dict(problem.message.values)["fact"] for problem in problems] == named
        assert all(problem.line == 4 and problem.level.name == "ERROR" for problem in problems)


def test_a_contact_is_no_surer_than_its_facts(tmp_path: Path) -> None:
    """Low facts make a low contact; the hint works."""
    change = {"data/contacts/board.yml": "facts: [F-1] -> facts: [F-1, F-3]"}
    [problem] = found(invented(tmp_path, change), "contacts.confidence")
    assert problem.path == "data/contacts/board.yml"
    path = tmp_path / "data" / "contacts" / "board.yml"
    path.write_text(path.read_text("utf-8").replace("confidence: medium", "confidence: low"), "utf-8")
    assert found(tmp_path, "contacts.confidence") == []
