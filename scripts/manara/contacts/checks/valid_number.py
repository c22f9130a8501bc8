"""Telephone numbers exist in the numbering plan of a country the contact serves.

Judged by Google's numbering-plan data (the ``phonenumbers`` package). It lags behind: a number that the authority
itself lists may be unknown to it. Such a record waives this check with its evidence::

    waive:
      - check: contacts.valid-number
        reason: "The numbering-plan data does not know the block 2558; the ministry lists the number itself (K03)"
        until: 2027-11-23

A waived number must still have a length and a country code that can exist, and that cannot be waived.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.contacts.checks.e164 import E164
from manara.contacts.waivers import level_of
from manara.problems import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from phonenumbers import PhoneNumber

    from manara.campaign.model import Campaign
    from manara.contacts.model import Channel, Contact
    from manara.problems import Level, Problem

ID = "contacts.valid-number"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for every number that cannot exist, or not in its country."""
    for contact in campaign.contacts.values():
        level = level_of(contact, ID, campaign)
        for channel in contact.channels:
            if E164.fullmatch(channel.number):
                yield from _check_number(contact, channel, level)


def _check_number(contact: Contact, channel: Channel, level: Level | None) -> Iterator[Problem]:
    import phonenumbers  # noqa: PLC0415  # 20 ms that runs with unchanged contacts need not pay

    node = channel.node.need("number")
    try:
        number = phonenumbers.parse(channel.number)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not _is_possible(number):
        yield node.problem(
            text("the number “{number}” cannot exist: its country code or length is wrong", number=channel.number),
            text("Compare it with the source digit by digit."),
            ID,
        )
        return
    region = phonenumbers.region_code_for_country_code(number.country_code or 0)
    if contact.countries and region not in contact.countries:
        yield node.problem(
            text("the number “{number}” belongs to {region}", number=channel.number, region=region),
            text("Mend the country code, or add the country to “area: countries” of the contact."),
            ID,
        )
    elif level is not None and not phonenumbers.is_valid_number(number):
        yield node.problem(
            text("the numbering plan of {region} does not know “{number}”", number=channel.number, region=region),
            text(
                "Compare it with the source digit by digit; if the source is right, waive “{check}” with the evidence.",
                check=ID,
            ),
            ID,
            level,
        )


def _is_possible(number: PhoneNumber) -> bool:
    """Tell whether the length exists for these first digits; ``is_possible_number`` takes the length of any service."""
    import phonenumbers  # noqa: PLC0415  # as above
    from phonenumbers.phonemetadata import PhoneMetadata  # noqa: PLC0415

    region = phonenumbers.region_code_for_country_code(number.country_code or 0)
    metadata = PhoneMetadata.metadata_for_region(region, None)
    if metadata is None or metadata.general_desc is None or not phonenumbers.is_possible_number(number):
        return False
    pattern = metadata.general_desc.national_number_pattern or "[0-9]+"
    return re.fullmatch(pattern, phonenumbers.national_significant_number(number)) is not None
