"""A closure is whole, or an error; what is closed or unsure is called nowhere unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.campaign.invented import found, invented

if TYPE_CHECKING:
    from pathlib import Path

STATUS, CALLS, SETTINGS = "contacts.status", "pages.calls", "campaign.settings"
BOARD = "data/contacts/board.yml"
CLOSED = "status: temporarily-closed\nsince: 2026-11-01\nreview: 2026-12-01\ninstead: hotline"
CARD = 'shown_in: en\ncards:\n  - {{id: a, title: {{en: "A", ar: "أ"}}, text: {{en: "Call.", ar: "اتصل."}}, number: {0}}}\n'


def _closed(root: Path, record: str = CLOSED, **changes: str) -> Path:
    return invented(root, {BOARD: f"status: active -> {record}", **changes})


def test_a_whole_closure_passes(tmp_path: Path) -> None:
    """For a time, and for good."""
    assert found(_closed(tmp_path), STATUS) == []
    assert found(_closed(tmp_path, "status: retired\nsince: 2026-11-01\ninstead: hotline"), STATUS) == []


@pytest.mark.parametrize(
    ("record", "word"),
    [
        (CLOSED.replace("since: 2026-11-01\n", ""), "since:"),
        (CLOSED.replace("review: 2026-12-01\n", ""), "review:"),
        (CLOSED.replace("\ninstead: hotline", ""), "instead:"),
        (CLOSED.replace("since: 2026-11-01", "since: 2026-11-28"), "the day on which it closed"),
        (CLOSED.replace("instead: hotline", "instead: hotlin"), "hotline"),
        (CLOSED.replace("instead: hotline", "instead: board"), "instead:"),
        ("status: retired\nsince: 2026-11-01", "instead:"),
        ("status: active\nsince: 2026-11-01", "Remove the line"),
        ("status: withheld\ninstead: hotline", "Remove the line"),
    ],
)
def test_a_closure_that_lacks_something_is_an_error(tmp_path: Path, record: str, word: str) -> None:
    """One error, in the record, with the line to write; nothing besides about the calls to it."""
    root = _closed(tmp_path, record, **({} if "withheld" in record else {"docs/en/help.md": "{{ phone:board }}"}))
    [problem] = found(root, STATUS)
    assert problem.path == BOARD
    assert word in str(problem.hint)
    assert [p for p in found(root, CALLS) if p.level == 0] == []


def test_who_is_there_instead_is_open_and_has_a_telephone(tmp_path: Path) -> None:
    """No chain of closures, and nobody who only takes letters."""
    chain = {"data/contacts/mission.yml": f"status: active -> {CLOSED}"}
    root = _closed(tmp_path, CLOSED.replace("instead: hotline", "instead: mission"), **chain)
    [problem] = found(root, STATUS)
    assert "not open" in str(problem.message)


def test_a_passed_review_warns_and_stops_a_release(tmp_path: Path) -> None:
    """A closure is not forgotten."""
    root = _closed(tmp_path, CLOSED.replace("2026-12-01", "2026-11-20"))
    for release, level in ((False, "WARNING"), (True, "ERROR")):
        problems = [
            problem for problem in found(root, "contacts.expired", release=release) if "closure" in str(problem.message)
        ]
        assert [problem.level.name for problem in problems] == [level]


@pytest.mark.parametrize("record", [CLOSED.replace("instead: hotline", "instead: advice"), "status: withheld"])
def test_the_two_main_contacts_are_open(tmp_path: Path, record: str) -> None:
    """Every page begins with them; the hint names who is there instead."""
    root = invented(tmp_path, {"data/contacts/hotline.yml": f"status: active -> {record}"})
    [problem] = found(root, SETTINGS)
    assert problem.path == "data/campaign.yml"
    assert ("advice" in str(problem.hint)) == ("advice" in record)


def test_the_two_main_contacts_are_not_of_low_confidence(tmp_path: Path) -> None:
    """Also without --release."""
    root = invented(tmp_path, {"data/contacts/hotline.yml": "confidence: medium -> confidence: low"})
    assert [problem.path for problem in found(root, SETTINGS)] == ["data/campaign.yml"]


def test_a_card_with_a_closed_number_is_refused(tmp_path: Path) -> None:
    """It has no room for a notice; the hint is the line to write, and works."""
    root = _closed(tmp_path, **{"data/cards.yml": CARD.format("board")})
    [problem] = found(root, "campaign.cards")
    assert "number: hotline" in str(problem.hint)
    assert found(_closed(tmp_path, **{"data/cards.yml": CARD.format("hotline")}), "campaign.cards") == []


def test_a_call_to_what_is_retired_is_to_be_written_anew(tmp_path: Path) -> None:
    """A warning; a temporary closure has none, since it ends."""
    text = {"docs/en/help.md": "{{ phone:board }}"}
    assert found(_closed(tmp_path, **text), CALLS) == []
    [problem] = found(_closed(tmp_path, "status: retired\nsince: 2026-11-01\ninstead: hotline", **text), CALLS)
    assert "{{ phone:hotline }}" in str(problem.hint)


def test_a_status_of_its_own_making_is_refused(tmp_path: Path) -> None:
    """Four states, no more."""
    root = invented(tmp_path, {BOARD: "status: active -> status: inactive"})
    assert any("inactive" in str(problem.message) for problem in found(root, "sources.field"))
