"""Words beside each other in data/ are pairs: one language changed alone is said, shown old and new, and asked about."""

from __future__ import annotations

import contextlib
import io
from typing import TYPE_CHECKING

import pytest

from manara.campaign.data_words import LOCK, words_of
from manara.campaign.load import load_campaign
from manara.checks.folder import load_and_check
from manara.cli import main
from tests.campaign.made import made_campaign

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CARDS = """shown_in: ar
cards:
  - id: taxi
    title: {ar: "سيارة", en: "Taxi"}
    text: {ar: "خذني إلى البستان من فضلك.", en: "Please take me to the orchard."}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A campaign with a card, its words compared."""
    made = made_campaign(tmp_path / "campaign", {"data/cards.yml": CARDS})
    assert not (made / LOCK).exists()
    assert _open(made) == []
    main(["confirm", "words", "--all", "--root", str(made), "--role", "author"])
    return made


def _open(root: Path) -> list[tuple[str, int]]:
    return [(one.path, one.line) for one in load_and_check(root)[1] if one.check == "translations.data-words"]


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that sets what an editor answers to every question."""
    return lambda said: monkeypatch.setattr("builtins.input", lambda _question="": said)


def test_every_pair_of_words_is_one(root: Path) -> None:
    """Names, cards and laws, whatever the form of the file."""
    places = set(words_of(load_campaign(root)))

    assert {"campaign.name", "campaign.tagline", "cards.taxi.text", "cards.taxi.title", "laws.work.name"} <= places


@pytest.mark.parametrize(
    ("name", "change", "line"),
    [
        ("data/cards.yml", ("to the orchard", "to the hospital"), 5),
        ("data/laws.yml", ('"Work Act"', '"Companies Act"'), 1),
        ("data/campaign.yml", ("Your pay", "Guaranteed help"), 3),
    ],
)
def test_one_language_changed_alone_is_said_and_shown(
    root: Path, typing: Callable[[str], None], name: str, change: tuple[str, str], line: int
) -> None:
    """At its line; confirming shows what was compared and what stands there, and keeps it open when they differ."""
    path, (old, new) = root / name, change
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert _open(root) == [(name, line)]

    typing("3")
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        assert main(["confirm", "words", "--root", str(root)]) == 1
    for words in ("en − ", old.strip('"'), new.strip('"')):
        assert words in said.getvalue()
    assert _open(root) == [(name, line)]

    typing("1")
    assert main(["confirm", "words", "--root", str(root)]) == 0
    assert _open(root) == []


def test_the_walk_comes_to_them_too(root: Path, typing: Callable[[str], None]) -> None:
    """``manara confirm`` alone asks about everything."""
    main(["confirm", "--all", "--root", str(root)])
    path = root / "data/cards.yml"
    path.write_text(path.read_text("utf-8").replace("to the orchard", "to the hospital"), "utf-8")
    typing("1")

    main(["confirm", "--root", str(root)])
    assert _open(root) == []


def test_a_damaged_lock_is_an_error(root: Path) -> None:
    """With its line."""
    lock = root / LOCK
    lock.write_text(lock.read_text("utf-8") + "<<<<<<< ours\n", "utf-8")

    assert [path for path, _line in _open(root)] == [LOCK]
