"""Emergency numbers are those of the country.

They are few, stable, and fatal when wrong, so a contact of kind ``emergency`` must carry a number that the
numbering-plan data lists as an emergency number of its region; the campaign's main emergency contact must be of that
kind. What is wrong with the form of a number, ``contacts.e164`` and ``contacts.short-number`` say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.contacts.numbering import SHORT
from manara.contacts.waivers import level_of, waiver_line
from manara.problems import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.contacts.model import Channel, Contact
    from manara.problems import Problem

ID = "contacts.emergency"


def check(contact: Contact, campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for every emergency number the country does not have."""
    if contact.id == campaign.emergency and contact.kind != "emergency":
        yield contact.node.need("kind").problem(
            text("the campaign's emergency contact “{id}” is of kind “{kind}”", id=contact.id, kind=contact.kind),
            text("Name another contact in data/campaign.yml, or mend its kind."),
            ID,
        )
    if contact.kind == "emergency":
        for channel in contact.channels:
            if channel.type == "phone":
                yield from _check_channel(contact, channel, campaign)


def _check_channel(contact: Contact, channel: Channel, campaign: Campaign) -> Iterator[Problem]:
    import phonenumbers  # noqa: PLC0415  # 20 ms that runs with unchanged contacts need not pay

    level = level_of(contact, ID, channel.dial, campaign)
    if level is None or not channel.dial:
        return
    if channel.number:
        yield channel.node.need("number").problem(
            text("“{number}” is a number of the whole world, not an emergency number", number=channel.number),
            text("Write the short number people dial there as “short:” with “region:”, or mend the contact's “kind:”."),
            ID,
            level,
        )
        return
    judged = SHORT.fullmatch(channel.short) and channel.region in phonenumbers.SUPPORTED_REGIONS
    if judged and not phonenumbers.is_emergency_number(channel.short, channel.region):
        yield channel.node.need("short").problem(
            text("“{number}” is not an emergency number of {region}", number=channel.short, region=channel.region),
            text(
                "Compare it with the authority's own page, digit by digit; if the page is right, write under “waive:” "
                "of the record: {waiver}",
                waiver=waiver_line(ID, channel.short),
            ),
            ID,
            level,
        )
