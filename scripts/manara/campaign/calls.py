"""What a call such as ``{{ phone:hotline }}`` may ask for, and what it means.

A call names a fact of ``data/``; the same call stands in every language. This module resolves calls to values; how a
value looks on a page is the site's work, on paper the printing's.

=================================  =====================================================
``{{ phone:ID }}``                 the contact's number, a link that calls
``{{ phone:ID.CHANNEL }}``         the number of a named channel
``{{ whatsapp:ID }}``              the number, a link that opens WhatsApp
``{{ sms:ID }}``                   the number, a link that writes a message
``{{ email:ID }}``                 the address, a link
``{{ web:ID }}``                   a link to the official page
``{{ name:ID }}``                  the contact's name
``{{ card:ID }}``                  the whole contact, alone on its line
``{{ law:ID }}``                   “Law No. 91 of 2013”
``{{ law:ID:12 }}``                “Article 12 of Law No. 68 of 2015”; also ``12,22(4)``
``{{ article:ID:12 }}``            “Article 12”, when the law was just named
``{{ date:2025-07-01 }}``          a day, or a month ``2025-07``
``{{ money:75 }}``                 an amount in the campaign's currency, or a range ``3000-10000``; from seven digits
                                   on with its thousands: ``17,745,000``
``{{ money:75:CODE }}``            an amount in another one, named by its ISO 4217 code
``{{ time:11:00-16:00 }}``         a time of day or a span
``{{ fact:ID }}``                  the value of a fact of ``data/facts.yml``: an amount, a day or a time
``{{ fact:ID.NAME }}``             one of several values of a fact
=================================  =====================================================

A call offers what the record offers and no more: ``sms`` needs a channel of that type. A call to a closed contact
means its closure and the contact to call instead (``docs/decisions/0033``).
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from manara.languages.region import currencies, currency_of
from manara.problems import Text, did_you_mean, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manara.campaign.model import Campaign
    from manara.campaign.records import Law
    from manara.contacts.model import Channel, Contact

# Which channel types a call to a contact may use.
CHANNELS = {
    "phone": ("phone",),
    "whatsapp": ("whatsapp",),
    "sms": ("sms",),
    "email": ("email",),
    "web": ("web", "form"),
}
KINDS = (*CHANNELS, "name", "card", "law", "article", "date", "money", "time", "fact")
# What the value of a fact may be.
VALUES = ("money", "date", "time")
_ARTICLE = re.compile(r"[1-9][0-9]{0,3}(\([1-9][0-9]?\))?")
# From seven digits on an amount looks like a telephone number; its thousands tell that it is none.
_NUMBER = r"(?:[0-9]{1,6}|[1-9][0-9]{0,2}(?:,[0-9]{3}){2,})(?:\.[0-9]{1,3})?"
_AMOUNT = re.compile(rf"({_NUMBER})(?:-({_NUMBER}))?", re.ASCII)
_LONG = re.compile(r"[0-9]{7,}", re.ASCII)
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9](?:-(?:[01][0-9]|2[0-4]):[0-5][0-9])?", re.ASCII)


@dataclass(frozen=True)
class ContactValue:
    """A contact, and the channel asked for (none for names and cards)."""

    contact: Contact
    channel: Channel | None


@dataclass(frozen=True)
class ClosedValue:
    """A closed contact, and what readers are offered instead.

    Attributes:
        contact: The closed one; its numbers are not said.
        instead: The open contact to turn to.
        channel: One of *instead*: of the kind asked for, or else the first that can be linked.
    """

    contact: Contact
    instead: Contact
    channel: Channel


@dataclass(frozen=True)
class LawValue:
    """A law and the articles cited; *short* leaves its name out."""

    law: Law
    articles: tuple[str, ...]
    short: bool


@dataclass(frozen=True)
class DateValue:
    """A day, or a month (*day* is then its first)."""

    day: datetime.date
    month_only: bool


@dataclass(frozen=True)
class MoneyValue:
    """An amount, or the two ends of a range, in a currency (ISO 4217)."""

    low: Decimal
    high: Decimal | None
    currency: str


@dataclass(frozen=True)
class TimeValue:
    """``11:00`` or ``11:00-16:00``."""

    text: str


Value = ContactValue | ClosedValue | LawValue | DateValue | MoneyValue | TimeValue


class CallError(Exception):
    """The call asks for something there is not; carries message and hint."""

    def __init__(self, message: Text, hint: Text) -> None:
        super().__init__(str(message))
        self.message = message
        self.hint = hint


class ClosureError(CallError):
    """A closed contact names nobody who is there instead; its record is reported by ``contacts.status``."""


def resolve(kind: str, argument: str, campaign: Campaign) -> Value:
    """Return what the call means.

    Raises:
        CallError: Unknown kind, id, channel or article, or a value that is not one.
    """
    if kind in CHANNELS or kind in ("name", "card"):
        return _contact(kind, argument, campaign)
    if kind in ("law", "article"):
        return _law(kind, argument, campaign)
    if kind == "date":
        return _date(argument)
    if kind == "money":
        return _money(argument, campaign.region)
    if kind == "time":
        if not _TIME.fullmatch(argument):
            raise CallError(text("“{value}” is not a time of day", value=argument), text("Write 11:00 or 11:00-16:00."))
        return TimeValue(argument)
    if kind == "fact":
        return _fact(argument, campaign)
    raise CallError(text("the call “{kind}” is unknown", kind=kind), _nearest(kind, KINDS))


def _contact(kind: str, argument: str, campaign: Campaign) -> ContactValue | ClosedValue:
    name, _, channel_name = argument.partition(".")
    contact = campaign.contacts.get(name)
    if contact is None:
        raise CallError(text("the contact “{id}” is unknown", id=name), _nearest(name, campaign.published_contacts))
    if channel_name and kind in ("name", "card"):
        raise CallError(
            text("the call “{kind}” takes a contact, not a channel: “{id}”", kind=kind, id=argument),
            text("Write {{{{ {kind}:{id} }}}}.", kind=kind, id=name),
        )
    if kind == "name":
        return ContactValue(contact, None)
    if not contact.published and not contact.closed:
        raise CallError(*_unpublished(contact))
    if kind == "card":
        return ContactValue(contact, None)
    channel = contact.channel(channel_name, CHANNELS[kind])
    if channel is None or channel.type not in CHANNELS[kind] or not channel.href:
        raise CallError(
            text("the contact “{id}” has no such channel for “{kind}”", id=argument, kind=kind), _options(contact, kind)
        )
    return instead_of(contact, campaign, kind) if contact.closed else ContactValue(contact, channel)


def instead_of(contact: Contact, campaign: Campaign, kind: str = "phone") -> ClosedValue:
    """Return what readers are offered while *contact* is closed.

    Raises:
        ClosureError: The record names no open contact that can be reached.
    """
    other = campaign.published_contacts.get(contact.instead)
    channels = [channel for channel in other.channels if channel.href] if other is not None else []
    if other is None or not channels:
        raise ClosureError(
            text("the contact “{id}” is closed, and its record names no open one instead", id=contact.id),
            text("Add “instead:” with the id of an active contact to {path}.", path=contact.path),
        )
    fitting = [channel for channel in channels if channel.type in CHANNELS.get(kind, ())]
    return ClosedValue(contact, other, (fitting or channels)[0])


def _unpublished(contact: Contact) -> tuple[Text, Text]:
    if contact.status == "active":
        return (
            text("the contact “{id}” is not published (confidence: {level})", id=contact.id, level=contact.confidence),
            text("Take the call out; confidence rises in {path} when a good source is found.", path=contact.path),
        )
    return (
        text("the contact “{id}” is not published (status: {status})", id=contact.id, status=contact.status),
        text("Only {{{{ name:{id} }}}} may be written, or change its status when the reason is gone.", id=contact.id),
    )


def _options(contact: Contact, kind: str) -> Text:
    options = [
        f"{{{{ {key}:{contact.id}.{found.id} }}}}"
        for found in contact.channels
        for key, types in CHANNELS.items()
        if found.type in types and found.href
    ]
    has = ", ".join(options) or "–"
    if kind == "sms":
        return text("It has: {options}. A line takes texts only when its record has a channel “sms”.", options=has)
    return text("It has: {options}.", options=has)


def _law(kind: str, argument: str, campaign: Campaign) -> LawValue:
    name, _, rest = argument.partition(":")
    law = campaign.laws.get(name)
    if law is None:
        raise CallError(text("the law “{id}” is unknown", id=name), _nearest(name, campaign.laws))
    articles = tuple(part.strip() for part in rest.split(",")) if rest else ()
    if kind == "article" and not articles:
        raise CallError(text("no article is named"), text("Write {{{{ article:{id}:12 }}}}.", id=name))
    if articles and law.articles == 0:
        raise CallError(
            text("no article of “{id}” may be cited", id=name),
            text("Its numbering is not certain; write {{{{ law:{id} }}}}.", id=name),
        )
    for article in articles:
        well_formed = _ARTICLE.fullmatch(article)
        if not well_formed or (law.articles and int(article.split("(")[0]) > law.articles):
            raise CallError(
                text("“{id}” has no article “{article}”", id=name, article=article),
                text("Its articles are 1 to {last}; compare with its text.", last=law.articles)
                if well_formed
                else text("Write such as 12 or 22(4), separated by commas."),
            )
    return LawValue(law, articles, kind == "article")


def _fact(argument: str, campaign: Campaign) -> Value:
    name, _, part = argument.partition(".")
    fact = campaign.facts.get(name)
    if fact is None:
        raise CallError(text("the fact “{id}” is unknown", id=name), _nearest(name, campaign.facts))
    if part not in fact.values:
        has = ", ".join(f"{{{{ fact:{name}{'.' * bool(known)}{known} }}}}" for known in fact.values)
        raise CallError(
            text("the fact “{id}” has no value of this name", id=argument),
            text("It has: {options}.", options=has)
            if has
            else text("Give it “value:” in data/facts.yml, such as “money:75”, or write the words."),
        )
    if campaign.is_low(name):
        raise CallError(
            text("the confidence of “{fact}” is low: it is not published", fact=name),
            text("Take out what rests on it, and its id from “facts:”; or find a better source."),
        )
    kind, _, rest = fact.values[part].partition(":")
    if kind not in VALUES:
        raise CallError(
            text("the value “{value}” of a fact is no amount, day or time", value=fact.values[part]),
            text("Write it as in its own call: “money:75”, “date:2025-07-01” or “time:11:00-16:00”."),
        )
    return resolve(kind, rest, campaign)


def _date(argument: str) -> DateValue:
    month_only = bool(re.fullmatch(r"[0-9]{4}-[0-9]{2}", argument, re.ASCII))
    try:
        return DateValue(datetime.date.fromisoformat(argument + "-01" if month_only else argument), month_only)
    except ValueError:
        raise CallError(
            text("“{value}” is not a date", value=argument), text("Write year-month-day, such as 2026-11-23.")
        ) from None


def _money(argument: str, region: str) -> MoneyValue:
    plain, _, named = argument.partition(":")
    match = _AMOUNT.fullmatch(plain)
    if match is None and (long := _LONG.search(plain)):
        raise CallError(
            text("“{value}” looks like a telephone number", value=plain),
            text(
                "If it is an amount, write its thousands: {amount}. If it is a number, call the contact.",
                amount=f"{int(long[0]):,}",
            ),
        )
    if match is None:
        raise CallError(
            text("“{value}” is not an amount", value=plain), text("Write 75, or a range 3000-10000, without commas.")
        )
    low, high = _decimal(match[1]), _decimal(match[2]) if match[2] else None
    if high is not None and high <= low:
        raise CallError(text("the range “{value}” does not grow", value=plain), text("Write the smaller amount first."))
    if named and named not in currencies():
        raise CallError(
            text("the currency “{code}” is unknown", code=named),
            _nearest(named.upper(), currencies()),
        )
    currency = named or currency_of(region)
    if not currency:
        raise CallError(
            text("it is not known what is paid with in “{region}”", region=region),
            text("Name it after the amount by its ISO 4217 code: {{{{ money:{amount}:CODE }}}}.", amount=plain),
        )
    return MoneyValue(low, high, currency)


def _decimal(raw: str) -> Decimal:
    return Decimal(raw.replace(",", ""))


def _nearest(name: str, known: Iterable[str]) -> Text:
    names = sorted(known)
    return did_you_mean(name, names) or text("Known: {names}.", names=", ".join(names))
