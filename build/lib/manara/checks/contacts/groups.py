"""What a reader sees is the number that is dialled.

The printed form follows from the number: as it is dialled inside its country, with the trunk prefix where the country
has one, in the groups of its numbering plan (``1234 5678``, ``06 123 4567``). ``groups`` is written only where another
grouping is wanted. It holds ASCII digits and single spaces, and must dial the same; without this check, people who
copy the number by hand would be shown another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.contacts.model import DIALLED
from manara.contacts.numbering import SHORT, dials, national_form, parsed
from manara.problems import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.contacts.model import Channel, Contact
    from manara.problems import Problem

ID = "contacts.groups"
GROUPS = re.compile(r"[0-9]+( [0-9]+)*", re.ASCII)


def check(contact: Contact) -> Iterator[Problem]:
    """Yield an error for every grouping that is not its number."""
    for channel in contact.channels:
        if channel.type in DIALLED:
            yield from _check_channel(channel)


def _check_channel(channel: Channel) -> Iterator[Problem]:
    node = channel.node.get("groups")
    if node is None:
        return
    if not GROUPS.fullmatch(channel.groups):
        yield node.problem(
            text("“{groups}” is not groups of digits", groups=channel.groups),
            text("Write the digits 0 to 9 with single spaces, such as “1234 5678”, or remove “groups:”."),
            ID,
        )
    elif _differs(channel, channel.groups.replace(" ", "")):
        yield node.problem(
            text(
                "“{groups}” is not how “{number}” is dialled inside the country",
                groups=channel.groups,
                number=channel.dial,
            ),
            text(
                "Compare the number with the source digit by digit; then remove “groups:”: “{form}” is printed.",
                form=national_form(channel.number) or channel.short,
            ),
            ID,
        )


def _differs(channel: Channel, digits: str) -> bool:
    """Tell whether *digits* dial something else; what is no number at all, ``contacts.e164`` has said."""
    if channel.short:
        return bool(SHORT.fullmatch(channel.short)) and digits != channel.short
    return parsed(channel.number) is not None and not dials(channel.number, digits)
