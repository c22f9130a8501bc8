"""What readers made of the pictures: recorded once, said by the site, and no longer counted when a picture changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from manara.campaign.pictures import FILE, Tried, shown_on, state_of, tried
from manara.checks.campaign.pictures import check
from manara.sources.theme import THEME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from manara.campaign.model import Campaign
    from manara.problems import Problem


def _messages(found: Iterable[Problem]) -> list[str]:
    return [str(problem.message) for problem in found]


def _tried(root: Path, understood: dict[str, int], *, people: int = 6, more: str = "") -> Campaign:
    """Return the campaign in *root* with one trial of its pictures as they are now."""
    rows = "".join(
        f"      - {{name: {name}, drawing: {state_of(root, name)}, understood: {count}}}\n"
        for name, count in understood.items()
    )
    head = f"trials:\n  - on: 2026-11-20\n    language: ar\n    people: {people}\n    pictures:\n"
    (root / FILE).write_text(head + rows + more, "utf-8")
    return load_campaign(root)


def test_without_a_trial_nothing_is_claimed(small: Path) -> None:
    """And every drawing of the pages is known, with the words beside it."""
    campaign = load_campaign(small)
    shown = shown_on(small, campaign.pages["en"])

    assert tried(campaign) is None
    assert {"place", "people", "speech"} <= set(shown)
    assert all(shown.values())


def test_two_of_three_must_understand(small_copy: Callable[..., Path]) -> None:
    """Four of six are two of three; three are not."""
    root = small_copy()
    campaign = _tried(root, {"place": 4, "people": 3})

    assert tried(campaign) == Tried(6, campaign.trials[0].on, len(shown_on(root, campaign.pages["ar"])), 2, 1)
    assert _messages(check(campaign)) == ["“people” was understood by 3 of 6 people"]


def test_what_is_drawn_anew_counts_no_more(small_copy: Callable[..., Path]) -> None:
    """It is another picture, whatever its name."""
    root = small_copy()
    campaign = _tried(root, {"place": 6})
    own = root / "overrides/partials/pictograms/place.svg"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text('<path d="M3 3h18v18H3z"/>\n', "utf-8")

    found = tried(campaign)
    assert found is not None
    assert (found.shown, found.understood) == (0, 0)
    assert _messages(check(campaign)) == ["“place” was drawn anew since it was tried, and its result no longer counts"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("language: ar", "language: fr"), "“fr” is no language of the campaign"),
        (("understood: 4", "understood: 7"), "7 of 6 people cannot be"),
        (("2026-11-20", "2026-12-20"), "2026-12-20 is still to come"),
        (("name: place", "name: plase"), "no page shows a picture “plase”"),
    ],
)
def test_what_cannot_be_is_an_error(small_copy: Callable[..., Path], change: tuple[str, str], said: str) -> None:
    """At its own line."""
    root = small_copy()
    _tried(root, {"place": 4})
    path = root / FILE
    path.write_text(path.read_text("utf-8").replace(*change), "utf-8")

    found = list(check(load_campaign(root)))
    assert _messages(found) == [said]
    assert found[0].line > 1


def test_every_drawing_of_the_theme_has_a_state() -> None:
    """Four letters, never digits: those beside a telephone number would be taken for a part of it."""
    states = [state_of(THEME, path.stem) for path in (THEME / "partials/pictograms").glob("*.svg")]

    assert states
    assert all(len(state) == 4 and state.isalpha() for state in states)
