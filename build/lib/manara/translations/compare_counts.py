"""What the checks of structure share: a number per section that must be equal on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, Problem, Text, text
from manara.translations.compare import hint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manara.translations.pages import Section
    from manara.translations.reading import Part


def compare_counts(
    section: Section, check: str, what: Text, count: Callable[[Part], object], level: Level = Level.WARNING
) -> Iterator[Problem]:
    """Yield a problem when *count* gives different answers."""
    source, target = section.parts
    here, there = count(target), count(source)
    if here != there:
        yield Problem(
            section.pair.target.path,
            target.line,
            1,
            level,
            check,
            text(
                "{what}: {here} here, {there} in “{path}”, line {line}",
                what=what,
                here=_shown(here),
                there=_shown(there),
                path=section.pair.source.path,
                line=source.line,
            ),
            hint(check),
        )


def _shown(value: object) -> str:
    return ", ".join(str(item) for item in value) or "–" if isinstance(value, tuple) else str(value)
