"""Compares what a reader found with the registry: the heart of the read-back."""

from __future__ import annotations

import base64
import re
import unicodedata
import urllib.parse
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote

from manara.checks.contacts.loose_address import NAMESPACES
from manara.contacts.addresses import find_addresses
from manara.contacts.canonical import canonical
from manara.contacts.dialable import Hit, find_dialable
from manara.contacts.digits import ascii_digits, named, only_digits
from manara.contacts.spelled import find_spelled
from manara.contacts.vcard import cards
from manara.problems import Text, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.contacts.model import Channel, Contact
    from manara.contacts.registry import Registry
    from manara.publishing.proving.reading import Labelled, Link, Reading, Value, Words

# Written, message, hint.
Fault = tuple[str, Text, Text]
TARGET = re.compile(r"(?:tel|sms):(\+[0-9]{7,15}|[0-9]{3,6})", re.ASCII)
WHATSAPP = re.compile(r"https://wa\.me/([0-9]{7,15})", re.ASCII)
SHARING = re.compile(r"(?:sms:|mailto:|https://wa\.me/|https://api\.whatsapp\.com/send/?)\?(.*)", re.DOTALL)
DIALLING = ("tel:", "sms:", "callto:", "facetime:", "facetime-audio:", "skype:", "viber:", "whatsapp:", "sip:")
# Right-to-left override: what follows is shown backwards.
_REVERSED = re.compile("\u202e")
# A colon before the first slash makes it absolute, whatever letters stand before it.
_SCHEME = re.compile(r"[^/?#]*:")
# Sheets and pictures that carry both main numbers; cards to show carry those of their sentences.
_SHEET = re.compile(r"[^/]+/(?:print/(?!show-cards)[^/]+\.pdf|share/[^/]+\.png)")


