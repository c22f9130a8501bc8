"""vCards: a number saved under a name that tells nobody anything.

A telephone's address book is the first thing a watcher opens. The card therefore carries the number and a neutral name
chosen by the campaign (``saved_as`` in ``data/campaign.yml``), and nothing else: no organisation, note, address or
date; the file's name says nothing either. Version 3.0, which every telephone imports.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.contacts.model import Channel, Contact

_ESCAPED = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})


@dataclass(frozen=True)
class Card:
    """One line's card in one language.

    Attributes:
        path: Below the site's root: ``vcard/en/line-1.vcf``.
        name: What the address book will show.
    """

    contact: Contact
    channel: Channel
    tag: str
    path: str
    name: str

    @property
    def text(self) -> str:
        """The file's content."""
        name = self.name.translate(_ESCAPED)
        lines = (
            "BEGIN:VCARD",
            "VERSION:3.0",
            f"N:;{name};;;",
            f"FN:{name}",
            f"TEL;TYPE=VOICE:{self.channel.dial}",
            "END:VCARD",
        )
        return "".join(f"{line}\r\n" for line in lines)


def cards(campaign: Campaign) -> Iterator[Card]:
    """Yield a card for the emergency number and one for the hotline, in every language.

    No more: under one neutral name more than two cannot be told apart in need, and a whole set tells what it is.
    """
    lines = []
    for key in dict.fromkeys((campaign.emergency, campaign.hotline)):
        channel = campaign.contacts[key].channel("", ("phone",))
        if channel is not None:
            lines.append((campaign.contacts[key], channel))
    for tag in campaign.saved_as:
        for index, (contact, channel) in enumerate(lines, 1):
            name = f"{campaign.saved_as[tag]} {index}"
            yield Card(contact, channel, tag, f"vcard/{tag}/line-{index}.vcf", name)
