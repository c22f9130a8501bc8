"""``python -m bench [PART ...] [--full]``: measures, and writes tables to ``bench/results/``.

The short form takes less than ten minutes. No figure decides a test.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys

from bench.content import ROOT, WORK

PARTS = ("build", "three", "visitor", "editor", "load", "print", "visits", "tripwire", "parity")
# The others have targets of their own and take longer than all of these.
SHORT = ("build", "three", "visitor", "editor", "load", "print")


def main() -> None:
    """Run the parts asked for."""
    parser = argparse.ArgumentParser(prog="bench", description="Measures this campaign beside stock MkDocs.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)} (default: all)")
    parser.add_argument("--full", action="store_true", help="1,000 pages per language too, and more repeats")
    options = parser.parse_args()
    unknown = set(options.parts) - set(PARTS)
    if unknown:
        parser.error(f"unknown part {', '.join(sorted(unknown))}; known: {', '.join(PARTS)}")
    os.environ.setdefault("MANARA_TODAY", "2026-11-27")
    full = ["--full"] if options.full else []
    if options.parts:
        command = " ".join(("python -m bench", *options.parts, *full))
    else:
        command = "make bench-full" if options.full else "make bench"
    for part in options.parts or (PARTS if options.full else SHORT):
        measure(part, command, full=options.full)
    for folder in WORK.iterdir():
        if folder.is_dir() and folder.name != "stock":
            shutil.rmtree(folder, ignore_errors=True)


def measure(part: str, command: str, *, full: bool) -> None:
    """Run one part; each imports only what it needs."""
    if part in ("tripwire", "parity"):
        subprocess.run([sys.executable, "-m", f"bench.{part}"], cwd=ROOT, check=False)
        return
    from bench import build, editor, load, printing, three, visitor, visits  # noqa: PLC0415

    if part == "visitor":
        visitor.measure(9 if full else 3, command)
    elif part == "visits":
        visits.measure(15 if full else 5, command)
    elif part == "build":
        sizes = (0, 12, 100, 1000) if full else (0, 12, 100)
        build.measure(sizes, {0: 3}, command)
    elif part == "three":
        three.measure((100, 300, 1000) if full else (30, 100), command)
    elif part == "editor":
        editor.measure((12, 200), 5 if full else 3, command)
    elif part == "print":
        printing.measure(5 if full else 3, command)
    else:
        load.measure(5 if full else 2, command)


if __name__ == "__main__":
    main()
