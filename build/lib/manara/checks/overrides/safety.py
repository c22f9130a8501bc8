"""A release with a replaced safety file says why it is replaced.

The leave control, the bar with both calls, the notice about a watched phone and the page skeletons, which hold the
content security policy, are measured and tested as the program has them. A campaign that replaces one of them gives the
reason in ``data/campaign.yml``::

    replaced: {partials/campaign/leave.html: "our exit has a sign of its own; tried on three phones on 2026-11-20"}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.replaced import SAFETY, replaced
from manara.problems import Level, Problem, text
from manara.sources.theme import OVERRIDES
from manara.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign

ID = "overrides.safety"
FILE = "data/campaign.yml"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield, for a release, an error for every safety file replaced without a reason; and reasons for nothing."""
    there = replaced(campaign.root)
    node = read_yaml(campaign.root / FILE, FILE, []).get("replaced")
    for name, reason in node.mapping().items() if node is not None else ():
        if name not in there:
            yield reason.problem(
                text("“{name}” is not replaced", name=name), text("Remove the line."), ID, Level.WARNING
            )
    for name in there if campaign.release else ():
        if name in SAFETY and not campaign.replaced.get(name, "").strip():
            yield Problem(
                f"{OVERRIDES}/{name}", 0, 0, Level.ERROR, ID,
                text("a file that keeps visitors safe is replaced, and nothing says why"),
                text("Remove it, or give the reason in data/campaign.yml: replaced: {{{name}: …}}.", name=name),
            )  # fmt: skip
