"""Words that lead to the same pages of the search: ``data/search.yml``, and the terms of ``data/terms.yml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from manara.sources.yaml_file import Node


def load_synonyms(root: Path, tags: Iterable[str]) -> dict[str, list[list[str]]]:
    """Return the groups of each language, by tag; a campaign without the files has none."""
    searches, terms = (_read(root / "data" / name) for name in ("search.yml", "terms.yml"))
    return {tag: [*_groups(searches, tag), *_terms(terms, tag)] for tag in tags}


def _read(path: Path) -> Node | None:
    return read_yaml(path, f"data/{path.name}", []) if path.is_file() else None


def _groups(searches: Node | None, tag: str) -> list[list[str]]:
    groups = searches.get(tag) if searches is not None else None
    return [list(group.texts()) for group in groups.items()] if groups is not None else []


def _terms(file: Node | None, tag: str) -> list[list[str]]:
    terms = file.get("terms") if file is not None else None
    found: list[list[str]] = []
    for term in terms.mapping().values() if terms is not None else ():
        others = term.get("search")
        words = others.get(tag) if others is not None else None
        own = term.get(tag)
        if words is not None and own is not None:
            found.append([*own.texts(), *words.texts()])
    return found
