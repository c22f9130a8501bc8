"""What a group of ``data/search.yml`` names exists: a page of that language, and a heading of it with that id."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from manara.campaign.one_page import has_heading
from manara.campaign.synonyms import FILE, NAMED
from manara.problems import Problem, text
from manara.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.sources.yaml_file import Node

ID = "campaign.search"


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
                if NAMED.fullmatch(str(entry.value)):
                    _look(entry, tag, campaign)
    yield from found


def _look(entry: Node, tag: str, campaign: Campaign) -> None:
    pages = campaign.pages[tag]
    name, _, section = str(entry.value).partition("#")
    if name not in pages:
        near = difflib.get_close_matches(name, pages, 1, 0.5)
        entry.error(
            text("there is no page docs/{tag}/{page}", tag=tag, page=name),
            text("Did you mean “{near}”?", near=near[0])
            if near
            else text("Write the name of a page, and an id of it, such as help.md#two-minutes."),
            ID,
        )
        return
    if section:
        has_heading(entry, section, pages[name], ID)
