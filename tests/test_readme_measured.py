"""What the READMEs say of traces and weights is what was measured."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

READMES = ("README.md", "README.ar.md")
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


@pytest.mark.parametrize("name", READMES)
def test_the_table_of_traces_is_the_measured_one(repository: Path, name: str) -> None:
    """Rows in Chromium's and in Firefox' history, and the versions of both."""
    text = (repository / name).read_text("utf-8")
    measured = json.loads((repository / "data" / "trace.json").read_text("utf-8"))

    for cells, journeys in zip(table(text, "data/trace.json"), JOURNEYS, strict=True):
        for journey in journeys:
            found = measured["journeys"][journey]
            assert cells[1:] == [str(found["chromium"]["rows"]), str(found["firefox"]["rows"])], journey
    for browser, version in measured["browsers"].items():
        assert f"{browser.capitalize()} {version.split('.')[0]}" in text
    assert not any(trace["kept"] for found in measured["journeys"].values() for trace in found.values())


@pytest.mark.parametrize("name", READMES)
def test_the_table_of_weights_is_right_to_a_tenth(repository: Path, built_site: Path, name: str) -> None:
    """Compared with the built pages as a host compresses them."""
    text = (repository / name).read_text("utf-8")
    before = {"README.md": "What a page costs", "README.ar.md": "ما تكلفه الصفحة"}[name]
    said = [[float(figure) for figure in re.findall(r"[\d.]+", " ".join(cells[1:]))] for cells in table(text, before)]
    real: list[list[float]] = [[], [], [], []]
    for tag in ("en", "ar"):
        weights = {
            path.stem: len(gzip.compress(path.read_bytes(), 9)) / 1000 for path in (built_site / tag).glob("*.html")
        }
        whole = next((built_site / tag / "file").glob("*.html"))
        real[1].append(weights.pop("one"))
        real[2].append(weights.pop("search"))
        real[0] += [min(weights.values()), max(weights.values())]
        real[3].append(len(gzip.compress(whole.read_bytes(), 9)) / 1000)

    assert [len(row) for row in said] == [len(row) for row in real]
    for row, expected in zip(said, real, strict=True):
        assert row == pytest.approx(expected, rel=0.1)
