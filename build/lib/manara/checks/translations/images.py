"""A section shows the same images in both languages, each with a text for those who do not see it.

Only the file name is compared; a folder may be named after the language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import text
from manara.translations.compare_counts import compare_counts
from manara.translations.markup import IMAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.pages import Section
    from manara.translations.reading import Part

ID = "translations.images"


def check(section: Section) -> Iterator[Problem]:
    """Yield a problem for every section that differs."""
    yield from compare_counts(section, ID, text("images"), count)


def count(part: Part) -> tuple[str, ...]:
    """Return what is compared."""
    if "![" not in part.text:
        return ()
    return tuple(match[2].rsplit("/", 1)[-1] for block in part.blocks for match in IMAGE.finditer(block.text))
