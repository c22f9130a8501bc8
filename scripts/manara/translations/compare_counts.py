"""What the checks of structure share: a number per section that must be equal on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, Problem, Text, text
from manara.translations.compare import hint
from manara.translations.pages import pairs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manara.campaign.model import Campaign
    from manara.translations.reading import Part


def compare_counts(
    campaign: Campaign, check: str, what: Text, count: Callable[[Part], object], level: Level = Level.WARNING
) -> Iterator[Problem]:
    """Yield a problem for every section in which *count* gives different answers."""
    for pair in pairs_of(campaign):
        for source, target in pair.parts:
            here, there = count(target), count(source)
            if here != there:
                yield Problem(
                    pair.target.path,
                    target.line,
                    1,
                    level,
                    check,
                    text("{what}: {here} here, {there} in “{path}”, line {line}", what=what, here=_shown(here),
                         there=_shown(there), path=pair.source.path, line=source.line),
                    hint(check),
                )  # fmt: skip


def _shown(value: object) -> str:
    return ", ".join(str(item) for item in value) or "–" if isinstance(value, tuple) else str(value)
