"""What was found out about files that have not changed since.

Only results that follow from bytes alone are remembered, each under the digest of all the bytes it follows from: the
files themselves, the facts and templates, the program, its libraries and the day. A damaged or foreign memory is
ignored, and removing ``.cache/`` is always safe.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import re
import sys
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from manara.problems import Level, Problem, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

PACKAGE = Path(__file__).parent.parent
# Libraries whose data or judgement decides what is found.
LIBRARIES = (
    "babel", "email-validator", "phonenumbers", "PyYAML", "selectolax", "pypdfium2", "python-bidi", "zxing-cpp",
    "pillow",
)  # fmt: skip
FOLDER = Path(".cache") / "manara"
_HIDDEN = re.compile(r"^\.|~$")


class Remembered:
    """Problems by key, in one file of ``.cache/manara``; what a run did not ask for is forgotten with it.

    Args:
        root: The campaign's folder.
        name: Of the memory.
        world: Digest of everything that all entries depend on.
    """

    def __init__(self, root: Path, name: str, world: str) -> None:
        self.path = root / FOLDER / f"{name}.json"
        self.world = world
        self._old: dict[str, Any] = {}
        self._kept: dict[str, Any] = {}
        with suppress(OSError, ValueError, AttributeError):
            content = json.loads(self.path.read_text("utf-8"))
            if content.get("world") == world and isinstance(content.get("entries"), dict):
                self._old = content["entries"]

    def get(self, key: str) -> list[Problem] | None:
        """Return the problems remembered under *key*, or ``None``."""
        with suppress(KeyError, TypeError, ValueError):
            found = [_problem(row) for row in self._old[key]]
            self._kept[key] = self._old[key]
            return found
        return None

    def put(self, key: str, problems: Iterable[Problem]) -> None:
        """Remember *problems* under *key*."""
        self._kept[key] = [_row(problem) for problem in problems]

    def save(self) -> None:
        """Write the memory whole; where that is not possible the next run works everything out again."""
        if self._kept == self._old:
            return
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.path.parent)
            with open(handle, "w", encoding="utf-8") as file:  # noqa: PTH123  # an open descriptor
                json.dump({"world": self.world, "entries": self._kept}, file, ensure_ascii=False)
            Path(name).replace(self.path)


def digest(*parts: bytes | str) -> str:
    """Return a digest of *parts*, each told from the next."""
    total = hashlib.sha256()
    for part in parts:
        raw = part if isinstance(part, bytes) else part.encode()
        total.update(len(raw).to_bytes(8, "big"))
        total.update(raw)
    return total.hexdigest()


def digest_but(raw: bytes, words: Iterable[str]) -> str:
    """Return a digest of *raw* in which *words* do not count: the edition's, which change with every page."""
    for one in words:
        raw = raw.replace(one.encode(), b"\0")
    return digest(raw)


def digest_of_files(root: Path, names: Iterable[str], *, but: str = "", visible: bool = False) -> str:
    """Return a digest of names and bytes of all files in *names* (files or folders) but those ending in *but*.

    With *visible*, files whose name begins with a dot or ends with a tilde do not count: an editor's own.
    """
    parts: list[bytes | str] = []
    for name in names:
        for path in _files(root / name):
            if (not but or not path.endswith(but)) and not (visible and _HIDDEN.search(path.rsplit(os.sep, 1)[-1])):
                with suppress(OSError), open(path, "rb") as file:  # noqa: PTH123  # thousands of files
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


def _row(problem: Problem) -> list[Any]:
    return [
        problem.path, problem.line, problem.column, int(problem.level), problem.check,
        _words(problem.message), _words(problem.hint),
    ]  # fmt: skip


def _words(text: Text) -> list[Any]:
    """Values are shown through ``str`` only, so their text is all that has to be kept."""
    return [
        text.msgid,
        [[name, _words(value) if isinstance(value, Text) else str(value)] for name, value in text.values],
    ]


def _problem(row: list[Any]) -> Problem:
    path, line, column, level, check, message, hint = row
    return Problem(path, line, column, Level(level), check, _text(message), _text(hint))


def _text(row: list[Any]) -> Text:
    msgid, values = row
    return Text(msgid, tuple((name, value if isinstance(value, str) else _text(value)) for name, value in values))
