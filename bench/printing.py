"""All print and share products of the campaign: how long they take made anew and kept, and how much memory."""

from __future__ import annotations

import json
import shutil
import sys
from typing import TYPE_CHECKING

from bench.content import ROOT, WORK
from bench.machine import Run, machine, median, run, table, write_result

if TYPE_CHECKING:
    from pathlib import Path

WORDS = """All sheets and pictures of both languages: {files} files, {size:.1f} MB. "made anew" starts with an empty
cache, "kept" with a full one. The whole program is counted, its start and the reading of the campaign, too.
Goal: at most 5 s, peak memory under 400 MB."""
PROGRAM = """
import json, sys
from pathlib import Path
from manara.campaign.load import load_campaign
from manara.publishing.context import Build
from manara.publishing.making.printed import write_printed
from manara.work.cache import Cache
root, output, seen = map(Path, sys.argv[1:])
problems = write_printed(Build(load_campaign(root), output, cache=Cache(root)))
assert not problems, problems
made = [path.stat().st_size for path in output.rglob("*.*")]
seen.write_text(json.dumps([len(made), sum(made)]))
"""


def measure(repeats: int, command: str) -> None:
    """Make everything *repeats* times without and with what was kept, in a copy of the campaign."""
    measured_on = machine()
    root, output, seen = WORK / "print", WORK / "print-made", WORK / "print.json"
    for folder in (root, output):
        shutil.rmtree(folder, ignore_errors=True)
    for name in ("data", "docs", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    anew, kept = [], []
    for _ in range(repeats):
        shutil.rmtree(root / ".cache", ignore_errors=True)
        anew.append(_make(root, output, seen))
        kept.append(_make(root, output, seen))
    files, size = json.loads(seen.read_text("utf-8"))
    rows = [_row("made anew", anew), _row("kept", kept)]
    head = ("", "seconds by the clock", "seconds of processor", "peak memory, MB")
    words = WORDS.format(files=files, size=size / 1e6)
    write_result("print", "Print and share", words, [table(head, rows)], command=command, measured_on=measured_on)


def _make(root: Path, output: Path, seen: Path) -> Run:
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    return run((sys.executable, "-c", PROGRAM, root, output, seen), root)


def _row(name: str, runs: list[Run]) -> tuple[str, ...]:
    return (
        name,
        f"{median([found.wall for found in runs]):.1f}",
        f"{median([found.cpu for found in runs]):.1f}",
        f"{max(found.memory for found in runs):.0f}",
    )
