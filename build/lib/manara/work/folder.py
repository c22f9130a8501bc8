"""What a folder holds at one moment, and whether it has been the same ever since.

Findings rest on files that many functions read, at different moments. They may be kept only if every one of these
functions saw the same: the folder is looked at before the first of them reads, and again after the last. Between two
looks that agree nothing was written, so what was read is what the digests were made of.
"""

from __future__ import annotations

import os
import stat
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.work.cache import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

# A system's clock for files moves in steps; two changes within one step leave the same trace. Linux: 1 to 10 ms.
STEP = 0.02


@dataclass(frozen=True)
class Folder:
    """One look at some files and folders.

    Attributes:
        root: Where they are.
        names: Of the files and folders looked at.
        stamps: Of everything below them, by name: what changes with every change.
        files: Digests by name of everything below them; a folder's says that it is one.
        plain: Whether there are only files that can be read, and folders. What a link leads to, or a device gives, is
            not known from a look at this folder, and nothing that may rest on it can be kept.
    """

    root: Path
    names: tuple[str, ...]
    stamps: dict[str, tuple[int, ...]]
    files: dict[str, str]
    plain: bool

    def digest(self, but: Iterable[str] = ()) -> str:
        """Return a digest of all names and bytes; of the files in *but* only the names count."""
        left_out = frozenset(but)
        parts = ((name, "" if name in left_out else self.files[name]) for name in sorted(self.files))
        return digest(*(part for pair in parts for part in pair))

    def of(self, names: Iterable[str]) -> str:
        """Return a digest of the files called *names*, those that are not there included."""
        return digest(*(part for name in names for part in (name, self.files.get(name, ""))))

    def below(self, *names: str) -> str:
        """Return a digest of all that lies at or below *names*."""
        heads = tuple(f"{name}/" for name in names)
        return self.of(name for name in sorted(self.files) if name in names or name.startswith(heads))

    def changed(self) -> list[str]:
        """Return the names of what is no longer as it was at the look, in order."""
        now = _stamps(self.root, self.names)
        return sorted({name for name, _ in now.items() ^ self.stamps.items()})

    def unchanged(self) -> bool:
        """Tell whether everything has been as it was at the look, and could be kept."""
        return self.plain and not self.changed()


def look(root: Path, names: tuple[str, ...]) -> Folder:
    """Look at *names* below *root*."""
    stamps = _stamps(root, names)
    youngest = max((max(stamp[-2:]) for stamp in stamps.values()), default=0) / 1e9
    if 0 <= time.time() - youngest < STEP:
        # Saved in this very moment, and perhaps again without a trace before it is read.
        time.sleep(STEP)
        stamps = _stamps(root, names)
    files, plain = {}, True
    for name, (mode, *_) in stamps.items():
        made = "folder" if stat.S_ISDIR(mode) else _digest(root / name) if stat.S_ISREG(mode) else ""
        files[name] = made
        plain = plain and bool(made)
    return Folder(root, names, stamps, files, plain)


def _digest(path: Path) -> str:
    with suppress(OSError):
        return digest(path.read_bytes())
    return ""


def _stamps(root: Path, names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for name in names:
        with suppress(FileNotFoundError):
            _add(found, name, os.lstat(root / name))
            if stat.S_ISDIR(found[name][0]):
                for below, entry in _below(root / name, name):
                    with suppress(FileNotFoundError):  # removed while we look: the other look sees it
                        _add(found, below, entry.stat(follow_symlinks=False))
    return found


def _add(found: dict[str, tuple[int, ...]], name: str, seen: os.stat_result) -> None:
    found[name] = (seen.st_mode, seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)


def _below(folder: Path | str, shown: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield everything below *folder*, with its name from the root; links are not followed."""
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        for entry in entries:
            name = f"{shown}/{entry.name}"
            yield name, entry
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path, name)
