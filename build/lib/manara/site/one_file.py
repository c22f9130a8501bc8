"""The whole campaign of one language in a single file, made from the finished text of its pages.

It opens from a file manager or a chat, without a network: every page is a fold, links between pages become links
inside the file, and what would need another file is left as words. The doors of the home page are left out: the folds
are the doors here. Ids carry their page's name in front, because two
pages may use the same. Nothing is typed twice.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from manara.site.one_page import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selectolax.lexbor import LexborNode

_HEADINGS = {f"h{level}": f"h{min(level + 1, 6)}" for level in range(1, 7)}
# Attributes that name an element of the page by its id, or a group of them.
NAMING = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers")


@dataclass(frozen=True)
class Part:
    """One page: its id, title, text, and what is said of when its facts were checked."""

    id: str
    title: str
    body: Markup
    checked: str = ""


def path_of(tag: str) -> str:
    """Return where the file is, below the site's root; its name tells nothing."""
    return f"{tag}/file/information-{tag}.html"


def part(name: str, title: str, html: str, kept: Iterable[str], checked: str = "") -> Part:
    """Return one page's text, ready to stand beside the others.

    Args:
        name: ``help.md``.
        title: Shown on the fold.
        html: The page's finished text.
        kept: Names of all pages that are in the file.
        checked: When its facts were last checked, in words.
    """
    own = name.removesuffix(".md")
    tree = LexborHTMLParser(html)
    body = tree.body
    if body is None:
        return Part(own, title, Markup())
    for node in body.css(".keep, .call svg, summary .vh, script, img"):
        node.decompose()
    for node in body.css("*"):
        _rename(node, own)
    for drawn in body.css("use[href]"):
        drawn.attrs["href"] = f"#{own}-{str(drawn.attributes['href'])[1:]}"
    for link in body.css("a[href]"):
        _lead(link, own, frozenset(kept))
    inside = "".join(child.html or "" for child in body.iter(include_text=True))
    return Part(own, title, Markup(_lowered(inside).strip()), checked)  # noqa: S704  # rendered from Markdown


def _rename(node: LexborNode, own: str) -> None:
    """Put the page's name before the ids of *node* and before those it names."""
    attributes = node.attributes
    if attributes.get("id"):
        node.attrs["id"] = f"{own}-{attributes['id']}"
    if node.tag == "input" and attributes.get("name"):
        node.attrs["name"] = f"{own}-{attributes['name']}"
    for key in NAMING:
        if attributes.get(key):
            node.attrs[key] = " ".join(f"{own}-{word}" for word in str(attributes[key]).split())


def _lead(link: LexborNode, own: str, kept: frozenset[str]) -> None:
    """Let a link lead inside the file, or become words."""
    href = str(link.attributes.get("href"))
    if href.startswith(OUTSIDE):
        return
    target = urlsplit(href)
    name = posixpath.basename(target.path).removesuffix(".html") if target.path else own
    if target.scheme or target.netloc or f"{name}.md" not in kept or "download" in link.attributes:
        link.unwrap()
        return
    link.attrs["href"] = f"#{name}-{target.fragment}" if target.fragment else f"#{name}"


def _lowered(html: str) -> str:
    """Return *html* with every heading one level lower: the fold's title is the second level's."""
    return re.sub(r"<(/?)(h[1-6])\b", lambda match: f"<{match[1]}{_HEADINGS[match[2]]}", html)
