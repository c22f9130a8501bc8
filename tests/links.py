"""Whether the pages that facts and contacts rest on still exist: ``python -m tests.links``, every Monday in audit.yml.

One request at a time, a second between two to the same host. A page that is gone is an error; a host that answers
machines with a refusal, or not now, is a warning: a person looks.
"""

from __future__ import annotations

import http.client
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from manara.campaign.load import load_campaign

TIMEOUT, PAUSE = 20.0, 1.0
AGENT = "Mozilla/5.0 (compatible; manara link check)"
GONE = (404, 410)


def addresses(root: Path) -> dict[str, str]:
    """Return every outside address of the campaign, and which record names it."""
    campaign = load_campaign(root)
    found = {source.url: f"data/sources.yml ({source.id})" for source in campaign.sources.values() if source.url}
    for contact in campaign.contacts.values():
        for channel in contact.channels:
            if channel.href.startswith("https://"):
                found.setdefault(channel.href, contact.path)
    return found | {leave.url: "data/campaign.yml (exit)" for leave in campaign.exits}


def look(address: str) -> tuple[str, str]:
    """Return ``ok``, ``warning`` or ``error``, and what the host said."""
    request = urllib.request.Request(address, headers={"User-Agent": AGENT, "Range": "bytes=0-2000"})
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
            return "ok", str(answer.status)
    except urllib.error.HTTPError as error:
        return ("error" if error.code in GONE else "warning"), str(error.code)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return "warning", str(error)


def main(root: Path = Path(), pause: float = PAUSE) -> int:
    """Look at every address and print what is not well in GitHub's form; 1 when a page is gone."""
    last: dict[str, float] = {}
    levels = []
    for address, named in addresses(root).items():
        host = urllib.parse.urlsplit(address).netloc
        time.sleep(max(0.0, last.get(host, 0.0) + pause - time.monotonic()))
        level, said = look(address)
        last[host] = time.monotonic()
        levels.append(level)
        if level != "ok":
            print(f"::{level}::{named}: {address}: {said}")  # noqa: T201  # this is its output
    print(f"{len(levels)} addresses, {levels.count('error')} gone, {levels.count('warning')} to look at")  # noqa: T201
    return 1 if "error" in levels else 0


if __name__ == "__main__":
    sys.exit(main())
