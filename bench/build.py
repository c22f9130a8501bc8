"""How long a build takes, what it needs, and how it grows; checks by themselves too."""

from __future__ import annotations

import json
import math
import shutil
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bench.content import ROOT, WORK, make_campaign, make_stock
from bench.machine import Run, machine, median, run, table, write_result
from bench.stock import stock_program

if TYPE_CHECKING:
    from pathlib import Path

MANARA = "import sys; from manara.cli import main; sys.exit(main())"
LARGE = 1000
# Pages per language of this campaign.
OWN = len(list((ROOT / "docs" / "en").glob("*.md")))
ENV = {"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1764000000", "NO_MKDOCS_2_WARNING": "1"}


@dataclass
class Size:
    """What was measured at one number of pages per language."""

    count: int
    runs: dict[str, list[Run]] = field(default_factory=dict)
    steps: dict[str, list[dict[str, float]]] = field(default_factory=dict)
    bytes: dict[str, int] = field(default_factory=dict)

    def wall(self, name: str) -> float:
        """Return the median of the clock."""
        return median([one.wall for one in self.runs[name]])

    def cpu(self, name: str) -> float:
        """Return the median of the processor."""
        return median([one.cpu for one in self.runs[name]])


def measure_size(count: int, repeats: int) -> Size:
    """Measure all set-ups at *count* pages per language, one after the other, *repeats* times."""
    size = Size(count)
    root = make_campaign(WORK / f"campaign-{count}", count)
    stocks = {"stock": make_stock(WORK / f"stock-{count}", root, prune=False)}
    if count >= LARGE:
        stocks["stock, pruned"] = make_stock(WORK / f"pruned-{count}", root, prune=True)
    for _ in range(repeats):
        for name, folder in stocks.items():
            command: list[str | Path] = [stock_program(), "build", "--quiet", "--clean"]
            size.runs.setdefault(name, []).append(run(command, folder, ENV))
            size.bytes[name] = _weight(folder / "site")
        # Print and share products do not grow with the number of pages, and name pages of this campaign.
        for bare in (True,) if count else (True, False):
            _measure_ours(size, root, bare=bare)
        _measure_checks(size, root)
    return size


def _measure_ours(size: Size, root: Path, *, bare: bool) -> None:
    what = "site" if bare else "all products"
    times = root / ".times.json"
    bare_or_not = ["--bare"] if bare else []
    command: list[str | Path] = [sys.executable, "-m", "bench.steps", root, root / "site", times, *bare_or_not]
    for warmth in ("cold", "warm"):
        if warmth == "cold":
            shutil.rmtree(root / ".cache", ignore_errors=True)
        else:
            _touch(root)
        name = f"manara, {what}, {warmth}"
        size.runs.setdefault(name, []).append(run(command, root, ENV))
        size.steps.setdefault(name, []).append(json.loads(times.read_text("utf-8")))
        size.bytes[name] = _weight(root / "site")


def _measure_checks(size: Size, root: Path) -> None:
    for warmth in ("cold", "warm"):
        if warmth == "cold":
            shutil.rmtree(root / ".cache", ignore_errors=True)
        size.runs.setdefault(f"check, {warmth}", []).append(run([sys.executable, "-c", MANARA, "check"], root, ENV))


def _touch(root: Path) -> None:
    """Change one word order on one page, the same way in both warm runs: a blank line at its end."""
    page = root / "docs" / "en" / "index.md"
    page.write_text(page.read_text("utf-8") + "\n", "utf-8")


def _weight(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def measure(sizes: tuple[int, ...], repeats: dict[int, int], command: str) -> None:
    """Measure and write ``build.md``, again after each size."""
    measured_on = machine()
    found: list[Size] = []
    for count in sizes:
        found.append(measure_size(count, repeats.get(count, 1)))
        _write(found, command, measured_on)


def _write(found: list[Size], command: str, measured_on: str) -> None:
    rows, split = [], []
    for size in found:
        pages = size.count or f"this campaign ({OWN})"
        for name, runs in size.runs.items():
            reference = "stock, pruned" if "stock, pruned" in size.runs else "stock"
            rows.append(
                [
                    f"{pages}: {name}",
                    f"{median([one.wall for one in runs]):.2f}",
                    f"{median([one.cpu for one in runs]):.2f}",
                    f"{max(one.memory for one in runs):.0f}",
                    f"{size.bytes[name] / 1e6:.1f}" if name in size.bytes else "",
                    f"{size.wall(name) / size.wall(reference):.2f}",
                    f"{size.cpu(name) / size.cpu(reference):.2f}",
                ]
            )
        for name, steps in size.steps.items():
            medians = {step: median([one[step] for one in steps]) for step in steps[0]}
            split.append([f"{pages}: {name}", ", ".join(f"{step} {seconds:.2f}" for step, seconds in medians.items())])
    write_result(
        "build",
        "Build and checks",
        "Seconds by the clock and of processor (all processes), peak memory of the largest process, output size, "
        "and both relative to the stock set-up's bare build (at 1,000 pages: to the pruned one). Cold: no `.cache/`; "
        "warm: one page changed. Numbers before the colon are pages per language.",
        [
            table(["what", "wall s", "cpu s", "MB", "output MB", "wall to stock", "cpu to stock"], rows),
            table(["split by step", "seconds"], split),
            "Pages checked per second: " + "; ".join(_rate(size) for size in found) + ".",
            *_growth(found),
        ],
        command=command,
        measured_on=measured_on,
    )


def _rate(size: Size) -> str:
    pages = 2 * (size.count or OWN)
    return f"{pages} pages cold {pages / size.wall('check, cold'):.0f}, warm {pages / size.wall('check, warm'):.0f}"


def _growth(found: list[Size]) -> list[str]:
    by_count = {size.count: size for size in found}
    if not {100, 1000} <= set(by_count):
        return []
    said = []
    for name in ("stock", "manara, site, cold", "manara, site, warm"):
        clock, processor = (
            math.log10(getattr(by_count[1000], what)(name) / getattr(by_count[100], what)(name))
            for what in ("wall", "cpu")
        )
        said.append(f"{name} {clock:.2f} by the clock, {processor:.2f} of processor")
    return ["Growth exponent from 100 to 1,000 pages per language: " + "; ".join(said) + "."]
