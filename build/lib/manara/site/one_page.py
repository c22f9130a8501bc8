"""The one-page edition: sections of the full pages, taken as they were rendered, folded into one file.

Nothing is typed twice: what an editor changes in a page changes here. Sections become ``<details>``, because a link
to a place in the same page adds a line to the browser's history and opening a fold adds none
(docs/decisions/0006). Links to other pages lose their address for the same reason and stay as words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from manara.campaign.model import Campaign
    from manara.campaign.one_page import Outline, Pick

_CARD = re.compile("(</?)h4")
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
# What a link may do here: call, write, or lead to another site.
OUTSIDE = ("tel:", "sms:", "mailto:", "https:")


@dataclass(frozen=True)
class Folded:
    """One section: its heading and what stands below it, both as HTML."""

    title: Markup
    body: Markup


@dataclass(frozen=True)
class Group:
    """Sections of one page that follow each other, under that page's title."""

    title: str
    sections: tuple[Folded, ...]


@dataclass(frozen=True)
class OnePage:
    """What the template shows."""

    open: tuple[Folded, ...]
    groups: tuple[Group, ...]


def one_page(outline: Outline, campaign: Campaign, tag: str, rendered: dict[str, str]) -> OnePage:
    """Return the edition in one language.

    Args:
        outline: What it shows, in order.
        campaign: For the pages' titles.
        tag: The language.
        rendered: HTML of each page's text by source address, ``ar/help.md``.
    """

    def fold(pick: Pick) -> Folded:
        found = section(rendered[f"{tag}/{pick.page}"], pick.section)
        # A fold's title is no heading, so a card's name stands right below the group's title.
        return Folded(found.title, Markup(_CARD.sub(r"\1h3", found.body)))  # noqa: S704  # it was markup before

    return OnePage(
        tuple(map(fold, outline.open)),
        tuple(
            Group(campaign.pages[tag][page].text_of("title"), tuple(map(fold, picks)))
            for page, picks in groupby(outline.folded, key=lambda pick: pick.page)
        ),
    )


def section(html: str, wanted: str) -> Folded:
    """Return the section of *html* whose heading has the id *wanted*, with its sub-sections.

    The title is empty when there is no such heading; the check of the outline has already said so.
    """
    tree = LexborHTMLParser(html)
    heading = tree.css_first(f'[id="{wanted}"]')
    if heading is None or heading.tag not in _HEADINGS:
        return Folded(Markup(), Markup())
    _make_quiet(tree)
    parts = []
    node = heading.next
    while node is not None and _HEADINGS.get(node.tag or "", 9) > _HEADINGS[heading.tag]:
        parts.append(node.html or "")
        node = node.next
    return Folded(_inside(heading), Markup("".join(parts).strip()))  # noqa: S704  # rendered from Markdown


def _make_quiet(tree: LexborHTMLParser) -> None:
    """Take away ids, every link that would lead to another line in the history, and pictograms (they weigh).

    Headings are no folds of their own any more: what follows them here is not what followed them on their page.
    """
    for drawing in tree.css("svg"):
        drawing.decompose()
    for node in tree.css("[id]"):
        del node.attrs["id"]
    for heading in tree.css("h2.answer, h2.fold, h3.answer, h3.fold"):
        del heading.attrs["class"]
    for link in tree.css("a"):
        if not (link.attributes.get("href") or "").startswith(OUTSIDE):
            link.unwrap()


def _inside(node: LexborNode) -> Markup:
    html = node.html or ""
    return Markup(html[html.index(">") + 1 : html.rindex("</")])  # noqa: S704  # rendered from Markdown
