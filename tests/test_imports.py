"""The rooms of the package import downward only (style.md 2)."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

# Each room, and the rooms it may take from.
BASE = {"problems", "errors", "locales", "work", "sources", "languages"}
MAY_IMPORT = {
    "work": {"problems"},
    "sources": {"problems", "errors", "locales"},
    "languages": {"problems", "errors", "locales"},
    "contacts": BASE,
    "translations": BASE,
    "campaign": BASE | {"contacts", "translations"},
    "checks": BASE | {"contacts", "translations", "campaign"},
    "site": BASE | {"contacts", "translations", "campaign", "checks"},
    "printing": BASE | {"contacts", "translations", "campaign"},
    "scaffold": BASE | {"contacts", "translations", "campaign", "checks"},
    "publishing": BASE | {"contacts", "translations", "campaign", "checks", "site", "printing"},
    "desk": BASE | {"contacts", "translations", "campaign", "checks", "site", "printing", "publishing"},
}


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_from_rooms_below(room: str, repository: Path) -> None:
    """What stands under TYPE_CHECKING is not counted: types may be named upward."""
    upward = []
    for path in sorted((repository / "scripts" / "manara" / room).rglob("*.py")):
        for node in _runtime_imports(ast.parse(path.read_text("utf-8"))):
            other = node.split(".")[1] if node.startswith("manara.") else room
            if other != room and other not in MAY_IMPORT[room]:
                upward.append(f"{path.name}: {node}")

    assert upward == []


def _runtime_imports(tree: ast.AST) -> list[str]:
    found: list[str] = []
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            found.append(node.module if node.module != "manara" else f"manara.{node.names[0].name}")
        elif isinstance(node, ast.Import):
            found.extend(alias.name for alias in node.names)
        else:
            found.extend(_runtime_imports(node))
    return found
