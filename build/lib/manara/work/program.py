"""Digests of this program and of files: what everything follows from besides the campaign."""

from __future__ import annotations

import importlib.metadata
import os
import re
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from manara.work.cache import digest

if TYPE_CHECKING:
    from collections.abc import Iterable

PACKAGE = Path(__file__).parent.parent
# Libraries whose data or judgement decides what is found.
LIBRARIES = (
    "babel", "email-validator", "phonenumbers", "PyYAML", "selectolax", "pypdfium2", "python-bidi", "zxing-cpp",
    "pillow",
)  # fmt: skip
_HIDDEN = re.compile(r"^\.|~$")


def digest_of_files(root: Path, names: Iterable[str], *, but: str = "", visible: bool = False) -> str:
    """Return a digest of names and bytes of all files in *names* (files or folders) but those ending in *but*.

    With *visible*, files whose name begins with a dot or ends with a tilde do not count: an editor's own.

    Raises:
        OSError: A file cannot be read; it is not the same as one that is not there.
    """
    parts: list[bytes | str] = []
    for name in names:
        for path in _files(root / name):
            if (not but or not path.endswith(but)) and not (visible and _HIDDEN.search(path.rsplit(os.sep, 1)[-1])):
                with open(path, "rb") as file:  # noqa: PTH123  # thousands of files
                    parts += [os.path.relpath(path, root), file.read()]
    return digest(*parts)


@cache
def digest_of_program() -> str:
    """Return a digest of this package, the libraries it judges with, and Python."""
    versions = []
    for library in LIBRARIES:
        with suppress(importlib.metadata.PackageNotFoundError):
            versions.append(f"{library} {importlib.metadata.version(library)}")
    return digest(digest_of_package(), sys.version, *versions)


@cache
def digest_of_package() -> str:
    """Return a digest of this package's own files: the same for the same commit, whatever Python runs it."""
    return digest_of_files(PACKAGE, ("",), but=".pyc", visible=True)


def _files(start: Path) -> list[str]:
    if start.is_file():
        return [str(start)]
    found = [
        os.path.join(folder, name)  # noqa: PTH118  # thousands of files
        for folder, _folders, names in os.walk(start)
        for name in names
    ]
    return sorted(found)
