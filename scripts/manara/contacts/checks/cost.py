"""What a call costs agrees with the kind of number.

``cost: free`` on an ordinary or mobile number, or ``cost: premium`` on a toll-free one, is a copying mistake more often
than the truth, and prepaid credit is what a caller may not have. Only known disagreement is reported; waive it with the
evidence where the operator really pays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import phonenumbers

from manara.contacts.checks.e164 import E164
from manara.problems import Level, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.contacts.model import Channel
    from manara.problems import Problem

ID = "contacts.cost"
# What the data knows about a number's type, in our words; other types say nothing about cost.
BY_TYPE = {
    phonenumbers.PhoneNumberType.TOLL_FREE: "free",
    phonenumbers.PhoneNumberType.PREMIUM_RATE: "premium",
    phonenumbers.PhoneNumberType.FIXED_LINE: "standard",
    phonenumbers.PhoneNumberType.MOBILE: "standard",
    phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE: "standard",
}
BY_SHORT_COST = {
    phonenumbers.ShortNumberCost.TOLL_FREE: "free",
    phonenumbers.ShortNumberCost.STANDARD_RATE: "standard",
    phonenumbers.ShortNumberCost.PREMIUM_RATE: "premium",
}


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield a warning where stated and known cost differ."""
    for contact in campaign.contacts.values():
        if contact.waives(ID, campaign.today):
            continue
        for channel in contact.channels:
            known = _known(channel)
            if channel.cost in ("free", "standard", "premium") and known not in ("", channel.cost):
                yield channel.node.need("cost").problem(
                    text(
                        "cost “{cost}”, but “{number}” is known as {known}",
                        cost=channel.cost,
                        number=channel.dial,
                        known=known,
                    ),
                    text("Compare with the source; if it is right, waive “{check}” with the evidence.", check=ID),
                    ID,
                    Level.WARNING,
                )


def _known(channel: Channel) -> str:
    if E164.fullmatch(channel.number):
        try:
            return BY_TYPE.get(phonenumbers.number_type(phonenumbers.parse(channel.number)), "")
        except phonenumbers.NumberParseException:
            return ""
    if channel.short.isascii() and channel.short and channel.region in phonenumbers.SUPPORTED_REGIONS:
        number = phonenumbers.parse(channel.short, channel.region)
        if phonenumbers.is_valid_short_number_for_region(number, channel.region):
            return BY_SHORT_COST.get(phonenumbers.expected_cost_for_region(number, channel.region), "")
    return ""
