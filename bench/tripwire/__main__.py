"""Runs every mutation and prints caught and total per kind; fails when one was not caught."""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from bench.tripwire import artefacts, sources
from manara.campaign.load import load_campaign
from manara.publishing.build import build_campaign
from manara.site.engine import site_url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bench.tripwire.sources import Trial

ROOT = Path(__file__).parent.parent.parent


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
    everything = 0
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build_campaign(ROOT, site)
        for title, trials in (
            ("sources", sources.trials(campaign)),
            ("artefacts", artefacts.trials(campaign, site, site_url(ROOT))),
        ):
            total, caught, missed = count(trials, step)
            print(f"\n{title:44} caught / total")
            for kind in total:
                print(f"  {kind:42} {caught[kind]:6} / {total[kind]:<6}")
            failures += missed
            everything += total.total()
    print(f"\n{everything - len(failures)} of {everything} caught in {time.perf_counter() - started:.0f} s")
    for line in failures[:40]:
        print(f"  missed: {line}")
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
