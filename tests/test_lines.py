"""The program does not grow unseen: a ceiling for each room, which only falls (docs/decisions/0101)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# No file is longer; what is, holds more than one idea.
LONGEST = 400
# Physical lines of Python in each room of scripts/manara; "" is what stands beside the rooms. Lower a number when its
# room has become shorter; to raise one, write into the decision what the new lines buy and what was looked at to save them.
CEILINGS = {
    "": 270,
    "campaign": 4_950,
    "checks": 9_050,
    "cli": 4_860,
    "contacts": 4_410,
    "desk": 2_040,
    "languages": 960,
    "printing": 1_870,
    "publishing": 6_550,
    "scaffold": 940,
    "site": 3_520,
    "sources": 2_670,
    "theme": 10,
    "translations": 4_460,
    "work": 560,
}
# How far a ceiling may stand above its room before it must be lowered.
AIR = 0.08


def _lines(path: Path) -> int:
    return path.read_text("utf-8").count("\n")


def test_no_file_is_longer_than_one_idea(repository: Path) -> None:
    """In the program, its tests, the measurements and the package of its own."""
    folders = ("scripts", "packages", "tests", "bench")
    long = {
        path.relative_to(repository).as_posix(): _lines(path)
        for folder in folders
        for path in (repository / folder).rglob("*.py")
        if _lines(path) > LONGEST
    }

    assert long == {}


def test_each_room_stays_below_its_ceiling(repository: Path) -> None:
    """And a ceiling follows when its room becomes shorter, so that nothing grows back into it."""
    package = repository / "scripts" / "manara"
    counted = dict.fromkeys(CEILINGS, 0)
    for path in package.rglob("*.py"):
        room, *below = path.relative_to(package).parts
        counted[room if below else ""] += _lines(path)

    assert {room: lines for room, lines in counted.items() if lines > CEILINGS[room]} == {}
    # A room of a few files moves by more than that with one of them.
    assert {room: lines for room, lines in counted.items() if lines > 500 and lines < CEILINGS[room] * (1 - AIR)} == {}
