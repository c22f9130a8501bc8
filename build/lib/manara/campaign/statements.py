"""The statements of facts, read as a page is: by the checks of languages and of words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from manara.sources.markdown_page import MarkdownPage
from manara.sources.yaml_file import Node

if TYPE_CHECKING:
    from manara.campaign.model import Campaign

_LIST = re.compile(r"<!--\s*fact-list\s*-->")


def lists_facts(page: MarkdownPage) -> bool:
    """Tell whether *page* shows the statements of its facts, each with its confidence."""
    return _LIST.search(page.body) is not None


def of_statements(campaign: Campaign) -> Campaign:
    """Return *campaign* with one page for each statement, in every language it has, and no other page."""
    pages: dict[str, dict[str, MarkdownPage]] = {tag: {} for tag in campaign.tags}
    for fact in campaign.facts.values():
        for tag, said in fact.says.items():
            if fact.node is not None and said and tag in pages:
                place = fact.node.need("says").need(tag)
                front = Node(place.path, place.line, 1, {}, [])
                pages[tag][fact.id] = MarkdownPage(place.path, tag, fact.id, front, said, place.line)
    return replace(campaign, pages=pages)
