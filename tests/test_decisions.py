"""Each decision has a number of its own, and its heading says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def test_numbers_are_unique_and_in_the_heading(repository: Path) -> None:
    """Whoever writes two at once on two branches learns it here."""
    paths = sorted((repository / "docs" / "decisions").glob("*.md"))
    numbers = [path.name[:4] for path in paths]

    assert len(numbers) == len(set(numbers))
    for path in paths:
        assert path.read_text("utf-8").startswith(f"# {path.name[:4]} "), path.name
