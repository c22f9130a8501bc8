"""All problems of a campaign on one page: what ``manara check --format html`` writes and the preview shows."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from manara.desk.cards import card
from manara.desk.document import document
from manara.problems import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from manara.cli.language import Interface
    from manara.desk.cards import Desk
    from manara.desk.document import Live
    from manara.problems import Problem


def report(
    problems: Sequence[Problem],
    desk: Desk,
    *,
    live: Live | None = None,
    link: Callable[[Problem], str] = lambda _problem: "",
    more: str = "",
    waiting: bool = False,
) -> str:
    """Return one HTML page of *problems*, file by file, each with its mend, in every language of *desk*.

    Args:
        problems: In order.
        desk: Who reads it.
        live: The preview behind it, if there is one.
        link: From a problem to the address of the previewed page it is in, or an empty string.
        more: HTML that comes first.
        waiting: The checks have not ended: that nothing is found yet says nothing.
    """
    said = desk.speaker.gettext("Being checked …") if waiting else counted(problems, desk.speaker)
    parts = [more, f"<p>{escape(said)}</p>"]
    number = 0
    for path, found in groupby(problems, key=lambda problem: problem.path):
        parts.append(f'<h2><bdi dir="ltr">{escape(path)}</bdi></h2>')
        for problem in found:
            number += 1
            parts.append(card(problem, desk, number, link=link(problem)))
    parts.append('<p class="manara-result" role="status"></p>' if live is not None else "")
    return document(desk.speaker, desk.speaker.gettext("Problems"), "\n".join(parts), live)


def counted(problems: Sequence[Problem], speaker: Interface) -> str:
    """Return how many errors and warnings there are, in words."""
    if not problems:
        return speaker.gettext("No problems.")
    errors = sum(problem.level is Level.ERROR for problem in problems)
    warnings = len(problems) - errors
    said = (
        speaker.ngettext("{count} error", "{count} errors", errors).format(count=errors) if errors else "",
        speaker.ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings) if warnings else "",
    )
    return speaker.gettext(", ").join(filter(None, said))
