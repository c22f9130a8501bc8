"""Links between pages lead somewhere.

A link names the Markdown file, relative to the page: ``[text](calling.md)`` or ``[text](law.md#limits)``. The page
must exist in the same language, and the heading must carry that id. Links to other sites are not typed by hand:
``{{ web:committee }}`` takes the address from ``data/contacts/``.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from manara.checks.pages.pictures import PICTURE
from manara.problems import Level, Problem, did_you_mean, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.checks.kinds import Pages, Redirects
    from manara.sources.markdown_page import MarkdownPage

ID = "pages.links"
# [text](target "title") and [label]: target. “[^label]:” begins a note; “![” a picture, which has its own check.
LINK = re.compile(r"\]\(\s*<?([^)\s>]+)>?(?:\s+[\"'(].*?)?\)|^\s{0,3}\[[^\]^][^\]]*\]:\s*<?(\S+?)>?(?:\s|$)")
OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def check(page: MarkdownPage, pages: Pages, redirects: Redirects) -> Iterator[Problem]:
    """Yield a problem for every link that leads nowhere."""
    for line, column, target in links_of(page):
        yield from _check_link(page, pages[page.tag], redirects, (line, column), target)


def links_of(page: MarkdownPage) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and target of every Markdown link of *page*."""
    for number, line in page.prose():
        if "](" in line or "]:" in line:
            for match in LINK.finditer(PICTURE.sub(lambda found: " " * len(found[0]), line) if "![" in line else line):
                group = 1 if match[1] else 2
                yield number, match.start(group) + 1, match[group]


def _check_link(
    page: MarkdownPage, pages: dict[str, MarkdownPage], redirects: dict[str, str], place: tuple[int, int], target: str
) -> Iterator[Problem]:
    line, column = place
    if OUTSIDE.match(target):
        yield Problem(
            page.path,
            line,
            column,
            Level.ERROR,
            ID,
            text("the link “{target}” to another site is typed by hand", target=target),
            text("Add the address to a contact in data/contacts/ and write {{{{ web:its-id }}}}."),
        )
        return
    parts = urlsplit(target)
    path = unquote(parts.path)
    name = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), path)) if path else page.name
    found = pages.get(name)
    if found is None:
        hint = (
            text("The page was removed; link to “{page}”, or take the link away.", page=redirects[name])
            if name in redirects
            else did_you_mean(name, pages, 0.5) or text("Write the file's name, such as “calling.md”.")
        )
        yield Problem(
            page.path,
            line,
            column,
            Level.ERROR,
            ID,
            text("the link “{target}” leads to no page of this language", target=target),
            hint,
        )
    elif parts.fragment and parts.fragment not in {section.id for section in found.sections}:
        ids = [section.id for section in found.sections if section.id]
        hint = did_you_mean(f"#{parts.fragment}", [f"#{one}" for one in ids], 0) or text(
            "Give the heading an id: “## Heading {{#id}}”."
        )
        yield Problem(
            page.path,
            line,
            column,
            Level.ERROR,
            ID,
            text("“{path}” has no heading “#{id}”", path=found.path, id=parts.fragment),
            hint,
        )
