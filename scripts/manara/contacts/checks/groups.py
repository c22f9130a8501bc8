"""What a reader sees is the number that is dialled.

``groups`` is the one canonical way a number is written on pages and paper: ``1234 5678``. It holds ASCII digits and
single spaces, and its digits are those of ``number`` without the country code (or of ``short``). Without this check, a
mistake in one of the two fields would be shown to people who copy the number by hand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.contacts.checks.e164 import E164
from manara.contacts.model import DIALLED
from manara.problems import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.contacts.model import Channel
    from manara.problems import Problem

ID = "contacts.groups"
GROUPS = re.compile(r"[0-9]+( [0-9]+)*", re.ASCII)


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for every grouping that is not its number."""
    for contact in campaign.contacts.values():
        for channel in contact.channels:
            if channel.type not in DIALLED:
                continue
            node = channel.node.get("groups")
            if node is None:
                yield channel.node.problem(
                    text("the number “{number}” has no “groups”", number=channel.dial),
                    text("Add “groups:” with the number as readers see it, such as “1234 5678”."),
                    ID,
                )
            elif not GROUPS.fullmatch(channel.groups):
                yield node.problem(
                    text("“{groups}” is not groups of digits", groups=channel.groups),
                    text("Write the digits 0 to 9 with single spaces, such as “1234 5678”."),
                    ID,
                )
            elif channel.groups.replace(" ", "") not in _accepted(channel):
                yield node.problem(
                    text("“{groups}” is not the number “{number}”", groups=channel.groups, number=channel.dial),
                    text("Compare both with the source; one of them has a wrong digit."),
                    ID,
                )


def _accepted(channel: Channel) -> set[str]:
    """The digits a reader in the country dials."""
    if channel.short:
        return {channel.short}
    if not E164.fullmatch(channel.number):
        return {channel.groups.replace(" ", "")}  # contacts.e164 has said it
    import phonenumbers  # noqa: PLC0415  # 20 ms that runs with unchanged contacts need not pay

    try:
        number = phonenumbers.parse(channel.number)
    except phonenumbers.NumberParseException:
        return {channel.groups.replace(" ", "")}  # contacts.valid-number has said it
    return {phonenumbers.national_significant_number(number)}
