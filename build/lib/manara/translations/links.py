"""Where a link between pages leads: the language and the page it names."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from manara.translations.pages import Side


def destination(target: str, side: Side) -> str:
    """Return the path a relative link names, from the folder of all languages: ``ar/help.md``."""
    path = urlsplit(target).path
    return posixpath.normpath(posixpath.join(side.locale.tag, posixpath.dirname(side.page.name), path)).lstrip("/")


def is_outside(target: str) -> bool:
    """Tell whether a link leads to another site."""
    parts = urlsplit(target)
    return bool(parts.scheme or parts.netloc)


def leads_into(target: str, side: Side, tags: tuple[str, ...]) -> str:
    """Return the other language that a link leads into, or an empty string."""
    if is_outside(target) or not urlsplit(target).path:
        return ""
    first = destination(target, side).partition("/")[0]
    return first if first in tags and first != side.locale.tag else ""
