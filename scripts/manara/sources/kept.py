"""Files that were costly to make, kept in a folder of ``.cache/`` under a digest of all they are made from.

Written whole or not at all, as a torn file would be published again and again. Removing the folder is always safe.
"""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Another build may be writing a file that is younger.
HOUR = 3600
_UNFINISHED = ".unfinished"
# What whole files of a kind end with; a disk that was full for a moment may have cut one short.
_ENDS = {".pdf": b"%%EOF", ".png": b"IEND\xaeB`\x82"}


class Kept:
    """The files of one folder.

    Args:
        folder: Made when the first file is put.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._used: set[str] = set()

    def get(self, name: str) -> bytes | None:
        """Return the bytes kept as *name*, or ``None``; a PDF or PNG that was cut short is not kept."""
        self._used.add(name)
        path = self.place(name)
        with suppress(OSError):
            made = path.read_bytes()
            return made if made.rstrip().endswith(_ENDS.get(path.suffix, b"")) else None
        return None

    def place(self, name: str) -> Path:
        """Return where *name* is kept, if it is."""
        return self.folder / name

    def put(self, name: str, made: bytes) -> None:
        """Keep *made* as *name*; where that is not possible the next build makes it again."""
        self._used.add(name)
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self.folder, suffix=_UNFINISHED, delete=False) as file:
                file.write(made)
            os.replace(file.name, self.place(name))  # noqa: PTH105  # one of them is a name

    def tidy(self) -> None:
        """Remove what nobody asked for since this object was made, and what a killed build left half written."""
        with suppress(OSError):
            for entry in os.scandir(self.folder):
                if entry.name not in self._used and _is_left(entry):
                    (self.folder / entry.name).unlink(missing_ok=True)


def _is_left(entry: os.DirEntry[str]) -> bool:
    if not entry.name.endswith(_UNFINISHED):
        return True
    with suppress(FileNotFoundError):  # another build was faster
        return time.time() - entry.stat().st_mtime > HOUR
    return False
