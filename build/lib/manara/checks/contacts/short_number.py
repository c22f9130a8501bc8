"""A short number is dialled inside one country only, so it names that country.

``short`` needs ``region``; a channel has ``number`` or ``short``, never both; a channel that is dialled has one of
them. Some national lines are unknown to the numbering-plan data: a warning asks for the evidence, in a waiver.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.contacts.model import DIALLED
from manara.contacts.numbering import SHORT
from manara.contacts.waivers import waiver_line
from manara.problems import Level, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.checks.kinds import Today
    from manara.contacts.model import Channel, Contact
    from manara.problems import Problem

ID = "contacts.short-number"


def check(contact: Contact, today: Today) -> Iterator[Problem]:
    """Yield problems of short numbers."""
    for channel in contact.channels:
        waived = contact.waives(ID, channel.short, today) is not None
        yield from _check_form(channel)
        if SHORT.fullmatch(channel.short) and channel.region:
            yield from _check_known(contact, channel, waived=waived)


def _check_form(channel: Channel) -> Iterator[Problem]:
    import phonenumbers  # noqa: PLC0415  # 20 ms that runs with unchanged contacts need not pay

    if channel.number and channel.short:
        yield channel.node.need("short").problem(
            text("the channel has both “number” and “short”"), text("Write two channels, one for each."), ID
        )
    if channel.type in DIALLED and not channel.dial:
        yield channel.node.problem(
            text("the channel “{id}” has no number", id=channel.id),
            text("Add “number:” with the E.164 number, or “short:” with “region:”."),
            ID,
        )
    if channel.type == "whatsapp" and channel.short:
        yield channel.node.need("short").problem(
            text("a short number has no WhatsApp address"), text("Write the whole number as “number:”."), ID
        )
    if channel.short and not channel.region:
        yield channel.node.need("short").problem(
            text("the short number “{number}” names no country", number=channel.short),
            text("Add “region:” with the country's two letters, such as KW."),
            ID,
        )
    if channel.region and channel.region not in phonenumbers.SUPPORTED_REGIONS:
        yield channel.node.need("region").problem(
            text("the country “{region}” is unknown", region=channel.region),
            text("Write its two capital letters, such as KW."),
            ID,
        )


def _check_known(contact: Contact, channel: Channel, *, waived: bool) -> Iterator[Problem]:
    import phonenumbers  # noqa: PLC0415  # 20 ms that runs with unchanged contacts need not pay

    if channel.region in phonenumbers.SUPPORTED_REGIONS and not waived:
        number = phonenumbers.parse(channel.short, channel.region)
        if not phonenumbers.is_valid_short_number_for_region(number, channel.region):
            yield channel.node.need("short").problem(
                text(
                    "the numbering plan of {region} does not know the short number “{number}”",
                    number=channel.short,
                    region=channel.region,
                ),
                text(
                    "Compare it with the source; if the source is right, write under “waive:” of the record: {waiver}",
                    waiver=waiver_line(ID, channel.short),
                ),
                ID,
                Level.WARNING,
            )
    if contact.countries and channel.region not in contact.countries:
        yield channel.node.need("region").problem(
            text("the short number belongs to {region}, which the contact does not serve", region=channel.region),
            text("Mend “region”, or add the country to “area: countries”."),
            ID,
        )
    if contact.from_abroad and not any(other.number for other in contact.channels):
        yield contact.node.need("area").problem(
            text("“from_abroad” is true, but the contact has only short numbers"),
            text("A short number does not work from abroad: write “from_abroad: false”."),
            ID,
        )
