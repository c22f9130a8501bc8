"""The one-page edition's outline: which sections of which pages it shows, from ``data/one-page.yml``.

::

    open: [help.md#half-minute]       # shown at once
    folded:                           # each folds out with a tap
      - help.md#two-minutes
      - signs.md#eleven-signs
    left_out: [about.md]              # optional: pages that the single file to keep does without

A section is named by its page's file and the id of its heading; its sub-sections come with it. Nothing is typed
twice: words, calls and numbers are those of the full page, in every language. Every page and heading named must
exist in every language.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.problems import text
from manara.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from manara.problems import Problem
    from manara.sources.markdown_page import MarkdownPage
    from manara.sources.yaml_file import Node

ID = "campaign.one-page"
FILE = "data/one-page.yml"


@dataclass(frozen=True)
class Pick:
    """One section: ``help.md`` and ``two-minutes``."""

    page: str
    section: str


# Of the single file: it goes through chats, and is paid for with prepaid data.
MOST_BYTES = 150_000


@dataclass(frozen=True)
class Outline:
    """What the one-page edition shows, in order; and which pages the single file to keep does without."""

    open: tuple[Pick, ...] = ()
    folded: tuple[Pick, ...] = ()
    left_out: tuple[str, ...] = ()


def load_outline(root: Path, pages: dict[str, dict[str, MarkdownPage]], problems: list[Problem]) -> Outline:
    """Return the outline of ``data/one-page.yml``; a campaign without that file has an empty one."""
    path = root / FILE
    if not path.is_file():
        return Outline()
    node = read_yaml(path, FILE, problems)
    left_out = node.get("left_out")
    outline = Outline(
        _picks(node.need("open"), pages),
        _picks(node.need("folded"), pages),
        () if left_out is None else _names(left_out, pages),
    )
    node.close()
    return outline


def _picks(node: Node, pages: dict[str, dict[str, MarkdownPage]]) -> tuple[Pick, ...]:
    found = []
    for item in node.items():
        page, _, section = item.text().partition("#")
        lacking = [tag for tag, there in pages.items() if not _exists(item, page, section, tag, there)]
        if not lacking:
            found.append(Pick(page, section))
    return tuple(found)


def _names(node: Node, pages: dict[str, dict[str, MarkdownPage]]) -> tuple[str, ...]:
    found = []
    for item in node.items():
        lacking = [tag for tag, there in pages.items() if not _has_page(item, item.text(), tag, there)]
        if not lacking:
            found.append(item.text())
    return tuple(found)


def _exists(item: Node, page: str, section: str, tag: str, pages: dict[str, MarkdownPage]) -> bool:
    if not _has_page(item, page, tag, pages):
        return False
    return has_heading(item, section, pages[page], ID)


def has_heading(item: Node, section: str, page: MarkdownPage, check: str) -> bool:
    """Tell whether *page* has a heading of that id; otherwise *item*, which names it, is an error of *check*."""
    ids = [found.id for found in page.sections if found.id]
    if section in ids:
        return True
    near = difflib.get_close_matches(section, ids, 1, 0.3) or ids[:1]
    item.error(
        text("docs/{tag}/{page} has no heading “#{id}”", tag=page.tag, page=page.name, id=section),
        text("Did you mean “{near}”?", near=f"{page.name}#{near[0]}")
        if near
        else text("Give the heading an id: “## Heading {{#id}}”."),
        check,
    )
    return False


def _has_page(item: Node, page: str, tag: str, pages: dict[str, MarkdownPage]) -> bool:
    if page not in pages:
        near = difflib.get_close_matches(page, pages, 1, 0.5)
        item.error(
            text("there is no page docs/{tag}/{page}", tag=tag, page=page),
            text("Did you mean “{near}”?", near=near[0]) if near else text("Write such as help.md#two-minutes."),
            ID,
        )
        return False
    return True
