"""One number belongs to one contact.

The same number in two records is usually a copy that was not changed: callers reach the wrong desk. Where two services
do share a line, one of the records waives this check with the reason. Inside one contact it is an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.contacts.waivers import waiver_line
from manara.problems import Level, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.contacts.model import Channel, Contact
    from manara.problems import Problem

ID = "contacts.duplicate"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield a problem for every number, address or channel id met before."""
    seen: dict[tuple[str, str], tuple[Contact, Channel]] = {}
    for contact in campaign.contacts.values():
        names: set[str] = set()
        for channel in contact.channels:
            if channel.id in names:
                yield channel.node.problem(
                    text("the channel id “{id}” is used twice in this contact", id=channel.id),
                    text("Give the channel an “id:” of its own."),
                    ID,
                )
            names.add(channel.id)
            what = channel.dial or channel.address
            if not what:
                continue
            first = seen.setdefault((channel.type, what), (contact, channel))
            if first[1] is channel or contact.waives(ID, what, campaign.today):
                continue
            yield channel.node.problem(
                text("“{value}” is also in {path}", value=what, path=first[0].path),
                text(
                    "Compare both with their sources, or write the reason under “waive:” of the record: {waiver}",
                    waiver=waiver_line(ID, what),
                ),
                ID,
                Level.ERROR if first[0] is contact else Level.WARNING,
            )
