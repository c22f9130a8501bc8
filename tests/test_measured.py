"""What MEASURED.md says of traces is what was measured."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Rows of the table of traces, in order, and the journeys they stand for.
JOURNEYS = (("leave-tap", "leave-keys"), ("close",), ("no-script",))


def table(text: str, after: str) -> list[list[str]]:
    """Return the cells of the first table after a text, without its head."""
    rows = text.partition(after)[2].lstrip().splitlines()
    start = next(number for number, line in enumerate(rows) if line.startswith("| ---"))
    found = []
    for line in rows[start + 1 :]:
        if not line.startswith("|"):
            break
        found.append([cell.strip() for cell in line.strip("| ").split("|")])
    return found


def test_the_table_of_traces_is_the_measured_one(repository: Path) -> None:
    """Rows in Chromium's and in Firefox' history, and the versions of both."""
    text = (repository / "MEASURED.md").read_text("utf-8")
    measured = json.loads((repository / "data" / "trace.json").read_text("utf-8"))

    for cells, journeys in zip(table(text, "data/trace.json"), JOURNEYS, strict=True):
        for journey in journeys:
            found = measured["journeys"][journey]
            assert cells[1:] == [str(found["chromium"]["rows"]), str(found["firefox"]["rows"])], journey
    for browser, version in measured["browsers"].items():
        assert f"{browser.capitalize()} {version.split('.')[0]}" in text
    assert not any(trace["kept"] for found in measured["journeys"].values() for trace in found.values())
