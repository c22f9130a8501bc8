"""How many visitors one small server bears: wrk against nginx on loopback, our help page and the stock one."""

from __future__ import annotations

import re
import shutil
import subprocess

from bench.machine import machine, table, write_result
from bench.server import nginx
from bench.visitor import prepare


def measure(seconds: int, command: str) -> None:
    """Measure and write ``load.md``; stops by itself after two times *seconds*."""
    measured_on = machine()
    program = shutil.which("wrk")
    if program is None:
        raise RuntimeError("wrk is missing. As root: apt-get install wrk")
    folders, _hotline, _search = prepare()
    rows = []
    with nginx({name: folders[name] for name in ("manara", "stock")}) as addresses:
        for site, path in (("manara", "ar/help.html"), ("stock", "help/")):
            done = subprocess.run(
                [program, "-t1", "-c32", f"-d{seconds}s", "--latency", "-H", "Accept-Encoding: br",
                 f"{addresses[site]}/{path}"],
                capture_output=True, text=True, check=True, timeout=seconds + 20,
            )  # fmt: skip
            rate = re.search(r"Requests/sec:\s*([\d.]+)", done.stdout)
            slow = re.search(r"99%\s+(\S+)", done.stdout)
            rows.append([f"{site}: help page", f"{float(rate[1]):.0f}" if rate else "", slow[1] if slow else ""])
    write_result(
        "load",
        "Load",
        f"One nginx worker, 32 connections, {seconds} s, loopback, Brotli; only the HTML file, so the other requests "
        "of the stock page are not counted. Client and server share the machine. A compressed copy is "
        "sent where the build made one; else nginx compresses at every request.",
        [table(["page", "requests/s", "p99"], rows)],
        command=command,
        measured_on=measured_on,
    )
