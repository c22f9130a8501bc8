"""How long an editor waits: from a save until the preview shows it, and its problem; for the hook of a commit."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING

from bench.build import ENV, MANARA
from bench.content import ROOT, WORK, make_campaign, make_stock
from bench.machine import machine, median, table, write_result
from bench.stock import stock_program

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PATIENCE = 120


def measure(sizes: tuple[int, ...], saves: int, command: str) -> None:
    """Measure and write ``editor.md``."""
    measured_on = machine()
    rows = []
    for count in sizes:
        root = make_campaign(WORK / f"editor-{count}", count)
        stock = make_stock(WORK / f"editor-stock-{count}", root, prune=False)
        ours = [sys.executable, "-c", MANARA, "serve", "--address"]
        theirs = [stock_program(), "serve", "--quiet", "--dev-addr"]
        for name, start, folder, path in (
            ("manara serve", ours, root, "en/index.html"),
            ("stock mkdocs serve", theirs, stock, "en/"),
        ):
            ours_too = folder == root
            ready, waits, told = _edit(start, folder, path, saves, told=ours_too)
            problem = [f"{median(told):.2f}", f"{max(told):.2f}"] if ours_too else ["–", "–"]
            rows.append([f"{count}: {name}", f"{ready:.2f}", f"{median(waits):.2f}", f"{max(waits):.2f}", *problem])
    cold, warm = _hook(saves)
    write_result(
        "editor",
        "Editor",
        "Seconds from starting the preview to its first page, and from saving a page until its address shows "
        f"the change, and from saving a wrong call until it is among the problems ({saves} saves each; asked every "
        "20 ms). Numbers before the colon are pages per language. Below, the hook before a commit of one changed page "
        "of the campaign in this repository, by the clock: nothing remembered, and the last check remembered.",
        [
            table(["what", "start", "save to preview, median", "longest", "save to problem, median", "longest"], rows),
            table(
                ["hook before a commit", "median", "longest"],
                [
                    [name, f"{median(times):.2f}", f"{max(times):.2f}"]
                    for name, times in (("cold", cold), ("warm", warm))
                ],
            ),
        ],
        command=command,
        measured_on=measured_on,
    )


def _hook(runs: int) -> tuple[list[float], list[float]]:
    """Return the seconds that ``.githooks/pre-commit`` takes in a copy of this repository's campaign."""
    root = WORK / "editor-hook"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    for name in ("data", "docs", "overrides", ".githooks"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    program = root / ".venv" / "bin" / "manara"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m manara "$@"\n', "utf-8")
    program.chmod(0o755)
    for command in (["init", "-q"], ["add", "data", "docs", "overrides", "mkdocs.yml"]):
        subprocess.run(["git", "-C", str(root), *command], check=True)
    page = root / "docs" / "en" / "index.md"
    found: dict[bool, list[float]] = {True: [], False: []}
    for number in range(runs):
        for cold in (True, False):
            page.write_text(f"{page.read_text('utf-8')}\nWord {'abcdefghij'[number % 10]}.\n", "utf-8")
            if cold:
                shutil.rmtree(root / ".cache", ignore_errors=True)
            begin = time.perf_counter()
            subprocess.run([root / ".githooks" / "pre-commit"], cwd=root, capture_output=True, check=False)
            found[cold].append(time.perf_counter() - begin)
    return found[True], found[False]


def _edit(
    start: Sequence[str | Path], folder: Path, path: str, saves: int, *, told: bool
) -> tuple[float, list[float], list[float]]:
    """Return the seconds to the first page, from each save to its page, and where *told* from each to its problem."""
    port = _free_port()
    url = f"http://127.0.0.1:{port}/{path}"
    problems: list[float] = []
    page = folder / "docs" / "en" / "index.md"
    content = page.read_text("utf-8")
    begin = time.perf_counter()
    with (folder / ".serve-output").open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            [*map(str, start), f"127.0.0.1:{port}"], cwd=folder, env={**os.environ, **ENV}, stdout=output, stderr=output
        )
        try:
            _until(url, "<main", process)
            ready = time.perf_counter() - begin
            waits = []
            for number in range(saves):
                time.sleep(1.5)
                word = f"edited{number}x"
                page.write_text(re.sub(r"\n\n", f"\n\n{word} ", content, count=1), "utf-8")
                saved = time.perf_counter()
                _until(url, word, process)
                waits.append(time.perf_counter() - saved)
            for number in range(saves if told else 0):
                time.sleep(1.5)
                word = f"gone{number}x"
                page.write_text(re.sub(r"\n\n", f"\n\n{{{{ phone:{word} }}}} ", content, count=1), "utf-8")
                saved = time.perf_counter()
                _until(f"http://127.0.0.1:{port}/_problems", word, process)
                problems.append(time.perf_counter() - saved)
        finally:
            process.terminate()
            process.wait(10)
    return ready, waits, problems


def _until(url: str, word: str, process: subprocess.Popen[bytes]) -> None:
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end:
        if process.poll() is not None:
            raise RuntimeError("the preview ended by itself")
        try:
            with urllib.request.urlopen(url, timeout=30) as answer:
                if word in answer.read().decode("utf-8", "replace"):
                    return
        except OSError:
            pass
        time.sleep(0.02)
    raise RuntimeError(f"the preview does not show “{word}” within {PATIENCE} s")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
