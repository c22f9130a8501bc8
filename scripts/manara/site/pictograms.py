"""Pictograms: small drawings beside channels, headings and situations, and picture strips made of them.

Each is the inside of a 24 by 24 drawing in lines, a file of the theme or of the campaign in ``partials/pictograms/``.
Two things bring one into a page, both plain Markdown, so that every check reads the words beside it as any text:

* a heading whose id is a file's name gets the drawing in front, and so does one that names another in its own marks:
  ``## When am I paid? {#pay-day .pic-calendar .answer}``;
* a list item that names drawings, each as a class ``pic-NAME`` in an attribute list on a line of its own::

      - [They keep my passport](check.md#documents)
        {: .pic-documents }

A list all of whose items do so is a set of tiles, or, when it is numbered, a strip: panels in the page's direction, or
below each other where there are more than four. A list whose items are links and nothing else becomes rows that can be
tapped as a whole.
The words always stand beside the drawing; screen readers pass the drawing over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from manara.sources.theme import theme_files

if TYPE_CHECKING:
    from pathlib import Path

_HEADING = re.compile(r"<h[23] [^>]*>")
_OWN = re.compile(r'\bpic-([a-z0-9-]+) ?(?=[^"]*")')
_ID = re.compile(r' id="([a-z][a-z0-9-]*)"')
_LIST = re.compile(r"<(ul|ol)>\n((?:<li class=\"pic-[^\"]*\">(?:(?!<li|<ul|<ol).)*</li>\n)+)</\1>", re.DOTALL)
_LINKS = re.compile(r"<ul>(?=(?:\s*<li><a [^>]*>[^<]*</a></li>)+\s*</ul>)")
_MOST_PANELS = 4
_ITEM = re.compile(r'<li class="([^"]*)">(.*?)</li>', re.DOTALL)


def load_pictograms(root: Path) -> dict[str, Markup]:
    """Return every drawing of the theme and of the campaign in *root* as inline SVG, by name."""
    return {
        path.stem: _svg(path.read_text("utf-8").strip()) for path in theme_files(root, "partials/pictograms", "*.svg")
    }


def with_pictograms(html: str, pictograms: dict[str, Markup]) -> str:
    """Return *html* with a drawing in every heading that has one, and with tiles and strips drawn."""
    html = _HEADING.sub(lambda match: _headed(match[0], pictograms), html)
    html = _LINKS.sub('<ul class="rows">', html)
    return _LIST.sub(lambda match: _drawn(match[1], match[2], pictograms), html)


def _headed(tag: str, pictograms: dict[str, Markup]) -> str:
    """Return a heading's *tag* with the drawing that it names, or else the one of its id; the name stays behind."""
    named = _OWN.search(tag)
    key = _ID.search(tag)
    if named is not None:
        tag = tag.replace(named[0], "", 1).replace(' class=""', "")
    name = named[1] if named is not None else key[1] if key is not None else ""
    return f"{tag}{pictograms.get(name, '')}"


def _drawn(kind: str, items: str, pictograms: dict[str, Markup]) -> str:
    def item(match: re.Match[str]) -> str:
        names = [name.removeprefix("pic-") for name in match[1].split() if name.startswith("pic-")]
        pictures = "".join(str(pictograms.get(name, "")) for name in names)
        if kind == "ol":
            pictures = f'<span class="pics">{pictures}</span>'
        return f"<li>{pictures}{match[2].strip()}</li>"

    name = {"ul": "tiles", "ol": "strip" if items.count("<li") <= _MOST_PANELS else "strip road"}[kind]
    return f'<{kind} class="{name}">\n{_ITEM.sub(item, items)}</{kind}>'


def _svg(inside: str) -> Markup:
    return Markup(  # noqa: S704  # our own file
        '<svg class="pic" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" fill="none" '
        'stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">'
        f"{inside}</svg>"
    )
