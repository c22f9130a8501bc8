"""What the checks of writing share: every line of every page of certain languages, and its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, Problem, Text
from manara.translations.pages import sides_of
from manara.translations.typography import protect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manara.campaign.model import Campaign
    from manara.translations.pages import Side
    from manara.translations.typography import Finding

SPOKEN = ("title", "description")


def lines_of(side: Side) -> Iterator[tuple[int, int, str]]:
    """Yield line, first column less one, and protected text of title, description and every body line."""
    for key in SPOKEN:
        node = side.page.front.get(key)
        if node is not None and isinstance(node.value, str):
            yield node.line, node.column - 1, node.value
    for part in side.reading.parts:
        for block in part.blocks:
            for offset, line in enumerate(block.text.split("\n")):
                yield block.line + offset, 0, protect(line)


def check_writing(
    campaign: Campaign,
    check: str,
    level: Level,
    *,
    rule: Callable[[str], Iterator[Finding]],
    say: Callable[[Finding], tuple[Text, Text]],
    scripts: tuple[str, ...] = (),
) -> Iterator[Problem]:
    """Yield a problem for every finding of *rule*.

    Args:
        campaign: Whose pages are read.
        check: The check's id.
        level: How bad a finding is.
        rule: Finds in one line.
        say: From finding to message and hint.
        scripts: Only languages in these scripts; all when empty.
    """
    for side in sides_of(campaign):
        if scripts and side.locale.script not in scripts:
            continue
        for number, shift, line in lines_of(side):
            for finding in rule(line):
                yield Problem(side.path, number, finding.start + shift + 1, level, check, *say(finding))
