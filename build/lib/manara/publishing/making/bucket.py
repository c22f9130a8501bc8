"""How a site gets into a bucket: the commands of rclone, in an order in which no half of an edition is taken for whole.

What differs is told by digest (``--checksum``), never by size and time: a corrected number has the length of the wrong
one, and an edition that is put back is older than what it replaces. Each kind of file has a pass of its own, because a
bucket keeps type and cache header of what was uploaded. Pages come after what they lead to, the manifest after the
pages, and what no edition lists any more goes last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.publishing.making.headers import CACHE, QUIET_CACHE
from manara.publishing.making.manifest import FILE, SIGNATURE

if TYPE_CHECKING:
    from collections.abc import Iterable

# Stands in the shell script for what its reader names, remote:bucket.
REMOTE = "$REMOTE"
# A bucket sends one form of each file: the packed copies stay at home, and the CDN packs.
PACKED = ("- *.br", "- *.gz")
TYPES = (("*.vcf", "text/vcard; charset=utf-8"), ("*.txt", "text/plain; charset=utf-8"))


def commands(site: str, remote: str, quiet: Iterable[str]) -> list[list[str]]:
    """Return the commands, in order, that make *remote* hold the built *site*.

    Args:
        site: The folder.
        remote: ``remote:bucket`` or ``remote:bucket/path``, as rclone's own settings name it.
        quiet: Pages that nothing may keep, with a slash in front.
    """
    listed = (f"/{FILE}", f"/{SIGNATURE}")
    quiet = list(quiet)
    html = "text/html; charset=utf-8"

    def carry(rules: Iterable[str], cache: str, kind: str = "") -> list[str]:
        words = ["rclone", "copy", "--checksum", *_filters(rules), "--header-upload", f"Cache-Control: {cache}"]
        return [*words, *(("--header-upload", f"Content-Type: {kind}") if kind else ()), site, remote]

    others = [*PACKED, "- *.html", *(f"- {name}" for name, _ in TYPES), *(f"- {name}" for name in listed)]
    return [
        carry(others, CACHE),
        *(carry((f"+ {name}", "- *"), CACHE, kind) for name, kind in TYPES),
        carry((*(f"- {page}" for page in quiet), "+ *.html", "- *"), CACHE, html),
        *([carry((*(f"+ {page}" for page in quiet), "- *"), QUIET_CACHE, html)] if quiet else []),
        carry((*(f"+ {name}" for name in listed), "- *"), CACHE),
        ["rclone", "sync", "--checksum", "--delete-after", *_filters(PACKED), site, remote],
    ]


def _filters(rules: Iterable[str]) -> list[str]:
    return [word for rule in rules for word in ("--filter", rule)]