class Comparison:
    """The registry, and the questions put to every reading.

    Args:
        registry: What may be dialled, written to and opened.
        campaign: Names of contacts, and the numbers every page must carry.
    """

    def __init__(self, registry: Registry, campaign: Campaign) -> None:
        self.registry = registry
        self.by_name: dict[str, Contact] = {
            name: contact for contact in registry.contacts for name in contact.name.values()
        }
        # The card of a closed contact leads to who is there instead.
        self.by_name |= {
            name: campaign.published_contacts[contact.instead]
            for contact in campaign.contacts.values()
            if contact.closed and contact.instead in campaign.published_contacts
            for name in contact.name.values()
        }
        # A source is linked exactly as its record has it.
        self.sources = frozenset(source.url for source in campaign.sources.values() if source.url)
        # Where faults are told of, and the place of the file that says so, which no path of the site's moves.
        root = urllib.parse.urljoin(registry.site_url, "/.well-known/security.txt") if registry.site_url else ""
        self.reports = frozenset({campaign.reports, root} - {""})
        self.cards = {card.path: card for card in cards(campaign)}
        self.main = [campaign.contacts[key] for key in (campaign.emergency, campaign.hotline)]

    def compare(self, reading: Reading) -> Iterator[Fault]:
        """Yield everything in *reading* that is not the registry's."""
        for words in reading.words:
            yield from self._words(words)
        for link in reading.links:
            yield from self._link(link)
        for value in reading.values:
            yield from self._value(value)
        for labelled in reading.labelled:
            yield from self._labelled(labelled)
        if reading.path in self.cards:
            yield from self._card(reading)
        if reading.needs_main_numbers:
            yield from self._presence(reading)
        if _SHEET.fullmatch(reading.path):
            yield from self._on_paper(reading)

    def _is_known_aloud(self, hit: Hit) -> bool:
        """Tell whether words say digits of ours; what is told of them in brackets is apart: “… six (one at a time)”."""
        before = find_spelled(canonical(hit.written.partition("(")[0]).text, self.registry.words)
        return not {hit.digits, "".join(one.digits for one in before)}.isdisjoint(self.registry.groups)

    def _words(self, words: Words) -> Iterator[Fault]:
        for hit in find_dialable(words.text, self.registry, code=words.code):
            entry = self.registry.numbers.get(hit.digits)
            if words.code and entry is not None:
                continue
            if entry is None and hit.digits in self.registry.extensions:
                continue
            if entry is None:
                near = self.registry.nearest(hit.digits)
                if hit.spelled and self._is_known_aloud(hit):
                    continue
                if hit.spelled:
                    yield (
                        hit.written,
                        text(
                            "“{number}” ({where}) spells out the number of no contact",
                            number=hit.written,
                            where=words.where,
                        ),
                        text("Make the words from the digits in data/contacts/."),
                    )
                    continue
                yield (
                    hit.written,
                    text(
                        "“{number}” ({where}) could be dialled and belongs to no contact",
                        number=named(hit.written),
                        where=words.where,
                    ),
                    text("Compare it with “{id}”.", id=near.contact.id)
                    if near
                    else text("Take the number from data/contacts/ through a call, or remove it."),
                )
            elif not hit.spelled and not _canonical(hit.written, entry.channel):
                yield (
                    hit.written,
                    text(
                        "“{number}” is not how the number of “{id}” is written",
                        number=named(hit.written),
                        id=entry.contact.id,
                    ),
                    text("Write “{form}” in ASCII digits.", form=entry.channel.shown),
                )
        if _REVERSED.search(words.text):
            yield from self._reversed(words)
        for found in find_addresses(words.text, self.registry.words):
            if found.written.startswith(NAMESPACES) or (words.code and "://" not in found.written):
                continue
            yield from self._target(
                found.written if found.kind != "email" else f"mailto:{found.written}", found.written
            )

    def _reversed(self, words: Words) -> Iterator[Fault]:
        """Yield numbers that are typed backwards and turned round by an override."""
        for hit in find_dialable(words.text[::-1], self.registry):
            yield (
                "",
                text(
                    "“{number}” ({where}) is turned round by an override", number=named(hit.written), where=words.where
                ),
                text("Write the number forwards and isolate it."),
            )

    def _link(self, link: Link) -> Iterator[Fault]:
        href = link.href.strip()
        yield from self._target(href, href)
        channel = self._channel(href)
        if channel is None or not link.text:
            return
        shown = only_digits(ascii_digits(link.text))
        if (
            channel.dial
            and shown
            and not any(_shows(link.text, form) for form in (channel.shown, channel.international))
        ):
            yield (
                link.text,
                text("the link shows “{shown}” and leads to “{target}”", shown=named(link.text), target=href),
                text("Both must be the number “{form}”.", form=channel.shown),
            )
        if channel.type == "email" and "@" in link.text and channel.address not in link.text:
            yield (
                link.text,
                text("the link shows “{shown}” and leads to “{target}”", shown=named(link.text), target=href),
                text("Both must be the address “{form}”.", form=channel.address),
            )

    def _target(self, href: str, written: str) -> Iterator[Fault]:
        """Yield a fault unless *href* stays on the site or is one of the registry."""
        if href.startswith("data:"):
            yield from self._data(href)
            return
        sharing = SHARING.fullmatch(href)
        if sharing:
            for values in parse_qs(sharing[1]).values():
                for value in values:
                    yield from self._shared(value)
            return
        if self._is_known(href):
            return
        yield (
            written,
            text("“{target}” leads to no contact of the registry", target=named(unquote(href))),
            text("Take targets from data/contacts/ through a call; outside addresses are https."),
        )

    def _is_known(self, href: str) -> bool:
        lower = href.lower()
        if lower.startswith(DIALLING):
            return bool(TARGET.fullmatch(href)) and self._channel(href) is not None
        if lower.startswith("mailto:"):
            return href in self.reports or self._channel(href) is not None
        if WHATSAPP.fullmatch(href) or "wa.me" in lower:
            return self._channel(href) is not None
        if _SCHEME.match(href) or href.startswith("//"):
            own = self.registry.site_url
            known = self.registry.urls | self.sources | self.reports
            return (bool(own) and (href + "/").startswith(own)) or href in known
        return "." not in href.split("/", maxsplit=1)[0].removeprefix("www") or not href.startswith("www.")

    def _channel(self, href: str) -> Channel | None:
        match = TARGET.fullmatch(href) or WHATSAPP.fullmatch(href)
        if match is None and not href.startswith("mailto:"):
            return None
        wanted = href.partition("?")[0] if href.startswith("mailto:") else href
        for contact in self.registry.contacts:
            for channel in contact.channels:
                if channel.href == wanted:
                    return channel
        return None

    def _shared(self, words: str) -> Iterator[Fault]:
        from manara.publishing.proving.reading import Words  # noqa: PLC0415  # only for links that carry a text

        yield from self._words(Words(words, "shared text"))

    def _data(self, href: str) -> Iterator[Fault]:
        """Read what an embedded file holds; images in pages are drawings or pictures."""
        from manara.publishing.proving.readers import reader_of  # noqa: PLC0415  # only for embedded files

        head, _, body = href.partition(",")
        raw = base64.b64decode(body) if head.endswith(";base64") else unquote(body).encode()
        kind = head.removeprefix("data:").partition(";")[0].removeprefix("image/").partition("+")[0]
        reader = reader_of(f"embedded.{kind}")
        if reader is not None:
            yield from self.compare(reader(raw, f"embedded.{kind}"))

    def _value(self, value: Value) -> Iterator[Fault]:
        raw = value.value
        if value.kind == "url":
            yield from self._target(raw, raw)
            return
        if value.kind == "email":
            known = raw.lower() in self.registry.emails
            owner = None
        else:
            entry = self.registry.numbers.get(raw.removeprefix("+"))
            known = entry is not None and raw in (entry.channel.dial, entry.channel.shown, entry.channel.international)
            owner = entry.contact if entry else None
            if entry is None:
                entry = self.registry.numbers.get(only_digits(raw))
                known = entry is not None and raw in (entry.channel.shown, entry.channel.international)
                owner = entry.contact if entry else None
        if not known:
            yield (
                raw,
                text(
                    "the field “{field}” holds “{value}”, which is of no contact", field=value.where, value=named(raw)
                ),
                text("Make it from data/contacts/."),
            )
        elif owner is not None and not all(
            self._shares(self.by_name[name], raw) for name in value.name.split("\n") if name in self.by_name
        ):
            yield (
                raw,
                text("“{value}” is named “{name}”, but belongs to “{id}”", value=raw, name=value.name, id=owner.id),
                text("Name and number must come from the same record."),
            )

    def _shares(self, contact: Contact, raw: str) -> bool:
        return any(raw in (channel.dial, channel.shown, channel.international) for channel in contact.channels)

    def _labelled(self, labelled: Labelled) -> Iterator[Fault]:
        contact = self.by_name.get(_plain(labelled.name))
        if contact is None:
            yield (
                labelled.name,
                text("the card “{name}” is of no contact", name=named(labelled.name)),
                text("Its heading must be the name in data/contacts/."),
            )
            return
        own = {channel.href for channel in contact.channels}
        for hit in find_dialable(labelled.text, self.registry):
            entry = self.registry.numbers.get(hit.digits)
            if entry is not None and entry.contact is not contact:
                yield (
                    hit.written,
                    text("“{target}” stands on the card of “{name}”", target=hit.written, name=labelled.name),
                    text("A card shows one contact; compare it with data/contacts/{id}.yml.", id=contact.id),
                )
        for href in labelled.hrefs:
            if self._channel(href) is not None and href not in own:
                yield (
                    href,
                    text("“{target}” stands on the card of “{name}”", target=href, name=labelled.name),
                    text("A card shows one contact; compare it with data/contacts/{id}.yml.", id=contact.id),
                )

    def _card(self, reading: Reading) -> Iterator[Fault]:
        card = self.cards[reading.path]
        if [value.value for value in reading.values] != [card.channel.dial]:
            yield (
                "TEL",
                text("the card is not that of “{id}”", id=card.contact.id),
                text("It must hold {number} alone.", number=card.channel.dial),
            )

    def _presence(self, reading: Reading) -> Iterator[Fault]:
        targets = {link.href for link in reading.links if link.text}
        for contact in self.main:
            channel = contact.channel("", ("phone",))
            if channel is not None and channel.href not in targets:
                yield (
                    "",
                    text("the page lacks the number of “{id}”", id=contact.id),
                    text("Every page shows the emergency number and the hotline."),
                )

    def _on_paper(self, reading: Reading) -> Iterator[Fault]:
        """A wrong number of three digits looks like any other word: so the right ones must be there."""
        seen = "\n".join(words.text for words in reading.words)
        for contact in self.main:
            channel = contact.channel("", ("phone",))
            if channel is not None and not _shows(seen, channel.shown):
                yield (
                    "",
                    text("the sheet lacks the number of “{id}”", id=contact.id),
                    text("Every sheet and picture shows the emergency number and the hotline."),
                )


def _plain(written: str) -> str:
    """Return *written* without the invisible marks that keep its direction, edges trimmed."""
    return "".join(sign for sign in written if unicodedata.category(sign) != "Cf").strip()


def _shows(written: str, form: str) -> bool:
    """Tell whether *written* has the number *form* in it, and not as a part of a longer one."""
    return bool(re.search(rf"(?<!\d){re.escape(_plain(form))}(?!\d)", _plain(written)))


def _canonical(written: str, channel: Channel) -> bool:
    """Tell whether a number is written as its record has it: groups, ASCII digits; isolates around it do not count."""
    bare = re.sub(r"<[^<>]*>", "", _plain(written)).replace("&nbsp;", " ").strip(" ()[]*_`")
    return bare in (channel.shown, channel.dial, channel.international, channel.dial.removeprefix("+"))
