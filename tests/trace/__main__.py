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
    """Measure the journeys in *names*, or all of them; only a whole run is written down."""
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
    if not names and not failures:
        FILE.write_text(_as_text(versions, found), "utf-8")
    return bool(failures)


def _as_text(versions: dict[str, str], found: dict[str, dict[str, object]]) -> str:
    day = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    whole = {"measured": day, "browsers": versions, "journeys": found}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
