"""Telephone numbers exist in the numbering plan of a country the contact serves.

Judged by Google's numbering-plan data (the ``phonenumbers`` package). Where countries share a country code, any of
them is right. The data lags behind: a number that the authority itself lists may be unknown to it. Such a record
waives this check for that number, with its evidence::

    waive:
      - check: contacts.valid-number
        for: "+96512345678"
        reason: "The numbering-plan data does not know the block 1234; the ministry lists the number itself (K03)"
        until: 2027-11-23

A waived number must still have a length and a country code that can exist, and that cannot be waived.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.contacts.numbering import E164, exists, parsed, region_of, regions_of
from manara.contacts.waivers import level_of, waiver_line
from manara.problems import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.contacts.model import Channel, Contact
    from manara.problems import Level, Problem

ID = "contacts.valid-number"
# The region of country codes that belong to no country, such as 800: they serve all.
EVERYWHERE = "001"


def check(contact: Contact, campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for every number that cannot exist, or not in its country."""
    for channel in contact.channels:
        if E164.fullmatch(channel.number):
            yield from _check_number(contact, channel, level_of(contact, ID, channel.number, campaign))


def _check_number(contact: Contact, channel: Channel, level: Level | None) -> Iterator[Problem]:
    import phonenumbers  # noqa: PLC0415  # 20 ms that runs with unchanged contacts need not pay

    node = channel.node.need("number")
    number = parsed(channel.number)
    if number is None or not exists(number):
        yield node.problem(
            text("the number “{number}” cannot exist: its country code or length is wrong", number=channel.number),
            text("Compare it with the source digit by digit."),
            ID,
        )
        return
    if contact.countries and not {EVERYWHERE, *contact.countries}.intersection(regions_of(number)):
        yield node.problem(
            text("the number “{number}” belongs to {region}", number=channel.number, region=region_of(number)),
            text("Mend the country code, or add the country to “area: countries” of the contact."),
            ID,
        )
    elif level is not None and not phonenumbers.is_valid_number(number):
        yield node.problem(
            text(
                "the numbering plan of {region} does not know “{number}”",
                number=channel.number,
                region=region_of(number),
            ),
            text(
                "Compare it with the source digit by digit; if it is right, write under “waive:” of the "
                "record: {waiver}",
                waiver=waiver_line(ID, channel.number),
            ),
            ID,
            level,
        )
