"""A thousand pages in each of three languages: time and memory of a build without print and of a check, and growth.

The campaign is one of ``manara new`` in English, Arabic and French, with its own pages repeated under other names, each
with a made-up word of its own; the menu stays as it was, and the file to keep leaves the others out.
"""

from __future__ import annotations

import datetime
import json
import math
import shutil
import sys
from typing import TYPE_CHECKING

from bench.build import ENV, MANARA
from bench.content import WORK, confirm, distinct
from bench.machine import machine, run, table, write_result
from manara.scaffold.campaign import Plan, write_campaign

if TYPE_CHECKING:
    from pathlib import Path

TAGS = ("en", "ar", "fr")
# Pages of a new campaign that are text alone.
PATTERNS = ("calling.md", "check.md")


def make(root: Path, count: int) -> Path:
    """Write a campaign of *count* pages in each language into *root*."""
    shutil.rmtree(root, ignore_errors=True)
    name = dict.fromkeys(TAGS, "Lantern")
    write_campaign(Plan(root, "line", name, "JO", "Asia/Amman", TAGS, "911"), datetime.date(2026, 11, 27))
    own = len(list((root / "docs" / TAGS[0]).glob("*.md")))
    names = [f"page-{number:04}.md" for number in range(count - own)]
    for tag in TAGS:
        texts = [(root / "docs" / tag / pattern).read_text("utf-8") for pattern in PATTERNS]
        for index, page in enumerate(names):
            (root / "docs" / tag / page).write_text(distinct(texts[index % len(texts)], index, tag), "utf-8")
    with (root / "data" / "one-page.yml").open("a", encoding="utf-8") as file:
        file.write(f"left_out: [{', '.join(names)}]\n")
    confirm(root)
    return root


def measure(sizes: tuple[int, ...], command: str) -> None:
    """Measure each size once, nothing kept, and write ``three.md``."""
    measured_on = machine()
    rows, steps, spent = [], [], []
    for count in sizes:
        root = make(WORK / f"three-{count}", count)
        times = root / ".times.json"
        built = run([sys.executable, "-m", "bench.steps", root, root / "site", times, "--bare"], root, ENV)
        shutil.rmtree(root / ".cache", ignore_errors=True)
        checked = run([sys.executable, "-c", MANARA, "check"], root, ENV)
        figures = (built.wall, built.cpu, built.memory, checked.wall, checked.cpu, checked.memory)
        rows.append([str(count), *(f"{figure:.1f}" for figure in figures), f"{3 * count / checked.wall:.0f}"])
        split = json.loads(times.read_text("utf-8"))
        steps.append([str(count), ", ".join(f"{step} {seconds:.2f}" for step, seconds in split.items())])
        spent.append((count, built.cpu))
    (least, before), (most, after) = spent[0], spent[-1]
    growth = math.log(after / before) / math.log(most / least)
    head = ["pages per language", "build wall s", "cpu s", "MB", "check wall s", "cpu s", "MB", "checked a second"]
    write_result(
        "three",
        "Three languages",
        "A new campaign in English, Arabic and French with its pages repeated; no print, nothing kept; once each. "
        "MB: peak of the largest process.",
        [
            table(head, rows),
            table(["pages per language", "split by step, seconds by the clock"], steps),
            f"Growth exponent of the build's processor seconds from {least} to {most} pages a language: {growth:.2f}.",
        ],
        command=command,
        measured_on=measured_on,
    )
