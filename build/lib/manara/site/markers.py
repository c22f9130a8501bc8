"""Places in a page where the build puts something in: ``<!-- page-list -->`` alone on a line.

The editor decides where it stands, a partial of the theme in ``partials/markers/`` what it looks like. The partial gets
the same values as the page's template.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

if TYPE_CHECKING:
    import jinja2

MARKER = re.compile(r"<!--\s*([a-z][a-z0-9-]*)\s*-->")


def fill_markers(html: str, env: jinja2.Environment, known: frozenset[str], context: dict[str, Any]) -> Markup:
    """Return *html* with every marker in *known* replaced by its partial; other comments are dropped."""

    def fill(match: re.Match[str]) -> str:
        if match[1] not in known:
            return ""
        return env.get_template(f"partials/markers/{match[1]}.html").render(context)

    return Markup(MARKER.sub(fill, html))  # noqa: S704  # rendered by templates that escape
