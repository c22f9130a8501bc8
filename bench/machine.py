"""What a figure was measured on, and how tables are written: no path, no host name."""

from __future__ import annotations

import datetime
import importlib.metadata
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True)
class Run:
    """One finished command: seconds by the clock, seconds of processor, peak memory of its largest process in MB."""

    wall: float
    cpu: float
    memory: float


# Starts the command and measures it. A process counts the memory of the one that started it until its own program runs
# (getrusage(2): the peak is kept over execve), so it is started by a small one.
_STARTER = """
import os, sys, time
start = time.perf_counter()
child = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, used = os.wait4(child, 0)
with open(sys.argv[1], "w") as file:
    print(status, time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss, file=file)
"""


def run(command: Sequence[str | Path], folder: Path, env: Mapping[str, str] | None = None) -> Run:
    """Run *command* in *folder* and measure it.

    Raises:
        RuntimeError: It failed; says what it printed.
    """
    output, figures = folder / ".bench-output", folder / ".bench-figures"
    with output.open("w", encoding="utf-8") as file:
        subprocess.run(
            [sys.executable, "-I", "-S", "-c", _STARTER, figures, *map(str, command)],
            cwd=folder, stdout=file, stderr=file, env={**os.environ, **(env or {})}, check=True,
        )  # fmt: skip
    status, wall, processor, peak = figures.read_text("utf-8").split()
    code = os.waitstatus_to_exitcode(int(status))
    if code:
        raise RuntimeError(f"{command} ended with {code}:\n{output.read_text('utf-8')[-2000:]}")
    return Run(float(wall), float(processor), int(peak) * 1024 / 1e6)


def processor_seconds() -> float:
    """Return what this process has used of the processor."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def median(values: Sequence[float]) -> float:
    """Return the middle value."""
    return float(statistics.median(values))


def machine() -> str:
    """Return one line: date, processor, cores, memory, load, versions."""
    model = "unknown processor"
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        found = re.search(r"model name\s*:\s*(.+)", cpuinfo.read_text("utf-8"))
        model = found[1].strip() if found else model
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("mkdocs", "mkdocs-material"))
    now = datetime.datetime.now(tz=datetime.UTC)
    return (
        f"{now:%Y-%m-%d %H:%M} UTC · {os.cpu_count()} cores {model}, {memory:.0f} GB, load before the run "
        f"{os.getloadavg()[0]:.1f} · Python {platform.python_version()}, {versions}{_programs()}"
    )


def _programs() -> str:
    said = ""
    for command in (("chromium", "--version"), ("nginx", "-v")):
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        except FileNotFoundError:
            continue
        found = re.search(r"\d+(\.\d+)+", done.stdout + done.stderr)
        said += f", {command[0]} {found[0]}" if found else ""
    return said


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table; the first column is words, the others figures."""
    lines = [" | ".join(head), " | ".join(["---"] + ["---:"] * (len(head) - 1)), *(" | ".join(row) for row in rows)]
    return "\n".join(f"| {line} |" for line in lines)


def write_result(name: str, title: str, words: str, tables: Sequence[str], *, command: str, measured_on: str) -> None:
    """Write ``bench/results/NAME.md`` and print it."""
    RESULTS.mkdir(exist_ok=True)
    content = f"# {title}\n\n`{command}` · {measured_on}\n\n{words}\n\n" + "\n\n".join(tables) + "\n"
    (RESULTS / f"{name}.md").write_text(content, "utf-8")
    print(content, flush=True)
