"""Which of the program's files a campaign replaces, and what each was copied from (``data/overrides.lock``)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from manara.sources.lock_file import LockFile, read_lock_file
from manara.sources.theme import OVERRIDES, THEME

if TYPE_CHECKING:
    from pathlib import Path

ID = "overrides.origin"
LOCK = "data/overrides.lock"
# Files without which a visitor may be seen, or cannot call: leaving, both calls, the notice about a watched phone, and
# every page skeleton, which holds the content security policy.
SAFETY = (
    "partials/campaign/leave.html", "partials/campaign/hotline-bar.html", "partials/campaign/watch.html",
    "partials/campaign/header.html", "scripts/leave.js", "base.html", "main.html", "index.html", "one.html",
    "file.html", "first.html", "404.html",
)  # fmt: skip
_REPLACEABLE = (".html", ".css", ".js", ".svg", ".txt", ".xml")


def original_of(name: str) -> Path | None:
    """Return the program's file *name*, or ``None`` when it has none that can be replaced."""
    path = THEME / name
    inside = path.resolve().is_relative_to(THEME.resolve())
    return path if inside and path.is_file() and path.suffix in _REPLACEABLE else None


def digest_of_original(name: str) -> str:
    """Return the digest of the program's file *name*; empty when it has none."""
    path = original_of(name)
    return "" if path is None else hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def replaced(root: Path) -> tuple[str, ...]:
    """Return the names of the campaign's files that hide one of the program's."""
    top = root / OVERRIDES
    found = (path.relative_to(top).as_posix() for path in sorted(top.rglob("*")) if path.is_file())
    return tuple(name for name in found if original_of(name) is not None)


def read_lock(root: Path) -> LockFile:
    """Return what each file was copied from."""
    return read_lock_file(root / LOCK, LOCK, ID)
