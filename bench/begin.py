"""``python -m bench.begin``: ``manara new`` and ``manara check`` for every country and choice of languages.

The regions are those of ``tests/scaffold/test_new.py``, the languages those that have words: alone and in every ordered
pair in every region, and every three of them in one region each. What the checks say is counted; that a draft pack
waits for words is the one warning that may be there.
"""

from __future__ import annotations

import datetime
import itertools
import os
import platform
import shutil
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from tests.scaffold.test_new import REGIONS

from manara.checks.folder import load_and_check
from manara.problems import has_errors
from manara.scaffold.campaign import Plan, write_campaign
from manara.scaffold.country import emergency_numbers, time_zones
from manara.scaffold.words import languages

ROOT = Path(__file__).parent.parent
TODAY = datetime.date(2026, 11, 27)


def attempt(work: Path, choice: tuple[str, tuple[str, ...]]) -> list[str]:
    """Return what is said of a new campaign of *choice*: a region and the languages, the source first."""
    region, tags = choice
    folder = work / f"{region}-{'-'.join(tags)}"
    name = dict.fromkeys(tags, "Lantern")
    write_campaign(Plan(folder, "line", name, region, time_zones(region)[0], tags, emergency_numbers(region)[0]), TODAY)
    found = load_and_check(folder)[1]
    shutil.rmtree(folder)
    return [str(one) for one in found if one.check != "translations.catalog" or has_errors([one])]


def main() -> None:
    """Make every campaign, check it, and write the table."""
    os.environ["MANARA_TODAY"] = TODAY.isoformat()
    known = languages()
    orders = [tags for many in (1, 2) for tags in itertools.permutations(known, many)]
    choices = list(itertools.product(REGIONS, orders))
    choices += zip(itertools.cycle(REGIONS), itertools.combinations(known, 3), strict=False)
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as work, ProcessPoolExecutor(2) as workers:
        found = list(workers.map(partial(attempt, Path(work)), choices, chunksize=20))
    spent = time.monotonic() - started
    regions = ", ".join(REGIONS)
    rows = Counter((len(tags), bool(said)) for (_region, tags), said in zip(choices, found, strict=True))
    table = "".join(
        f"| {many} | {rows[many, False] + rows[many, True]:,} | {rows[many, True]} |\n" for many in (1, 2, 3)
    )
    said = sorted({line.partition(": ")[2] for lines in found for line in lines})
    known_all = ", ".join(known)
    (ROOT / "bench/results/begin.md").write_text(
        "# New campaigns\n\nMade by `python -m bench.begin`: `manara new` and `manara check` in "
        f"{len(REGIONS)} countries ({regions}) with {known_all} alone, in every ordered pair, and each three once, on "
        f"{platform.machine()}, Python {platform.python_version()}; {spent / len(choices):.2f} s each by the clock.\n\n"
        f"| languages | campaigns | with a problem |\n| ---: | ---: | ---: |\n{table}"
        + ("\nWhat was said:\n\n" + "".join(f"- {line}\n" for line in said) if said else ""),
        "utf-8",
    )


if __name__ == "__main__":
    main()
