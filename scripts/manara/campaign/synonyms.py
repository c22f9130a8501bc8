"""Words that lead to the same pages of the search: ``data/search.yml``, and the terms of ``data/terms.yml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from pathlib import Path


def load_synonyms(root: Path, tag: str) -> list[list[str]]:
    """Return the groups of one language; a campaign without the files has none."""
    return [*_groups(root / "data" / "search.yml", tag), *_terms(root / "data" / "terms.yml", tag)]


def _groups(path: Path, tag: str) -> list[list[str]]:
    if not path.is_file():
        return []
    groups = read_yaml(path, f"data/{path.name}", []).get(tag)
    return [list(group.texts()) for group in groups.items()] if groups is not None else []


def _terms(path: Path, tag: str) -> list[list[str]]:
    if not path.is_file():
        return []
    terms = read_yaml(path, f"data/{path.name}", []).get("terms")
    found: list[list[str]] = []
    for term in terms.mapping().values() if terms is not None else ():
        others = term.get("search")
        words = others.get(tag) if others is not None else None
        own = term.get(tag)
        if words is not None and own is not None:
            found.append([*own.texts(), *words.texts()])
    return found
