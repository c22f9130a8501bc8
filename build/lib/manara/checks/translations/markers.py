"""Generated parts stand in the same section in both languages.

``<!-- page-list -->`` is filled in by the build; a page that lacks it in one language lacks the whole list there. This
is an error. Ordinary comments and waivers are not compared.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.problems import Level, text
from manara.translations.compare_counts import compare_counts
from manara.translations.markup import COMMENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.pages import Section
    from manara.translations.reading import Part

ID = "translations.markers"
MARKER = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")


def check(section: Section) -> Iterator[Problem]:
    """Yield a problem for every section that differs."""
    yield from compare_counts(section, ID, text("generated parts"), count, Level.ERROR)


def count(part: Part) -> tuple[str, ...]:
    """Return the markers of a section in order."""
    if "<!--" not in part.text:
        return ()
    inner = [match[0][4:-3].strip() for match in COMMENT.finditer(part.text)]
    return tuple(name for name in inner if MARKER.fullmatch(name))
