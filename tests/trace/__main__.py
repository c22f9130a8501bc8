"""``make trace``: every journey in both browsers; writes ``data/trace.json`` and fails when a promise is broken."""

from __future__ import annotations

import datetime
import json
import sys
import tempfile
from pathlib import Path

from tests.trace.journeys import BROWSERS, JOURNEYS, run
from tests.trace.promises import broken
from tests.trace.servers import origins

ROOT = Path(__file__).parents[2]
FILE = ROOT / "data" / "trace.json"


def main(names: list[str]) -> int:
    """Measure the journeys in *names*, or all of them.

    Some are written down only beside the others of the same day and the same browsers.
    """
    found: dict[str, dict[str, object]] = {}
    versions: dict[str, str] = {}
    failures = []
    with tempfile.TemporaryDirectory() as folder, origins(ROOT, Path(folder)) as there:
        for name in names or JOURNEYS:
            found[name] = {}
            for browser in BROWSERS:
                trace, versions[browser] = run(name, browser, there, Path(folder) / f"{name}-{browser}")
                found[name][browser] = trace.data()
                failures += broken(name, browser, trace)
                print(f"{name:20} {browser:9} {trace.rows} rows, Back to {trace.back}, {trace.copies} copies")  # noqa: T201  # a program's output
    for failure in failures:
        print(f"broken promise: {failure}", file=sys.stderr)  # noqa: T201  # a program's output
    day = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    journeys = {**_before(day, versions), **found}
    if not failures and journeys.keys() == JOURNEYS.keys():
        whole = {"measured": day, "browsers": versions, "journeys": {name: journeys[name] for name in JOURNEYS}}
        FILE.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return bool(failures)


def _before(day: str, versions: dict[str, str]) -> dict[str, dict[str, object]]:
    """Return what was measured before on this day with these browsers."""
    known = json.loads(FILE.read_text("utf-8")) if FILE.is_file() else {}
    same = (known.get("measured"), known.get("browsers")) == (day, versions)
    return {name: found for name, found in known["journeys"].items() if name in JOURNEYS} if same else {}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
