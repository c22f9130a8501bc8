"""Pictograms: small drawings of our own beside channels, doors and signs.

Each is the inside of a 24 by 24 drawing in lines, a file of the theme in ``partials/pictograms/``. A heading whose id
is a file's name gets the drawing in front, so that editors do nothing but keep the id. The words always stand beside
it; screen readers pass the drawing over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from manara.sources.theme import theme_files

if TYPE_CHECKING:
    from pathlib import Path

_HEADING = re.compile(r'<h([23]) id="([a-z][a-z0-9-]*)">')
_SECTION = re.compile(r"(?=<h2[ >])")


def load_pictograms(root: Path) -> dict[str, Markup]:
    """Return every drawing of the theme and of the campaign in *root* as inline SVG, by name."""
    return {
        path.stem: _svg(path.read_text("utf-8").strip()) for path in theme_files(root, "partials/pictograms", "*.svg")
    }


def with_pictograms(html: str, pictograms: dict[str, Markup]) -> str:
    """Return *html* with a drawing in every heading that has one."""
    return _HEADING.sub(lambda match: match[0] + str(pictograms.get(match[2], "")), html)


def with_doors(html: str, pictograms: dict[str, Markup]) -> str:
    """Return the home page's *html* with its sections that have a drawing made into doors, side by side."""
    lead, *sections = _SECTION.split(html)
    doors = [section for section in sections if _is_door(section, pictograms)]
    rest = [section for section in sections if not _is_door(section, pictograms)]
    if not doors:
        return html
    boxes = "".join(f'<section class="door">\n{section.strip()}\n</section>\n' for section in doors)
    return f'{lead}<div class="doors">\n{boxes}</div>\n{"".join(rest)}'


def _is_door(section: str, pictograms: dict[str, Markup]) -> bool:
    match = _HEADING.match(section)
    return match is not None and match[2] in pictograms


def _svg(inside: str) -> Markup:
    return Markup(  # noqa: S704  # our own file
        '<svg class="pic" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" '
        f'stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">{inside}</svg>'
    )
