"""A file of the theme in the campaign's own ``overrides/``, and the memory of what it was copied from.

A file of the same name hides the program's whole, also when that moves on. ``data/overrides.lock`` keeps for each the
digest of the original it was made from; ``overrides.origin`` compares it, and ``overrides.safety`` asks for a reason
where the file keeps visitors safe.
"""

from __future__ import annotations

import difflib
import shutil
from typing import TYPE_CHECKING

from manara.campaign.replaced import LOCK, digest_of_original, original_of, read_lock
from manara.sources.lock_file import write_lock_file
from manara.sources.theme import OVERRIDES, THEME

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "# What each file of overrides/ was copied from. Written by “manara override”; do not edit by hand.\n"


def originals() -> tuple[str, ...]:
    """Return the names of all files that can be replaced: templates, styles, scripts and drawings."""
    found = (path.relative_to(THEME).as_posix() for path in THEME.rglob("*") if path.is_file())
    return tuple(sorted(name for name in found if original_of(name) is not None))


def take(root: Path, name: str, version: str, day: str) -> bool:
    """Copy the program's file *name* to the campaign unless it has one, and remember what it is made from.

    Args:
        root: The campaign's folder.
        name: Below ``overrides/``, with forward slashes; one of :func:`originals`.
        version: The program's.
        day: In ISO 8601.

    Returns:
        Whether it was copied; a file that is there is only remembered as made from the present original.
    """
    own, original = root / OVERRIDES / name, original_of(name)
    copied = not own.is_file() and original is not None
    if copied and original is not None:
        own.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(original, own)
    rows = {key: row for key, row in read_lock(root).rows.items() if (root / OVERRIDES / key).is_file()}
    rows[name] = {"origin": digest_of_original(name), "version": version, "on": day}
    write_lock_file(root / LOCK, HEADER, rows)
    return copied


def difference(root: Path, name: str) -> str:
    """Return how the campaign's file differs from the program's present one, as a unified diff."""
    original = original_of(name)
    before = original.read_text("utf-8").splitlines(keepends=True) if original is not None else []
    after = (root / OVERRIDES / name).read_text("utf-8").splitlines(keepends=True)
    return "".join(difflib.unified_diff(before, after, f"manara/{name}", f"{OVERRIDES}/{name}"))
