"""How long an editor waits from saving a page until the preview shows the change."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING

from bench.build import ENV, MANARA
from bench.content import WORK, make_campaign, make_stock
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
            ready, waits = _edit(start, folder, path, saves)
            rows.append([f"{count}: {name}", f"{ready:.2f}", f"{median(waits):.2f}", f"{max(waits):.2f}"])
    write_result(
        "editor",
        "Editor",
        "Seconds from starting the preview to its first page, and from saving a page until its address shows "
        f"the change ({saves} saves; asked every 20 ms). Numbers before the colon are pages per language.",
        [table(["what", "start", "save to preview, median", "longest"], rows)],
        command=command,
        measured_on=measured_on,
    )


def _edit(start: Sequence[str | Path], folder: Path, path: str, saves: int) -> tuple[float, list[float]]:
    port = _free_port()
    url = f"http://127.0.0.1:{port}/{path}"
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
        finally:
            process.terminate()
            process.wait(10)
    return ready, waits


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
