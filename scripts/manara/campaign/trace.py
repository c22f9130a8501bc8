"""What test browsers kept of the site, as ``make trace`` measured it and wrote it to ``data/trace.json``.

The page about the reader's phone shows it, so that its promises are measurements with a date. Nobody edits the file
by hand; a file that is absent or broken shows no table.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

FILE = "data/trace.json"


@dataclass(frozen=True)
class Measured:
    """One run of the trace lab.

    Attributes:
        on: The day.
        browsers: Version by name: ``chromium``, ``firefox``.
        journeys: By journey, then by browser: rows, back, copies, and so on.
    """

    on: datetime.date
    browsers: dict[str, str]
    journeys: dict[str, dict[str, dict[str, Any]]]

    def total(self, key: str) -> int:
        """Return the sum of one count over all journeys and browsers."""
        return sum(int(trace.get(key, 0)) for browsers in self.journeys.values() for trace in browsers.values())

    @property
    def other_copies(self) -> int:
        """Copies of pages that are not quiet ones; a browser may keep those."""
        return sum(trace["copies"] for trace in self.journeys.get("ordinary", {}).values())

    def mentioned(self, browser: str) -> int:
        """Return after how many journeys the site's address still stood in files of *browser*."""
        return sum(bool(browsers[browser]["mentions"]) for browsers in self.journeys.values())

    def noted(self, browser: str) -> int:
        """Return after how many journeys *browser* remembered to ask the site by https only (HSTS, RFC 6797)."""
        return sum(bool(browsers[browser].get("secure")) for browsers in self.journeys.values())


def load_trace(root: Path) -> Measured | None:
    """Return what was measured last, or ``None``."""
    try:
        data = json.loads((root / FILE).read_text("utf-8"))
        return Measured(datetime.date.fromisoformat(data["measured"]), data["browsers"], data["journeys"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
