"""Decision 0013 names a test, or a reason, for every numbered rule of the visitor's safety."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ROWS = (
    *(f"1.{number}" for number in range(1, 9)),
    *(f"2.{number}" for number in range(1, 17)),
    *(f"4.{number}" for number in range(1, 7)),
    *(f"5.{number}" for number in range(1, 6)),
    *(f"7.{number}" for number in range(1, 4)),
)


def rows(repository: Path) -> dict[str, str]:
    """Return what holds each row."""
    content = (repository / "docs" / "decisions" / "0013-safety-rows.md").read_text("utf-8")
    return dict(re.findall(r"^\| (\d\.\d+) \| [^|]+ \| ([^|]+) \|$", content, re.MULTILINE))


def test_every_rule_has_a_row(repository: Path) -> None:
    """In order, each once."""
    assert tuple(rows(repository)) == ROWS


def test_every_test_named_exists(repository: Path) -> None:
    """A renamed test would leave its rule without one."""
    for row, held in rows(repository).items():
        for path, test in re.findall(r"`([a-z_/]+\.py)::(\w+)`", held):
            file = repository / "tests" / path
            assert file.is_file(), f"{row}: {path}"
            assert f"def {test}(" in file.read_text("utf-8"), f"{row}: {test}"


def test_a_row_without_a_test_gives_its_reason(repository: Path) -> None:
    """In at least ten words."""
    for row, held in rows(repository).items():
        assert "::test_" in held or len(held.split()) >= 10, row


def test_every_test_named_after_a_rule_stands_in_its_row(repository: Path) -> None:
    """Whoever reads the row finds all of them or the main ones; no test names a rule that does not exist."""
    for file in (repository / "tests").rglob("test_*.py"):
        for row in re.findall(r"^def test_(\d)_(\d+)_", file.read_text("utf-8"), re.MULTILINE):
            assert ".".join(row) in ROWS, file.name
