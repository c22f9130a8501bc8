"""How many visitors one small server bears: wrk against nginx on loopback, our help page and the stock one."""

from __future__ import annotations

import re
import shutil
import subprocess

from bench.machine import machine, median, table, write_result
from bench.server import nginx
from bench.visitor import prepare

ROUNDS = 3
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


def measure(seconds: int, command: str) -> None:
    """Measure and write ``load.md``; stops by itself."""
    measured_on = machine()
    program = shutil.which("wrk")
    if program is None:
        raise RuntimeError("wrk is missing. As root: apt-get install wrk")
    folders, _hotline, _search = prepare()
    seen: dict[str, list[tuple[float, float]]] = {}
    with nginx({name: folders[name] for name in ("manara", "stock")}) as addresses:
        for _ in range(ROUNDS):
            for site, path in (("manara", "ar/help.html"), ("stock", "help/")):
                seen.setdefault(site, []).append(_round(program, f"{addresses[site]}/{path}", seconds))
    rows = [
        [
            f"{site}: help page",
            f"{median([rate for rate, _ in found]):.0f}",
            f"{median([slow for _, slow in found]):.1f}",
        ]
        for site, found in seen.items()
    ]
    write_result(
        "load",
        "Load",
        f"One nginx worker, 32 connections, {ROUNDS} interleaved rounds of {seconds} s, loopback, Brotli; only the "
        "HTML file, so the other requests of the stock page are not counted. Client and server share the machine. "
        "A compressed copy is sent where the build made one; else nginx compresses at every request.",
        [table(["page", "requests/s", "p99 ms"], rows)],
        command=command,
        measured_on=measured_on,
    )


def _round(program: str, url: str, seconds: int) -> tuple[float, float]:
    """Return requests per second and the 99th percentile in milliseconds."""
    done = subprocess.run(
        [program, "-t1", "-c32", f"-d{seconds}s", "--latency", "-H", "Accept-Encoding: br", url],
        capture_output=True,
        text=True,
        check=True,
        timeout=seconds + 20,
    )
    rate = re.search(r"Requests/sec:\s*([\d.]+)", done.stdout)
    slow = re.search(r"99%\s+([\d.]+)(us|ms|s|m)", done.stdout)
    if rate is None or slow is None:
        raise RuntimeError(f"wrk says:\n{done.stdout}")
    return float(rate[1]), float(slow[1]) * UNITS[slow[2]]
