"""What the checks of writing share: every line of a page, and its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, Problem, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manara.translations.pages import Side
    from manara.translations.typography import Finding

SPOKEN = ("title", "description")


def _spoken(side: Side) -> Iterator[tuple[int, int, str]]:
    """Yield line, first column less one, and text of title and description."""
    for key in SPOKEN:
        node = side.page.front.get(key)
        if node is not None and isinstance(node.value, str):
            yield node.line, node.column - 1, node.value


def _body(side: Side) -> Iterator[tuple[int, int, str]]:
    """Yield the same of every line of the body, protected."""
    for block in side.reading.blocks:
        for offset, line in enumerate(block.safe.split("\n")):
            yield block.line + offset, 0, line


def check_writing(
    side: Side,
    check: str,
    level: Level,
    *,
    rule: Callable[[str], Iterator[Finding]],
    say: Callable[[Finding, int], tuple[Text, Text]],
    scripts: tuple[str, ...] = (),
    once: bool = False,
) -> Iterator[Problem]:
    """Yield a problem for every finding of *rule*.

    Args:
        side: The page that is read.
        check: The check's id.
        level: How bad a finding is.
        rule: Finds in one line; in several lines it finds the same, so that a page without a fault is read once.
        say: From finding, and how many there are, to message and hint.
        scripts: Only languages in these scripts; all when empty.
        once: One problem for each file, at the first finding.
    """
    if scripts and side.locale.script not in scripts:
        return
    faulty = next(rule(side.reading.safe), None) is not None
    found = [
        (number, finding.start + shift + 1, finding)
        for number, shift, line in (*_spoken(side), *(_body(side) if faulty else ()))
        for finding in rule(line)
    ]
    for line, column, finding in found[:1] if once else found:
        yield Problem(side.path, line, column, level, check, *say(finding, len(found)))
