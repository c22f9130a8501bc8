"""``contacts.json``: the published contacts as open data, and the schema that documents it.

Anyone may use the list; therefore it says how and when each record was checked, until when that holds, and what is
withheld and why. A contact that is closed is in the list without its channels, with the day and who is there instead;
one that is withheld or of low confidence is not in it. ``version`` follows semantic versioning: fields may be added in
1.x, and none removed or changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from manara.contacts.expiry import contact_age
from manara.contacts.hours import DAYS
from manara.contacts.model import CHANNEL_TYPES, CLOSED, CONFIDENCE, COSTS, HOW, KINDS, LOW, TRI

if TYPE_CHECKING:
    from manara.campaign.model import Campaign
    from manara.contacts.hours import Hours
    from manara.contacts.model import Channel, Contact

VERSION = "1.2"
FILE, SCHEMA_FILE = "contacts.json", "contacts.schema.json"


def open_data(campaign: Campaign) -> dict[str, Any]:
    """Return the contacts visitors are told of; unknown values are ``null``."""
    return {
        "$schema": SCHEMA_FILE,
        "version": VERSION,
        "campaign": campaign.id,
        "region": campaign.region,
        "languages": list(campaign.tags),
        "contacts": [_contact(contact, campaign) for contact in campaign.shown_contacts.values()],
    }


def _contact(contact: Contact, campaign: Campaign) -> dict[str, Any]:
    age = contact_age(contact, campaign)
    return {
        "id": contact.id,
        "kind": contact.kind,
        "status": contact.status,
        "closed": _closure(contact) if contact.closed else None,
        "confidence": contact.confidence,
        "name": contact.name,
        "run_by": contact.run_by or None,
        "announced_by": contact.announced_by or None,
        "helps_with": contact.helps_with,
        "answers": contact.answers or None,
        "told": contact.told or None,
        "countries": list(contact.countries),
        "from_abroad": contact.from_abroad,
        "channels": [] if contact.closed else [_channel(channel) for channel in contact.channels],
        "verified": {"on": age.checked.isoformat(), "until": age.until.isoformat(), "how": contact.verified.how},
        "withheld": [{"what": item.what, "reason": item.reason} for item in contact.withheld],
    }


def _closure(contact: Contact) -> dict[str, Any]:
    return {
        "since": contact.since.isoformat() if contact.since is not None else None,
        "review": contact.review.isoformat() if contact.review is not None else None,
        "instead": contact.instead,
    }


def _channel(channel: Channel) -> dict[str, Any]:
    return {
        "id": channel.id,
        "type": channel.type,
        "number": channel.number or None,
        "short": channel.short or None,
        "region": channel.region or None,
        "shown": channel.groups or None,
        "extension": channel.extension or None,
        "address": channel.address or None,
        "hours": None if channel.hours is None else _hours(channel.hours),
        "languages": None if channel.languages is None else list(channel.languages),
        "cost": channel.cost,
        "anonymous": channel.anonymous,
        "confidential": channel.confidential,
        "recorded": channel.recorded,
        "shows_on_bill": channel.shows_on_bill,
    }


def _hours(hours: Hours) -> dict[str, Any]:
    spans = [{"days": list(span.days), "span": span.text} for span in hours.spans]
    return {"always": hours.always, "time_zone": hours.time_zone, "weekly": spans}


def schema(campaign: Campaign) -> dict[str, Any]:
    """Return the JSON Schema of :func:`open_data`, with a description of every field."""
    words = {
        "type": "object",
        "description": "A text by language tag",
        "properties": {tag: {"type": "string", "minLength": 1} for tag in campaign.tags},
        "required": list(campaign.tags),
        "additionalProperties": False,
    }
    maybe_words = {"anyOf": [words, {"type": "null"}]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Contacts, version {VERSION}",
        **_object(
            {
                "$schema": {"type": "string", "description": "This schema, beside the data"},
                "version": {"const": VERSION, "description": "Fields may be added in 1.x, and none removed or changed"},
                "campaign": {"type": "string", "description": "Id of the campaign"},
                "region": {"type": "string", "pattern": "^[A-Z]{2}$", "description": "ISO 3166 code of the country"},
                "languages": {"type": "array", "items": {"type": "string"}, "description": "BCP 47 tags of all texts"},
                "contacts": {
                    "type": "array",
                    "items": _object(
                        {
                            "id": {"type": "string", "description": "Never changes"},
                            "kind": {"enum": list(KINDS)},
                            "status": {"enum": ["active", *CLOSED]},
                            "closed": {"anyOf": [_closure_schema(), {"type": "null"}]},
                            "confidence": {"enum": [level for level in CONFIDENCE if level != LOW]},
                            "name": words,
                            "run_by": {**maybe_words, "description": "Null where no source says who runs it"},
                            "announced_by": {**maybe_words, "description": "Who made it known; no claim who answers"},
                            "helps_with": words,
                            "answers": {**maybe_words, "description": "Who picks up"},
                            "told": {**maybe_words, "description": "Who learns of the call"},
                            "countries": {"type": "array", "items": {"type": "string", "pattern": "^[A-Z]{2}$"}},
                            "from_abroad": {"type": "boolean", "description": "Can be reached from other countries"},
                            "channels": {
                                "type": "array",
                                "description": "None while it is closed",
                                "items": _channel_schema(),
                            },
                            "verified": _object(
                                {
                                    "on": {"type": "string", "format": "date", "description": "Day of the last check"},
                                    "until": {"type": "string", "format": "date", "description": "Old after this day"},
                                    "how": {"enum": list(HOW)},
                                }
                            ),
                            "withheld": {
                                "type": "array",
                                "description": "Known to exist, not published, and why",
                                "items": _object({"what": {"type": "string"}, "reason": words}),
                            },
                        }
                    ),
                },
            }
        ),
    }


def _closure_schema() -> dict[str, Any]:
    day = {"type": ["string", "null"], "format": "date"}
    return _object(
        {
            "since": {**day, "description": "Day on which it closed"},
            "review": {**day, "description": "Day by which somebody looks again; null when it is closed for good"},
            "instead": {"type": "string", "description": "Id of the contact to turn to"},
        }
    )


def _channel_schema() -> dict[str, Any]:
    text_or_null = {"type": ["string", "null"]}
    tri = {"enum": list(TRI)}
    hours = _object(
        {
            "always": {"type": "boolean"},
            "time_zone": {"type": "string", "description": "IANA name"},
            "weekly": {
                "type": "array",
                "items": _object(
                    {
                        "days": {"type": "array", "items": {"enum": list(DAYS)}},
                        "span": {"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]$"},
                    }
                ),
            },
        }
    )
    return _object(
        {
            "id": {"type": "string"},
            "type": {"enum": list(CHANNEL_TYPES)},
            "number": {"type": ["string", "null"], "pattern": r"^\+[1-9][0-9]{6,14}$", "description": "E.164"},
            "short": {
                "type": ["string", "null"],
                "pattern": "^[0-9]{3,6}$",
                "description": "Dialled inside region only",
            },
            "region": text_or_null,
            "shown": {
                "type": ["string", "null"],
                "pattern": "^[0-9]+( [0-9]+)*$",
                "description": "As it is dialled inside the country, and as readers see it",
            },
            "extension": {
                "type": ["string", "null"],
                "pattern": "^[0-9]+$",
                "description": "To dial or to ask for once the call is answered",
            },
            "address": {**text_or_null, "description": "E-mail or https address"},
            "hours": {"anyOf": [hours, {"type": "null"}], "description": "null: nobody has published them"},
            "languages": {"type": ["array", "null"], "items": {"type": "string"}},
            "cost": {"enum": list(COSTS)},
            "anonymous": tri,
            "confidential": tri,
            "recorded": tri,
            "shows_on_bill": tri,
        }
    )


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
