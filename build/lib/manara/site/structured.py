"""Structured data: schema.org's ContactPoint for the contacts a page shows, from the same records as the page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manara.contacts.model import Channel, Contact

_DAYS = {"mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday", "sat": "Saturday",
         "sun": "Sunday"}  # fmt: skip


def structured_data(contacts: Iterable[Contact], tag: str) -> Markup:
    """Return one JSON-LD block in the language *tag*; an empty string when there is nothing to say."""
    points = [
        _point(contact, channel, tag) for contact in contacts for channel in contact.channels if _has_target(channel)
    ]
    if not points:
        return Markup()
    body = json.dumps({"@context": "https://schema.org", "@graph": points}, ensure_ascii=False, separators=(",", ":"))
    # A "<" could end the element; JSON has another way to write it.
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(body.replace("<", "\\u003c")))  # noqa: S704


def _has_target(channel: Channel) -> bool:
    return channel.type in ("phone", "email") and bool(channel.dial or channel.address)


def _point(contact: Contact, channel: Channel, tag: str) -> dict[str, Any]:
    point: dict[str, Any] = {
        "@type": "ContactPoint",
        "name": contact.name[tag],
        "contactType": contact.kind,
        "areaServed": list(contact.countries),
    }
    point["telephone" if channel.dial else "email"] = channel.dial or channel.address
    if channel.cost == "free":
        point["contactOption"] = "TollFree"
    if channel.languages:
        point["availableLanguage"] = list(channel.languages)
    if channel.hours is not None:
        point["hoursAvailable"] = _hours(channel)
    return point


def _hours(channel: Channel) -> list[dict[str, Any]]:
    if channel.hours is None:
        return []
    if channel.hours.always:
        spans = [(tuple(_DAYS), "00:00", "23:59")]
    else:
        spans = [(span.days, *span.text.split("-")) for span in channel.hours.spans]  # type: ignore[misc]
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [_DAYS[day] for day in days],
            "opens": opens,
            "closes": closes,
        }
        for days, opens, closes in spans
    ]
