"""The outline of a page's text: its title with the first sentences, and tables that scroll inside themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import escape
from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Callable

_LEAD = re.compile(r"\s*<h1[ >].*?</h1>(?:\s*<p>.*?</p>)?", re.DOTALL)
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_BEFORE = re.compile(r"<h[1-6][^>]*>(.*?)</h[1-6]>", re.DOTALL)


def split_lead(html: str) -> tuple[str, str]:
    """Return title and first paragraph, and what follows; nothing first where the page does not begin with a title."""
    match = _LEAD.match(html)
    return (match[0].strip(), html[match.end() :].strip()) if match else ("", html)


def with_regions(html: str, _: Callable[[str], str]) -> str:
    """Return *html* with each table in a region that a keyboard reaches and scrolls, named after its heading."""
    count: dict[str, int] = {}
    table = _("Table")

    def region(match: re.Match[str]) -> str:
        titles = _BEFORE.findall(html, 0, match.start())
        title = LexborHTMLParser(titles[-1]).text().strip() if titles else table
        count[title] = count.get(title, 0) + 1
        name = f"{table}: {title}" + (f" ({count[title]})" if count[title] > 1 else "")
        return f'<div class="wide" role="region" tabindex="0" aria-label="{escape(name)}">{match[0]}</div>'

    return _TABLE.sub(region, html)
