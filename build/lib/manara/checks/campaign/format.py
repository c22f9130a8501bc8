"""A campaign is not newer than the program that reads it.

``format:`` in ``data/campaign.yml`` is the form of its files. A program that is older may leave out what it does not
know; an older form is brought to the present one by ``manara upgrade``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.format import FILE, FORMAT
from manara.problems import Level, text
from manara.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.problems import Problem

ID = "campaign.format"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for a form that is newer than the program's, and a warning for an older one."""
    node = read_yaml(campaign.root / FILE, FILE, []).get("format")
    if node is None:
        return
    found = node.text()
    if not found.isdigit() or int(found) > FORMAT:
        yield node.problem(
            text("the format “{format}” is not one this program knows; it knows {known}", format=found, known=FORMAT),
            text("Install the version that the campaign was last built with, or a newer one."),
            ID,
        )
    elif int(found) < FORMAT:
        yield node.problem(
            text("the files have the form {format}; the present one is {known}", format=found, known=FORMAT),
            text("Look at what would change: manara upgrade"),
            ID,
            Level.WARNING,
        )
