"""Runs every mutation and prints caught and total per kind; fails when one was not caught.

``python -m bench.tripwire`` runs all and writes ``bench/results/mutations.md``; ``python -m bench.tripwire 20`` runs
every twentieth and writes nothing.
"""

from __future__ import annotations

import datetime
import os
import platform
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from bench.net.__main__ import of_others
from bench.tripwire import artefacts, recorded, sources, unexpanded, whole
from manara.campaign.load import load_campaign
from manara.campaign.settings import site_url
from manara.publishing.build import build_campaign

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bench.tripwire.sources import Trial

ROOT = Path(__file__).parent.parent.parent
# Of the passages of others: the share that must be caught, by who writes.
LEAST_OF_OTHERS = {"careless": 0.97, "copied": 0.99}
RESULTS = ROOT / "bench" / "results" / "mutations.md"


def count(trials: Iterable[Trial], step: int = 1) -> tuple[Counter[str], Counter[str], list[str]]:
    """Run every *step*-th trial of each kind; return totals, catches, and what slipped through."""
    met: Counter[str] = Counter()
    total: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    missed: list[str] = []
    for kind, what, is_caught in trials:
        met[kind] += 1
        if (met[kind] - 1) % step:
            continue
        total[kind] += 1
        if is_caught():
            caught[kind] += 1
        else:
            missed.append(f"{kind}: {what}")
    return total, caught, missed


def main() -> int:
    """Build the campaign, run all trials, print the table."""
    started = time.perf_counter()
    step = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    campaign = load_campaign(ROOT)
    failures: list[str] = []
    rows: list[tuple[str, int, int]] = []
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build_campaign(ROOT, site)
        for title, trials in (
            ("sources", sources.trials(campaign)),
            ("whole records", whole.trials(campaign)),
            ("records without consequence", recorded.trials(campaign, site, site_url(ROOT))),
            ("calls not expanded", unexpanded.trials(campaign)),
            ("artefacts", artefacts.trials(campaign, site, site_url(ROOT))),
        ):
            total, caught, missed = count(trials, step)
            print(f"\n{title:44} caught / total")
            for kind in total:
                print(f"  {kind:42} {caught[kind]:6} / {total[kind]:<6}")
                rows.append((kind, caught[kind], total[kind]))
            failures += missed
    # What others wrote: typed and copied must be caught, what only a reader sees through is counted (decision 0106).
    passages = list(of_others("same", "edits"))
    for kind in dict.fromkeys(kind for kind, _, _ in passages):
        caught_of = [caught for one, _, caught in passages if one == kind]
        print(f"  {kind:42} {sum(caught_of):6} / {len(caught_of):<6}")
        rows.append((kind, sum(caught_of), len(caught_of)))
        if sum(caught_of) < LEAST_OF_OTHERS.get(kind.rpartition(" ")[2], 0) * len(caught_of):
            failures += [f"{kind}: {one.shown}" for other, one, caught in passages if other == kind and not caught]
    everything = sum(row[2] for row in rows)
    print(f"\n{sum(row[1] for row in rows)} of {everything} caught in {time.perf_counter() - started:.0f} s")
    if step == 1:
        RESULTS.write_text(_table(rows, time.perf_counter() - started), "utf-8")
    for line in failures[:40]:
        print(f"  missed: {line}")
    return 1 if failures else 0


def _table(rows: list[tuple[str, int, int]], seconds: float) -> str:
    """Return the results with what a reader needs to repeat them."""
    head = (
        f"{datetime.datetime.now(tz=datetime.UTC):%d %B %Y}, Python {platform.python_version()}, {platform.machine()}"
    )
    all_caught, all_total = sum(row[1] for row in rows), sum(row[2] for row in rows)
    lines = [
        "# Wrong numbers put into the campaign",
        "",
        f"{head}, {os.cpu_count()} cores, {seconds:.0f} s. Command: `make tripwire`.",
        "Each digit of each published number is changed, dropped, doubled or swapped, the digits of five scripts",
        "taking turns.",
        "",
        "| kind of source or artefact | caught | total |",
        "| --- | --- | --- |",
        *(f"| {kind} | {caught} | {total} |" for kind, caught, total in rows),
        f"| all | {all_caught} | {all_total} |",
        "",
        "Not caught by construction: a wrong number that somebody confirmed, which is why a record names its sources",
        "and a release needs a call or the official page; and, in free text of a published file, the right number of",
        "another contact, which is why pages are compared with each other section by section (contacts.parity).",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
