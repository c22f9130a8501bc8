"""Regular expressions mean the same in every Python that is supported."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Python 3.11.2, which Debian 12 has, does not always go back to where a last round of such a group began and failed:
# re.search(r"/\*(?:[^*]|\*(?!/))*+\*/", "/* x */") finds nothing there (mended in later releases of 3.11).
_POSSESSIVE = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+")


def test_no_group_is_repeated_possessively(repository: Path) -> None:
    """Single signs may be: ``[^"]*+``."""
    found = [
        f"{path.relative_to(repository)}:{node.lineno}"
        for room in ("scripts", "packages")
        for path in sorted((repository / room).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        and _POSSESSIVE.search(node.value) and re.search(r"\(\?|\[\^|\\[sdw]", node.value)
    ]  # fmt: skip

    assert found == []
