"""What a call costs agrees with the kind of number.

``cost: free`` on an ordinary or mobile number, or ``cost: premium`` on a toll-free one, is a copying mistake more often
than the truth, and prepaid credit is what a caller may not have. Only known disagreement is reported; waive it with the
evidence where the operator really pays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.contacts.numbering import E164
from manara.contacts.waivers import waiver_line
from manara.problems import Level, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.checks.kinds import Today
    from manara.contacts.model import Channel, Contact
    from manara.problems import Problem

ID = "contacts.cost"
# What the data knows about a number's type, by the library's names and in our words; others say nothing about cost.
BY_TYPE = {
    "TOLL_FREE": "free",
    "PREMIUM_RATE": "premium",
    "FIXED_LINE": "standard",
    "MOBILE": "standard",
    "FIXED_LINE_OR_MOBILE": "standard",
}
BY_SHORT_COST = {"TOLL_FREE": "free", "STANDARD_RATE": "standard", "PREMIUM_RATE": "premium"}


def check(contact: Contact, today: Today) -> Iterator[Problem]:
    """Yield a warning where stated and known cost differ."""
    for channel in contact.channels:
        if contact.waives(ID, channel.dial, today):
            continue
        known = _known(channel)
        if channel.cost in ("free", "standard", "premium") and known not in ("", channel.cost):
            yield channel.node.need("cost").problem(
                text(
                    "cost “{cost}”, but “{number}” is known as {known}",
                    cost=channel.cost,
                    number=channel.dial,
                    known=known,
                ),
                text(
                    "Compare with the source; if it is right, write under “waive:” of the record: {waiver}",
                    waiver=waiver_line(ID, channel.dial),
                ),
                ID,
                Level.WARNING,
            )


def _known(channel: Channel) -> str:
    import phonenumbers  # noqa: PLC0415  # 20 ms that runs with unchanged contacts need not pay

    if E164.fullmatch(channel.number):
        try:
            kind = phonenumbers.number_type(phonenumbers.parse(channel.number))
        except phonenumbers.NumberParseException:
            return ""
        return _named(phonenumbers.PhoneNumberType, kind, BY_TYPE)
    if channel.short.isascii() and channel.short and channel.region in phonenumbers.SUPPORTED_REGIONS:
        number = phonenumbers.parse(channel.short, channel.region)
        if phonenumbers.is_valid_short_number_for_region(number, channel.region):
            cost = phonenumbers.expected_cost_for_region(number, channel.region)
            return _named(phonenumbers.ShortNumberCost, cost, BY_SHORT_COST)
    return ""


def _named(kinds: type, kind: int, names: dict[str, str]) -> str:
    """Return what *names* says of the library's constant *kind*, or an empty string."""
    return next((cost for name, cost in names.items() if getattr(kinds, name) == kind), "")
