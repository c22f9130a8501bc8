"""When an edition was made: the time that all files of its archive carry.

Servers and browsers tell versions of a file by its time and size (RFC 9110, 8.8), and so do tools that copy. Two
editions whose files bear the same constant time are one to them: a corrected number of the same length would never
reach who has the old file. So files in the archive carry the time of their edition, and a later edition is never
earlier than the one it replaces.
"""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

from manara.publishing.making.manifest import FILE

if TYPE_CHECKING:
    from pathlib import Path

# A ZIP archive keeps times in steps of two seconds (APPNOTE.TXT 4.4.6), from 1980 on.
STEP = 2
FIRST = 315_532_800


def edition_time(source_date: int, edition: str, replaced: Path, after: int = 0) -> int:
    """Return seconds since 1970, even: the sources' own time where they have one, so that a commit gives its bytes.

    Args:
        source_date: Time of the commit the sources are, 0 for sources that are no commit.
        edition: Digest of what is built.
        replaced: The site that the new one will replace; the same edition there keeps its time, and any other is made
            at least one step later than it, also when the clock went back or an older commit is built again.
        after: Time of another edition that is in use elsewhere and must be earlier; 0 when there is none.
    """
    before, its_edition = _of_site(replaced)
    if edition == its_edition and before > after:
        return before
    own = max(source_date or int(time.time()), FIRST)
    replaces = max(before, after)
    return max(own - own % STEP, replaces + STEP if replaces else 0)


def _of_site(site: Path) -> tuple[int, str]:
    """Return time and edition of a site that stands already, nothing where there is none that can be read."""
    try:
        manifest = json.loads((site / FILE).read_bytes())
        return int(manifest["time"]), str(manifest["edition"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0, ""
