"""The two contacts of every first screen, and where leaving leads, are the confirmed ones.

Another id under ``hotline`` puts another number on every page although no record changed. What somebody confirmed with
``manara confirm campaign`` stands in ``data/campaign.lock``; anything else is an error until it is confirmed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.lock import BLOCK, SETTINGS, read_lock, values_of
from manara.problems import Level, text
from manara.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.problems import Problem
    from manara.sources.yaml_file import Node

ID = "campaign.changed"
COMMAND = "manara confirm campaign"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for every value that is not the confirmed one."""
    lock = read_lock(campaign.root)
    yield from lock.problems
    if lock.problems:
        return
    row = lock.rows.get(BLOCK, {})
    root = read_yaml(campaign.root / SETTINGS, SETTINGS, [])
    for name, value in values_of(campaign).items():
        confirmed = row.get(name, "")
        if confirmed != value:
            yield _at(root, name).problem(
                text(
                    "“{field}” changed from “{old}” to “{new}” since it was confirmed",
                    field=name,
                    old=confirmed,
                    new=value,
                )
                if confirmed
                else text("nobody has confirmed “{field}: {new}”", field=name, new=value),
                text("If every page shall show it, record it: {command}", command=COMMAND)
                if not confirmed
                else text(
                    "Write the confirmed value again; or, if every page shall show the new one, record it: {command}",
                    command=COMMAND,
                ),
                ID,
                Level.ERROR,
            )


def _at(node: Node, name: str) -> Node:
    for key in name.split("."):
        node = node.items()[int(key)] if key.isdigit() else node.get(key) or node
    return node
