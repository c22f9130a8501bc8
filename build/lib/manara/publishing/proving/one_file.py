"""The single file to keep stays small enough for a chat and for prepaid data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.campaign.one_page import MOST_BYTES
from manara.problems import Level, Problem, text
from manara.site.one_file import path_of

if TYPE_CHECKING:
    from manara.publishing.context import Build

ID = "publishing.one-file"
_PART = re.compile(r'<details class="part" id="([^"]+)">(.*?)(?=<details class="part"|</main>)', re.DOTALL)


def check_one_file(build: Build) -> list[Problem]:
    """Return a problem for every language whose file is too large; it names the pages that weigh most."""
    problems = []
    for tag in build.campaign.tags:
        raw = (build.folder / path_of(tag)).read_bytes()
        if len(raw) <= MOST_BYTES:
            continue
        parts = sorted(((len(body.encode()), name) for name, body in _PART.findall(raw.decode())), reverse=True)
        problems.append(
            Problem(
                f"site/{path_of(tag)}",
                0,
                0,
                Level.ERROR,
                ID,
                text("the file has {size} bytes, more than {limit}", size=len(raw), limit=MOST_BYTES),
                text(
                    "Leave pages out in data/one-page.yml (“left_out”). The largest: {pages}.",
                    pages=", ".join(f"{name}.md ({size})" for size, name in parts[:3]),
                ),
            )
        )
    return problems
