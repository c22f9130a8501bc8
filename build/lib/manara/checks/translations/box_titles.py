"""Every box has a title in its own language.

Without one, the box shows its kind as an English word: “Danger”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.checks.pages.language import LEAST, script_share
from manara.problems import Level, Problem, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.translations.pages import Side

ID = "translations.box-titles"


def check(side: Side) -> Iterator[Problem]:
    """Yield an error for every box without a title in the page's script."""
    for part in side.reading.parts:
        for block in part.blocks:
            if block.kind not in ("box", "tab"):
                continue
            title = block.title
            share = script_share(title, side.locale.script)
            if not title.strip() or (share is not None and share < LEAST):
                yield Problem(
                    side.path,
                    block.line,
                    1,
                    Level.ERROR,
                    ID,
                    text("the box “{kind}” has no title in “{tag}”", kind=block.name or "===", tag=side.locale.tag),
                    text('Write it in quotation marks after the kind: !!! {kind} "…".', kind=block.name),
                )
