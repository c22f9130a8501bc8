"""``data/contacts.lock``: what of each contact was confirmed, and how.

Two things are confirmed, by different people on different days. That the *values* are right: everything that is
dialled, written to, opened or visited, bound to the day and the way it was checked. No rule about a record can see that
a number was exchanged whole; and a page that says “checked on” says it of these values, not of whatever stands there
later. And that the *words* say the same in all languages: a name exchanged with another contact's in one language is
spelled right, stands in the right script, and sends a reader to the wrong desk.

``manara confirm contacts/ID`` writes the block of one contact::

    hotline:
      area: "KW, from abroad"
      published: "yes"
      main.type: "phone"
      main.number: "+96512345678"
      main.shown: "1234 5678"
      main.hours: "unknown"
      verified on: "2026-11-23"
      verified how: "published-source"
      confirmed by: "editor"
      words ar: "39d6f9acd210"
      words en: "090723747bbb"
      compared on: "2026-11-24"
      compared by: "author"
      read again: "2026-11-25"

The last line is there once somebody other than the writer has read the record; it goes when anything is confirmed anew.
Words are kept as digests. Who confirmed or compared is a role, never a name.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.sources.lock_file import LockFile, read_lock_file, write_lock_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from manara.campaign.model import Campaign
    from manara.contacts.hours import Hours
    from manara.contacts.model import Channel, Contact
    from manara.sources.yaml_file import Node

ID = "contacts.lock"
LOCK = "data/contacts.lock"
HEADER = "# What of each contact was confirmed, and how. Written by “manara confirm”; do not edit by hand.\n"
WORDS = "words "
COMPARED_ON, COMPARED_BY, CONFIRMED_BY, READ_AGAIN = "compared on", "compared by", "confirmed by", "read again"
PUBLISHED = "published"
VERIFIED_ON, VERIFIED_HOW = "verified on", "verified how"
# Values that belong to the contact as a whole, and the path of the field that holds each.
OF_CONTACT = {
    "area": ("area",),
    PUBLISHED: ("status",),
    VERIFIED_ON: ("verified", "on"),
    VERIFIED_HOW: ("verified", "how"),
    "official page": ("verified", "url"),
}
# Values of a channel, and the field that holds each.
OF_CHANNEL = {
    "type": "type",
    "number": "number",
    "short": "short",
    "region": "region",
    "shown": "groups",
    "extension": "extension",
    "address": "address",
    "hours": "hours",
}


@dataclass(frozen=True)
class Change:
    """A value that is not the confirmed one; *old* is empty when there was none, *new* when it is gone."""

    name: str
    old: str
    new: str
    node: Node


def digests(contact: Contact) -> dict[str, str]:
    """Return a digest of the record's words by language; blanks do not count."""
    texts = (contact.name, contact.run_by, contact.answers, contact.told, contact.helps_with, contact.notes)
    announced = [contact.announced_by] if contact.announced_by else []
    reasons = [item.reason for item in contact.withheld]
    return {
        tag: hashlib.sha256(
            "\n".join(" ".join(words.get(tag, "").split()) for words in (*texts, *announced, *reasons)).encode()
        ).hexdigest()[:12]
        for tag in contact.name
    }


def values_of(contact: Contact) -> dict[str, str]:
    """Return everything of *contact* that is bound to its verification, by name; what it has not is left out."""
    countries = ", ".join(contact.countries)
    found = {
        "area": f"{countries}, from abroad" if contact.from_abroad else countries,
        PUBLISHED: "yes" if contact.published else "no",
    }
    for name, channel in _channels(contact):
        found |= {f"{name}.{key}": value for key, value in _of_channel(channel).items()}
    return found | {
        key: value
        for key, value in (
            (VERIFIED_ON, contact.verified.on.isoformat()),
            (VERIFIED_HOW, contact.verified.how),
            ("official page", contact.verified.url),
        )
        if value
    }


def changes(contact: Contact, row: dict[str, str]) -> list[Change]:
    """Return what of a published *contact* differs from what *row* says was confirmed.

    To withdraw asks for nothing: a contact that is no longer published and a channel that is no longer there are no
    change, and the channels that move up in its place are known by their values.
    """
    if not contact.published:
        return []
    now = values_of(contact)
    channels = dict(_channels(contact))
    known = _known_channels(row)
    left = [values for name, values in known.items() if name not in channels]
    found = [
        Change(name, row.get(name, ""), now.get(name, ""), _node(contact.node, path))
        for name, path in OF_CONTACT.items()
        if row.get(name, "") != now.get(name, "")
    ]
    for name, channel in channels.items():
        values = _of_channel(channel)
        if values not in left:
            found += _channel_changes(name, channel, known.get(name, {}), values)
    return found


