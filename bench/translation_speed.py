"""How long the translation checks take on campaigns of 20 to 1,000 pages per language.

Run as ``python -m bench.translation_speed``. Pages are copies of the campaign's; the checks remember what they read by
text, so the work per page is that of a page read once, and what is left shows whether anything grows with the square.
"""

from __future__ import annotations

import dataclasses
import datetime
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

from manara.campaign.load import load_campaign
from manara.checks import register
from manara.sources.markdown_page import parse_page
from manara.translations.lock import Lock
from manara.translations.status import new_entries, status_of

ROOT = Path(__file__).parent.parent
SIZES = (20, 100, 250, 500, 1000)


def measure(size: int) -> tuple[float, float]:
    """Return seconds for all checks, and for the status, of *size* pages per language."""
    campaign = load_campaign(ROOT)
    pages: dict[str, dict[str, object]] = {}
    for tag in campaign.tags:
        sources = list(campaign.pages[tag].values())
        pages[tag] = {}
        for number in range(size):
            page = sources[number % len(sources)]
            name = f"{page.name.removesuffix('.md')}-{number}.md"
            own = f"{(ROOT / page.path).read_text('utf-8').rstrip()} <!-- {number} -->\n"
            pages[tag][name] = parse_page(own, f"docs/{tag}/{name}", tag, name)
    many = dataclasses.replace(campaign, pages=pages, problems=())  # type: ignore[arg-type]
    started = time.perf_counter()
    for check in register.of_subjects(["translations"]):
        list(check.on(many))
    checked = time.perf_counter() - started
    names = list(pages[campaign.tags[0]])
    entries = [entry for name in names for entry in new_entries(many, name, campaign.today, "author")]
    lock = Lock({(entry.name, entry.key, entry.tags): entry for entry in entries})
    started = time.perf_counter()
    status_of(many, lock)
    return checked, time.perf_counter() - started


def main() -> None:
    """Measure each size in a process of its own, so that none profits from another."""
    if len(sys.argv) > 1:
        print(*measure(int(sys.argv[1])))
        return
    python = f"Python {platform.python_version()}"
    lines = [
        "# Time of the translation checks",
        "",
        f"- Date: {datetime.datetime.now(tz=datetime.UTC).date()}",
        "- Command: `python -m bench.translation_speed`",
        f"- Machine: {os.cpu_count()} cores (shared), {platform.machine()}, {platform.system()}, {python}",
        "",
        "| Pages per language | All translation checks | per page | Status |",
        "| ---: | ---: | ---: | ---: |",
    ]
    for size in SIZES:
        command = [sys.executable, "-m", "bench.translation_speed", str(size)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        checks, status = (float(part) for part in done.stdout.split())
        lines.append(f"| {size} | {checks:.2f} s | {1000 * checks / size:.1f} ms | {status:.2f} s |")
    result = "\n".join(lines) + "\n"
    print(result)
    (ROOT / "bench" / "results" / "translation-speed.md").write_text(result, "utf-8")


if __name__ == "__main__":
    main()
