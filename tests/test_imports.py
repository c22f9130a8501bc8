"""The rooms of the package import downward only."""

from __future__ import annotations

import ast
import re
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
# The rooms within publishing: what is written, what looks at it, what carries it. Its own modules drive them.
WITHIN = {"making": set[str](), "proving": {"making"}, "shipping": {"making", "proving"}}


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


@pytest.mark.parametrize("room", WITHIN)
def test_publishing_makes_then_proves_then_ships(room: str, repository: Path) -> None:
    """What is made knows nothing of who looks at it, and neither of who carries it; none knows the order of steps."""
    upward = [
        f"{path.name}: {node}"
        for path in sorted((repository / "scripts" / "manara" / "publishing" / room).rglob("*.py"))
        for node in _runtime_imports(ast.parse(path.read_text("utf-8")))
        if node.startswith("manara.publishing.") and node.split(".")[2] not in {room, *WITHIN[room]}
    ]

    assert upward == []


def test_no_two_files_import_each_other(repository: Path) -> None:
    """Also by way of others."""
    package = repository / "scripts" / "manara"
    files = {".".join(path.relative_to(package.parent).with_suffix("").parts): path for path in package.rglob("*.py")}
    taken = {
        name: {node for node in _runtime_imports(ast.parse(path.read_text("utf-8"))) if node in files}
        for name, path in files.items()
    }
    while leaves := [name for name, others in taken.items() if not others & taken.keys()]:
        for name in leaves:
            del taken[name]

    assert list(taken) == []


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


def test_the_drawing_is_the_table(repository: Path) -> None:
    """ARCHITECTURE.md shows the same rooms, and what each takes from beside the base of all."""
    drawn = {}
    for line in (repository / "ARCHITECTURE.md").read_text("utf-8").split("\n"):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `") and len(cells) == 3:
            drawn[cells[0].strip("`")] = set(re.findall(r"`(\w+)`", cells[2]))
    rooms = {path.parent.name for path in (repository / "scripts" / "manara").glob("*/__init__.py")}

    assert drawn == {room: below - BASE for room, below in MAY_IMPORT.items()}
    assert rooms - drawn.keys() == {"cli", "theme"}


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_every_file_that_the_map_names_is_there(repository: Path, name: str) -> None:
    """From the root, or from the package."""
    package = repository / "scripts" / "manara"
    paths = re.findall(r"`((?:[\w.-]+/)+[\w.-]*)`", (repository / name).read_text("utf-8"))
    known = [path for path in paths if not re.search(r"\b[A-Z]{2,}\b(?!\.md|\.ar)", path)]

    assert len(known) > 10
    places = (repository, package, package / "publishing" / "proving")
    assert [path for path in known if not any((place / path).exists() for place in places)] == []
