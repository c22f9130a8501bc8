"""Emergency numbers are those of the country.

They are few, stable, and fatal when wrong, so a contact of kind ``emergency`` must carry a number that the
numbering-plan data lists as an emergency number of its region; the campaign's main emergency contact must be of that
kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.contacts.checks.e164 import SHORT
from manara.contacts.waivers import level_of
from manara.problems import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.problems import Problem

ID = "contacts.emergency"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for every emergency number the country does not have."""
    import phonenumbers  # noqa: PLC0415  # 20 ms that runs with unchanged contacts need not pay

    for contact in campaign.contacts.values():
        level = level_of(contact, ID, campaign)
        if contact.id == campaign.emergency and contact.kind != "emergency":
            yield contact.node.need("kind").problem(
                text("the campaign's emergency contact “{id}” is of kind “{kind}”", id=contact.id, kind=contact.kind),
                text("Name another contact in data/campaign.yml, or mend its kind."),
                ID,
            )
        if contact.kind != "emergency" or level is None:
            continue
        for channel in contact.channels:
            known = channel.region in phonenumbers.SUPPORTED_REGIONS and SHORT.fullmatch(channel.short)
            if channel.type == "phone" and not (
                known and phonenumbers.is_emergency_number(channel.short, channel.region)
            ):
                node = channel.node.get("short") or channel.node
                yield node.problem(
                    text(
                        "“{number}” is not an emergency number of {region}",
                        number=channel.dial,
                        region=channel.region or campaign.region,
                    ),
                    text("Compare it with the authority's own page, digit by digit."),
                    ID,
                    level,
                )
