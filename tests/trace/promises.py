"""What the page about the reader's phone promises, as rules over what was measured.

A rule says in one sentence what may be left behind; ``broken`` returns every sentence that no longer holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.trace.journeys import JOURNEYS, QUIET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.trace.journeys import Trace

# Journeys that end by leaving with the site's own script, from quiet pages only.
LEFT_BY_SCRIPT = (
    "leave-tap",
    "leave-keys",
    "search",
    "search-keys",
    "language",
    "cards",
    "download",
    "keep",
    "one-page",
)
# Journeys in which the reader asks for one file.
SAVING = ("download", "keep")


def broken(name: str, browser: str, found: Trace) -> list[str]:
    """Return the promises that *found* breaks, each with what was seen."""
    return [f"{name}, {browser}: {sentence} ({found})" for sentence in _broken(name, browser, found)]


def _broken(name: str, browser: str, found: Trace) -> Iterator[str]:
    journey = JOURNEYS[name]
    if found.kept:
        yield "something was kept in cookies or storage"
    if journey.quiet and found.telling:
        yield "a title in the history list gives the subject away"
    if journey.quiet and found.copies:
        yield "a copy of a quiet page's text stayed on the disk"
    if name in LEFT_BY_SCRIPT and found.back != "start":
        yield "Back does not lead to where the reader came from"
    if found.rows > most_rows(name, browser):
        yield f"more than {most_rows(name, browser)} lines in the history list name us"
    if found.downloads > (name in SAVING):
        yield "a download nobody asked for is listed"
    if name in SAVING and not found.downloads:
        yield "the file that was asked for was not saved"


def most_rows(name: str, browser: str) -> int:
    """Return how many lines of the history list a journey may add."""
    if browser == "chromium" and name in LEFT_BY_SCRIPT:
        return 0
    if name.startswith("one-page"):
        return 1
    if browser == "chromium" and name in ("close", "dead-exit", "call"):
        return 1
    # Firefox lists every page that was read, also one whose entry was replaced; so does anyone without script.
    return {
        "call": 1,
        "cards": 1,
        "download": 1,
        "keep": 1,
        "search": 1,
        "search-keys": 1,
        "kept-copy": 1,
        "language": 2,
    }.get(name, len(QUIET))
