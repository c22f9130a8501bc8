"""What was costly to make, kept in ``.cache/`` under a digest of all that it was made from.

An entry is written whole or not at all, with a digest of its name and content before it, and is read only if that
holds: an entry that was cut short, damaged or renamed is none. A cache that cannot be read or written costs time only,
and removing ``.cache/`` is always safe. Nothing in it can run: entries are data (findings, pictures, packed pieces).
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = ".cache"
# Another process may be writing an unfinished file that is younger.
HOUR = 3600
UNFINISHED = ".unfinished"
# Of the digest that stands before an entry.
_SIZE = 32


class Cache:
    """Entries by kind and by what they were made from.

    Args:
        root: The campaign's folder; ``None`` keeps nothing, as for a release.
    """

    def __init__(self, root: Path | None) -> None:
        self._folder = root / FOLDER if root is not None else None
        self._used: set[str] = set()

    def get(self, kind: str, *parts: bytes | str) -> bytes | None:
        """Return what was kept as a *kind* made from *parts*, or ``None``.

        Args:
            kind: A name for a folder, such as ``sheets``.
            parts: Everything the entry follows from, or digests of it: bytes that were read, program, options.
        """
        if self._folder is None:
            return None
        name = digest(kind, *parts)
        self._used.add(name)
        with suppress(OSError):
            raw = (self._folder / kind / name).read_bytes()
            if raw[:_SIZE] == _seal(name, raw[_SIZE:]):
                return raw[_SIZE:]
        return None

    def put(self, kind: str, *parts: bytes | str, made: bytes) -> None:
        """Keep *made*, which follows from *parts* alone."""
        if self._folder is None:
            return
        name, folder = digest(kind, *parts), self._folder / kind
        self._used.add(name)
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=folder, suffix=UNFINISHED, delete=False) as file:
                file.write(_seal(name, made) + made)
            os.replace(file.name, folder / name)  # noqa: PTH105  # one of them is a name

    def tidy(self, *kinds: str) -> None:
        """Remove the entries of *kinds* that nobody asked this object for, and what a killed program left unfinished.

        What another program still needs of them it makes again.
        """
        if self._folder is None:
            return
        for kind in kinds:
            with suppress(OSError):
                for entry in os.scandir(self._folder / kind):
                    if entry.name not in self._used and not _is_being_written(entry):
                        (self._folder / kind / entry.name).unlink(missing_ok=True)


def digest(*parts: bytes | str) -> str:
    """Return a digest of *parts*, each told from the next."""
    total = hashlib.sha256()
    for part in parts:
        raw = part if isinstance(part, bytes) else part.encode("utf-8", "surrogateescape")
        total.update(len(raw).to_bytes(8, "big"))
        total.update(raw)
    return total.hexdigest()


def digest_but(raw: bytes, words: tuple[str, ...]) -> str:
    """Return a digest of *raw* in which *words* do not count: the edition's, which change with every page."""
    for one in words:
        raw = raw.replace(one.encode(), b"\0")
    return digest(raw)


def _seal(name: str, made: bytes) -> bytes:
    return hashlib.sha256(name.encode() + made).digest()


def _is_being_written(entry: os.DirEntry[str]) -> bool:
    if not entry.name.endswith(UNFINISHED):
        return False
    try:
        return time.time() - entry.stat().st_mtime < HOUR
    except FileNotFoundError:  # it is written by now, or another program was faster
        return True
