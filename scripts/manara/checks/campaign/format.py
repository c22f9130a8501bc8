"""A campaign is not newer than the program that reads it.

``format:`` at the head of a file of ``data/`` is its form; a file without it has that of ``data/campaign.yml``. A
program that is older may leave out what it does not know; an older form is brought to the present one by ``manara
upgrade``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.format import FORMAT, forms
from manara.problems import Level, Problem, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign

ID = "campaign.format"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for a form that is newer than the program's, and a warning for an older one."""
    for name, said in forms(campaign.root):
        if said is None or said[1] == str(FORMAT):
            continue
        content = said.string
        place = (content.count("\n", 0, said.start()) + 1, said.start(1) - said.start() + 1)
        if said[1].isdigit() and int(said[1]) < FORMAT:
            yield Problem(
                name,
                *place,
                Level.WARNING,
                ID,
                text("the files have the form {format}; the present one is {known}", format=said[1], known=FORMAT),
                text("Look at what would change: manara upgrade"),
            )
        else:
            yield Problem(
                name,
                *place,
                Level.ERROR,
                ID,
                text(
                    "the format “{format}” is not one this program knows; it knows {known}",
                    format=said[1],
                    known=FORMAT,
                ),
                text("Install the version that the campaign was last built with, or a newer one."),
            )
