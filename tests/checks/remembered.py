"""What the tests of a folder's memory and of a page's share: a page in three states, and problems as they are met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.frozen import FILES

if TYPE_CHECKING:
    from pathlib import Path

    from manara.problems import Problem

PAGE = FILES["docs/en/pay.md"]
LOOSE = PAGE.replace("Ask for", "Call 020 7946 0124, ask for")
WRONG = PAGE.replace("30 days", "39 days")


def shown(problems: list[Problem]) -> list[tuple[object, ...]]:
    """Problems as an editor meets them."""
    return [(p.path, p.line, p.column, p.level, p.check, str(p.message), str(p.hint)) for p in problems]


def write(path: Path, words: str) -> None:
    """Write a file, and the folders it stands in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, "utf-8")
