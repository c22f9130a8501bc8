"""Everything that may be dialled, written to or opened: the one list all artefacts are compared with."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from manara.contacts.digits import is_near_any, is_one_apart
from manara.contacts.model import DIALLED
from manara.contacts.net_words import all_net_words, net_words
from manara.contacts.plans import country_code

if TYPE_CHECKING:
    from manara.campaign.model import Campaign
    from manara.contacts.model import Channel, Contact
    from manara.contacts.net_words import NetWords


@dataclass(frozen=True)
class Entry:
    """A number of the registry and the contact it reaches."""

    contact: Contact
    channel: Channel

    @property
    def call(self) -> str:
        """``phone:hotline``, what an editor writes between braces."""
        kind = self.channel.type
        first = self.contact.channel("", (kind,))
        name = self.contact.id if first is self.channel else f"{self.contact.id}.{self.channel.id}"
        return f"{kind}:{name}"


@dataclass(frozen=True)
class Registry:
    """Published contacts, looked up by what a telephone, a mail program or a browser would be given.

    Attributes:
        contacts: Published contacts.
        exits: Where the leave link leads; outside addresses without a contact.
        site_url: The site's own address.
        region: ISO 3166 code of the country whose numbering plan says what dials.
        words: Words that tell numbers from other figures.
    """

    contacts: tuple[Contact, ...]
    exits: tuple[str, ...] = ()
    site_url: str = ""
    region: str = ""
    words: NetWords = field(default_factory=all_net_words)

    @cached_property
    def country_code(self) -> str:
        """Digits that lead to the region from abroad."""
        return country_code(self.region)

    @cached_property
    def numbers(self) -> dict[str, Entry]:
        """By digits: the number with and without its country code, the short number."""
        found: dict[str, Entry] = {}
        for contact in self.contacts:
            for channel in contact.channels:
                if channel.type in DIALLED and channel.dial:
                    entry = Entry(contact, channel)
                    for form in (channel.dial.removeprefix("+"), channel.groups.replace(" ", "")):
                        if form:
                            found.setdefault(form, entry)
        return found

    @cached_property
    def long_numbers(self) -> tuple[str, ...]:
        """Digit forms that are too long to be met by chance."""
        return tuple(form for form in self.numbers if len(form) >= 7)

    @cached_property
    def short_numbers(self) -> tuple[str, ...]:
        """Digit forms dialled inside one country."""
        return tuple(form for form in self.numbers if len(form) < 7)

    @cached_property
    def groups(self) -> frozenset[str]:
        """Groups in which the numbers are written and said."""
        return frozenset(
            group for contact in self.contacts for channel in contact.channels for group in channel.groups.split()
        )

    @cached_property
    def extensions(self) -> frozenset[str]:
        """Digits that are asked for once a line answers; they reach nobody by themselves."""
        return frozenset(
            channel.extension for contact in self.contacts for channel in contact.channels if channel.extension
        )

    @cached_property
    def emails(self) -> frozenset[str]:
        """Addresses, in lower case."""
        return frozenset(
            channel.address.lower()
            for contact in self.contacts
            for channel in contact.channels
            if channel.type == "email"
        )

    @cached_property
    def urls(self) -> frozenset[str]:
        """Outside addresses."""
        pages = {
            channel.address
            for contact in self.contacts
            for channel in contact.channels
            if channel.type in ("web", "form")
        }
        whatsapp = {
            channel.href for contact in self.contacts for channel in contact.channels if channel.type == "whatsapp"
        }
        return frozenset((pages | whatsapp | {*self.exits}) - {""})

    @cached_property
    def hosts(self) -> frozenset[str]:
        """Hosts of the outside addresses."""
        return frozenset(urlsplit(url).hostname or "" for url in self.urls)

    def is_near(self, digits: str) -> bool:
        """Tell whether *digits* are a long number of the registry, or one digit apart."""
        return is_near_any(digits.removeprefix("00"), self.long_numbers)

    def is_near_short(self, digits: str) -> bool:
        """Tell whether three digits and more are a short number of the registry, or one digit apart."""
        return len(digits) >= 3 and is_near_any(digits, self.short_numbers)

    def nearest(self, digits: str) -> Entry | None:
        """Return the number that *digits* is, or differs from in one digit."""
        digits = digits.removeprefix("00")
        if digits in self.numbers:
            return self.numbers[digits]
        if len(digits) < 7:
            return None
        return next((self.numbers[form] for form in self.long_numbers if is_one_apart(form, digits)), None)


def registry_of(campaign: Campaign, site_url: str = "") -> Registry:
    """Return the registry of *campaign*, as its site stands at *site_url*."""
    return Registry(
        tuple(campaign.published_contacts.values()),
        tuple(leave.url for leave in campaign.exits),
        site_url,
        campaign.region,
        net_words(campaign.tags, campaign.root),
    )
