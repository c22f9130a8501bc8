"""The facts of a campaign on pages: statements with their calls, and where a fact's statement stands.

A page with ``<!-- fact-list -->`` shows the statement of every fact its front matter names, with its confidence, its
day and its sources; the ids below every other page lead there.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

from markdown import Markdown
from markupsafe import Markup, escape

from manara.campaign.statements import lists_facts
from manara.site.calls import CallContext, CallInline
from manara.sources.markdown_page import CALL

if TYPE_CHECKING:
    from collections.abc import Callable

    from manara.campaign.model import Campaign
    from manara.site.words import Words
    from manara.sources.markdown_page import MarkdownPage


def statement(said: str, campaign: Campaign, words: Words) -> Markup:
    """Return the words *said* of a fact as HTML, with its calls as they stand in pages."""
    context = CallContext()
    context.campaign, context.words = campaign, words
    inline = CallInline(context, Markdown())
    pieces, end = [], 0
    for call in CALL.finditer(said):
        element, _, _ = inline.handleMatch(call, said)
        shown = escape(call[0]) if element is None else Markup(ET.tostring(element, encoding="unicode"))  # noqa: S704
        pieces += [escape(said[end : call.start()]), shown]
        end = call.end()
    return Markup().join([*pieces, escape(said[end:])])


def stated(page: MarkdownPage, campaign: Campaign, relative: Callable[[str, str], str]) -> dict[str, Any]:
    """Return where facts are stated, as seen from *page*, for templates.

    ``fact_pages`` has the address of each fact's page by its id; ``fact_lists`` address and title of those that state
    a fact of *page*, by file name.
    """
    pages, here = campaign.pages[page.tag], f"{page.tag}/{page.name}"
    where = {fact: name for name, other in pages.items() if lists_facts(other) for fact in _named(other)}
    address = {name: relative(f"{page.tag}/{name}", here) for name in where.values()}
    lists = dict.fromkeys(where[fact] for fact in _named(page) if fact in where)
    return {
        "fact_pages": {fact: address[name] for fact, name in where.items()},
        "fact_lists": {name: (address[name], pages[name].text_of("title")) for name in lists},
    }


def _named(page: MarkdownPage) -> tuple[str, ...]:
    node = page.front.get("facts")
    return () if node is None else node.texts()