def read_lock(root: Path) -> LockFile:
    """Return the lock of the campaign in *root*."""
    return read_lock_file(root / LOCK, LOCK, ID)


def write_rows(campaign: Campaign, rows: dict[str, dict[str, str]]) -> None:
    """Write *rows*; contacts that are gone are dropped."""
    living = {name: row for name, row in rows.items() if name in campaign.contacts}
    write_lock_file(campaign.root / LOCK, HEADER, living)


def row_of(contact: Contact, before: dict[str, str], *, role: str, today: str) -> dict[str, str]:
    """Return the row that confirms *contact* as it is.

    Args:
        contact: Whose values are confirmed as its record says: on that day, in that way, by that role.
        before: The row until now; words that have not changed keep who compared them, and when.
        role: Of whoever compared the words.
        today: The day of it.
    """
    words = {f"{WORDS}{tag}": digest for tag, digest in sorted(digests(contact).items())}
    others = {key: value for key, value in before.items() if key.startswith(WORDS)}
    same = all(others.get(key) == value for key, value in words.items())
    compared = {
        COMPARED_ON: before.get(COMPARED_ON, today) if same else today,
        COMPARED_BY: before.get(COMPARED_BY, role) if same else role,
    }
    confirmed = {CONFIRMED_BY: contact.verified.by}
    return {**values_of(contact), **confirmed, **dict(sorted({**others, **words}.items())), **compared}


def row_of_words(contact: Contact, before: dict[str, str], *, role: str, today: str) -> dict[str, str]:
    """Return *before* with the words of *contact* confirmed and its values left as they were."""
    after = row_of(contact, before, role=role, today=today)
    about_words = {
        key: value for key, value in after.items() if key.startswith(WORDS) or key in (COMPARED_ON, COMPARED_BY)
    }
    return {key: value for key, value in before.items() if key != READ_AGAIN} | about_words


def confirm(campaign: Campaign, ids: Iterable[str], role: str) -> None:
    """Write that the records of *ids* are right as they are, and say the same in all languages."""
    rows = dict(read_lock(campaign.root).rows)
    for name in ids:
        contact, before = campaign.contacts[name], rows.get(name, {})
        rows[name] = row_of(contact, before, role=role, today=campaign.today.isoformat())
    write_rows(campaign, rows)


def changed_words(contact: Contact, row: dict[str, str]) -> list[str]:
    """Return the languages whose words changed since they were confirmed."""
    return [tag for tag, digest in digests(contact).items() if row.get(f"{WORDS}{tag}") != digest]


def _channels(contact: Contact) -> Iterator[tuple[str, Channel]]:
    """Yield the channels by name; a name that stands twice (``contacts.duplicate`` says so) gets a number."""
    met: dict[str, int] = {}
    for channel in contact.channels:
        met[channel.id] = met.get(channel.id, 0) + 1
        yield (channel.id if met[channel.id] == 1 else f"{channel.id}-{met[channel.id]}"), channel


def _of_channel(channel: Channel) -> dict[str, str]:
    values = {
        "type": channel.type,
        "number": channel.number,
        "short": channel.short,
        "region": channel.region,
        "shown": channel.groups,
        "extension": channel.extension,
        "address": channel.address,
        "hours": "" if channel.type in ("web", "form") else _hours(channel.hours),
    }
    return {key: value for key, value in values.items() if value}


def _hours(hours: Hours | None) -> str:
    if hours is None:
        return "unknown"
    spans = "; ".join(f"{' '.join(span.days)} {span.text}" for span in hours.spans)
    return f"{hours.time_zone}: {'always' if hours.always else spans}"


def _known_channels(row: dict[str, str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for name, value in row.items():
        channel, dot, key = name.rpartition(".")
        if dot:
            found.setdefault(channel, {})[key] = value
    return found


def _channel_changes(name: str, channel: Channel, old: dict[str, str], new: dict[str, str]) -> Iterator[Change]:
    """Yield the changed values; a printed form that follows from the number follows it silently."""
    number_changed = any(old.get(key) != new.get(key) for key in ("number", "short"))
    for key, source in OF_CHANNEL.items():
        derived = key == "shown" and number_changed and channel.node.get(source) is None
        if old.get(key, "") != new.get(key, "") and not derived:
            node = channel.node.get(source) or channel.node
            yield Change(f"{name}.{key}", old.get(key, ""), new.get(key, ""), node)


def _node(node: Node, path: tuple[str, ...]) -> Node:
    for key in path:
        node = node.get(key) or node
    return node
