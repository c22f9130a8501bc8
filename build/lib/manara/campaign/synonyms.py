"""Words that lead to the same pages of the search: ``data/search.yml``, and the terms of ``data/terms.yml``.

A group of ``data/search.yml`` may name the page or the section that answers, by file and id::

    en: [[quit, give notice, company-work.md#leaving]]

``examples:`` in ``data/search.yml`` has words to try, per language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.sources.yaml_file import read_yaml

FILE = "data/search.yml"
# A page, or a section of it, in a group of words.
NAMED = re.compile(r"[a-z0-9-]+\.md(?:#[\w-]+)?")

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from manara.sources.yaml_file import Node


def load_synonyms(root: Path, tags: Iterable[str]) -> dict[str, list[list[str]]]:
    """Return the groups of each language, by tag; a campaign without the files has none."""
    searches, terms = (_read(root / "data" / name) for name in ("search.yml", "terms.yml"))
    return {tag: [*_groups(searches, tag), *_terms(terms, tag)] for tag in tags}


def load_examples(root: Path, tags: Iterable[str]) -> dict[str, list[str]]:
    """Return the words to try of each language, by tag; a campaign without any has none."""
    searches = _read(root / FILE)
    examples = searches.get("examples") if searches is not None else None
    lists = {tag: examples.get(tag) if examples is not None else None for tag in tags}
    return {tag: list(words.texts()) if words is not None else [] for tag, words in lists.items()}


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
