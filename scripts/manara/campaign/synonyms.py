"""Words that lead to the same pages of the search: ``data/search.yml``, and the terms of ``data/terms.yml``.

A group of ``data/search.yml`` may name the page or the section that answers, by file and id::

    en: [[quit, give notice, company-work.md#leaving]]

``examples:`` in ``data/search.yml`` has words to try, per language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.problems import text
from manara.sources.record import LANGUAGE, TEXTS, by_language, list_of, may, read, record
from manara.sources.yaml_file import read_yaml

FILE = "data/search.yml"
# A page, or a section of it, in a group of words.
NAMED = re.compile(r"[a-z0-9-]+\.md(?:#[\w-]+)?")

if TYPE_CHECKING:
    from pathlib import Path

    from manara.campaign.model import Campaign
    from manara.problems import Problem


@record
class Search:
    """What people type for what the pages call otherwise, by language."""

    examples: dict[str, tuple[str, ...]] = may(
        by_language(TEXTS), text("Words that the search page offers to try."), factory=dict
    )
    groups: dict[str, tuple[tuple[str, ...], ...]] = may(
        by_language(list_of(TEXTS)),
        text("Groups of words that lead to the same pages; a group may name the page or section that answers."),
        key=LANGUAGE,
        factory=dict,
    )


NONE = Search()


def load_search(root: Path, tags: tuple[str, ...], problems: list[Problem]) -> Search:
    """Return ``data/search.yml``; a campaign without that file has no such words.

    Args:
        root: The campaign's folder.
        tags: All its languages, also those that are not built.
        problems: What is wrong is added here.
    """
    path = root / FILE
    return read(Search, read_yaml(path, FILE, problems), tags) if path.is_file() else NONE


def synonyms_of(campaign: Campaign) -> dict[str, list[tuple[str, ...]]]:
    """Return the groups of each language, by tag: those of the search, then those of the terms."""
    return {tag: [*campaign.search.groups.get(tag, ()), *campaign.terms.synonyms(tag)] for tag in campaign.tags}
