"""Right-to-left pages: which they are, and whether a number keeps its order in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import babel
from selectolax.lexbor import SelectolaxError

from manara.locales import Locale

if TYPE_CHECKING:
    from collections.abc import Callable

    from selectolax.lexbor import LexborNode

    from campaign_grade.model import Page, Site

_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)
_ISOLATES = "\u2066\u2067\u2068\u202a\u202d\u200e"
_LEFT_TO_RIGHT = re.compile(r"direction\s*:\s*ltr", re.IGNORECASE)
_ISOLATING = re.compile(
    r"unicode-bidi\s*:\s*(?:isolate|embed|bidi-override|plaintext)|display\s*:\s*(?:inline-block|block|flex)",
    re.IGNORECASE,
)


def locale_of(tag: str) -> Locale | None:
    """Return the locale of a declared language, or ``None`` when there is none of that name."""
    if not _TAG.fullmatch(tag):
        return None
    primary = tag.split("-", maxsplit=1)[0]
    try:
        babel.Locale.parse(primary)
    except (babel.UnknownLocaleError, ValueError):
        return None
    return Locale(primary, primary, primary)


def direction_of(page: Page) -> str:
    """Return the declared direction of the page: on ``html``, else on ``body``, else an empty string."""
    return (page.attribute("html", "dir") or page.attribute("body", "dir")).lower()


def is_right_to_left(page: Page) -> bool:
    """Tell whether the page is, or should be, written from right to left."""
    locale = locale_of(page.language)
    return direction_of(page) == "rtl" or (locale is not None and locale.direction == "rtl")


def isolated_at(site: Site, page: Page) -> Callable[[LexborNode, str, str], bool]:
    """Return a question: does *written*, in *words* of *node*, keep its order on this page?"""
    styled = _styled(site, page)

    def keeps(node: LexborNode, words: str, written: str) -> bool:
        before = words[: words.find(written)].rstrip()
        if before and before[-1] in _ISOLATES:
            return True
        here: LexborNode | None = node
        while here is not None and here.tag not in ("body", "html"):
            direction = (here.attributes.get("dir") or "").lower()
            if direction:
                return direction == "ltr"
            if here.mem_id in styled:
                return True
            here = here.parent
        return False

    return keeps


def _styled(site: Site, page: Page) -> frozenset[int]:
    """Return the elements that a style sheet, or their own style, isolates from left to right."""
    found = set()
    for rule in site.style_rules(page):
        if _LEFT_TO_RIGHT.search(rule.body) and _ISOLATING.search(rule.body):
            try:
                found |= {node.mem_id for node in page.html.css(rule.selector)}
            except SelectolaxError:
                continue  # a selector the parser does not know, such as ::before
    for node in page.html.css("[style]"):
        style = node.attributes.get("style") or ""
        if _LEFT_TO_RIGHT.search(style) and _ISOLATING.search(style):
            found.add(node.mem_id)
    return frozenset(found)
