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

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.problems import did_you_mean, text
from manara.sources.record import PLACED, may, need, read, record
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


@record
class OnePage:
    """The file as it is written."""

    open: tuple[Node, ...] = need(PLACED, text("Sections shown at once: a page’s file and the id of a heading."))
    folded: tuple[Node, ...] = need(PLACED, text("Sections that each fold out with a tap."))
    left_out: tuple[Node, ...] = may(PLACED, text("Pages that the single file to keep does without."), default=())


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
    file = read(OnePage, read_yaml(path, FILE, problems), ())
    return Outline(_picks(file.open, pages), _picks(file.folded, pages), _names(file.left_out, pages))


def _picks(items: tuple[Node, ...], pages: dict[str, dict[str, MarkdownPage]]) -> tuple[Pick, ...]:
    found = []
    for item in items:
        page, _, section = item.text().partition("#")
        lacking = [tag for tag, there in pages.items() if not _exists(item, page, section, tag, there)]
        if not lacking:
            found.append(Pick(page, section))
    return tuple(found)


def _names(items: tuple[Node, ...], pages: dict[str, dict[str, MarkdownPage]]) -> tuple[str, ...]:
    found = []
    for item in items:
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
    item.error(
        text("docs/{tag}/{page} has no heading “#{id}”", tag=page.tag, page=page.name, id=section),
        did_you_mean(f"{page.name}#{section}", [f"{page.name}#{one}" for one in ids], 0)
        or text("Give the heading an id: “## Heading {{#id}}”."),
        check,
    )
    return False


def _has_page(item: Node, page: str, tag: str, pages: dict[str, MarkdownPage]) -> bool:
    if page not in pages:
        item.error(
            text("there is no page docs/{tag}/{page}", tag=tag, page=page),
            did_you_mean(page, pages, 0.5) or text("Write such as help.md#two-minutes."),
            ID,
        )
        return False
    return True
