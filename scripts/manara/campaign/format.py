"""In which form a campaign's files are: ``format:`` at the head of each file of ``data/``.

A file that does not say it has the form of ``data/campaign.yml``, and that one, without it, one of before the first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "data/campaign.yml"
# The present form; one more for every change that old files do not follow by themselves (manara upgrade).
FORMAT = 1
_FORMAT = re.compile(r"""(?m)^format:[ \t]*["']?([^\s"'#]*)""")


def forms(root: Path) -> Iterator[tuple[str, re.Match[str] | None]]:
    """Yield every file of ``data/`` by its name in the campaign, and where it says in which form it is."""
    for path in sorted((root / "data").rglob("*.yml")):
        if path.is_file():
            yield path.relative_to(root).as_posix(), _FORMAT.search(path.read_text("utf-8", "replace"))
