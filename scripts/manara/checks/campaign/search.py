"""What a group of ``data/search.yml`` names exists: a page of that language, and a heading of it with that id.

Its words are apart: YAML divides them by “,” and nothing else, so that words with an Arabic comma or a semicolon
between them would be one long word that nobody types.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.campaign.one_page import has_heading
from manara.campaign.synonyms import FILE, NAMED
from manara.problems import Problem, did_you_mean, text
from manara.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.sources.yaml_file import Node

ID = "campaign.search"
# Marks that look as if they divided words.
_JOINS = "،؛;"
_APART = re.compile(rf"\s*[{_JOINS}]\s*")


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for a page or a section that is not there, and for a language that the campaign has not."""
    path = campaign.root / FILE
    if not path.is_file():
        return
    found: list[Problem] = []
    root = read_yaml(path, FILE, found)
    for tag in campaign.tags:
        groups = root.get(tag)
        for group in groups.items() if groups is not None else ():
            for entry in group.items():
                word = str(entry.value)
                if any(mark in word for mark in _JOINS):
                    entry.error(
                        text("“{words}” is one word for the search", words=word),
                        text("Put “,” between the words: {words}", words=_APART.sub(", ", word)),
                        ID,
                    )
                elif NAMED.fullmatch(word):
                    _look(entry, tag, campaign)
    # What is wrong with its form is said when it is read.
    yield from (problem for problem in found if problem.check == ID)


def _look(entry: Node, tag: str, campaign: Campaign) -> None:
    pages = campaign.pages[tag]
    name, _, section = str(entry.value).partition("#")
    if name not in pages:
        entry.error(
            text("there is no page docs/{tag}/{page}", tag=tag, page=name),
            did_you_mean(name, pages, 0.5)
            or text("Write the name of a page, and an id of it, such as help.md#two-minutes."),
            ID,
        )
        return
    if section:
        has_heading(entry, section, pages[name], ID)
