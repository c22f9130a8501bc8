"""Lock files: what somebody confirmed, as short lines that people can read and Git can merge.

One block per subject, one value per line, in YAML::

    hotline:
      main.number: "+96512345678"
      verified how: "called"

Blocks are sorted and stand apart by an empty line and their name, so that changes of two subjects on two branches
never touch neighbouring lines. Two changes of one subject meet, as they should.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from manara.problems import Level, Problem, Text, text
from manara.sources.text_file import read_text
from manara.sources.yaml_file import Node, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)")
_LINE = re.compile(r"(?:#.*|[^\s#].*:|  \S.*: \S.*)?")
_PLAIN = re.compile(r"[a-z0-9][A-Za-z0-9. -]*")


@dataclass(frozen=True)
class LockFile:
    """The blocks of one file, and what is wrong with it; a file with a problem vouches for nothing.

    Attributes:
        rows: By name of the subject: values by name, in the order of the file.
        exists: Whether there is such a file.
    """

    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    exists: bool = True


def read_lock_file(path: Path, shown: str, check: str) -> LockFile:
    """Return the lock in *path*.

    Args:
        path: The file; one that is not there is empty.
        shown: Its name in messages.
        check: Id of the check that reports what is wrong with it.
    """
    if not path.is_file():
        return LockFile(exists=False)
    content, found = read_text(path, shown)
    marks = [number for number, line in enumerate(content.split("\n"), 1) if _CONFLICT.match(line)]
    if found or marks:
        conflicts = (_problem(shown, number, check, text("a merge conflict is not resolved")) for number in marks)
        return LockFile({}, (*found, *conflicts))
    wrong = text("this line is not of the lock's form")
    odd = [number for number, line in enumerate(content.split("\n"), 1) if not _LINE.fullmatch(line)]
    if odd:
        return LockFile({}, tuple(_problem(shown, number, check, wrong) for number in odd))
    broken: list[Problem] = []
    rows = {name: _row(node, broken) for name, node in parse_yaml(content, shown, broken).mapping().items()}
    if broken:
        return LockFile({}, tuple(_problem(shown, line, check, wrong) for line in sorted({one.line for one in broken})))
    return LockFile(rows)


def _row(node: Node, broken: list[Problem]) -> dict[str, str]:
    found = {}
    for name, item in node.mapping().items():
        if isinstance(item.value, str):
            found[name] = item.value
        else:
            broken.append(_problem(item.path, item.line, "", text("this line is not of the lock's form")))
    return found


def write_lock_file(path: Path, header: str, rows: Mapping[str, Mapping[str, str]]) -> None:
    """Write all *rows* under the comment *header*; blocks that did not change keep their bytes."""
    blocks = (
        "".join([f"\n{_key(name)}:\n", *(f"  {_key(key)}: {_scalar(value)}\n" for key, value in rows[name].items())])
        for name in sorted(rows)
    )
    path.write_text(header + "".join(blocks), "utf-8", newline="\n")


def _key(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else _scalar(name)


def _scalar(value: str) -> str:
    """Every JSON string is a YAML string."""
    return json.dumps(value, ensure_ascii=False)


def _problem(shown: str, line: int, check: str, message: Text) -> Problem:
    hint = text(
        "Keep one side of a conflict without its marks, or remove the line; “manara check” then says what to confirm."
    )
    return Problem(shown, line, 1, Level.ERROR, check, message, hint)
