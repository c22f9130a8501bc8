"""The list of contacts that a site made with this program carries: ``contacts.json``."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass
from typing import Any

from manara.contacts.digits import only_digits

FILE = "contacts.json"


@dataclass(frozen=True)
class Records:
    """What a site says its contacts are.

    Attributes:
        numbers: Digits of every number, with country code and as dialled at home.
        expired: Id and last day of every contact whose check is too old today, oldest first.
    """

    numbers: frozenset[str]
    expired: tuple[tuple[str, datetime.date], ...]


def read_records(raw: bytes, today: datetime.date) -> Records | None:
    """Return the records in *raw*, or ``None`` when it is not such a list."""
    try:
        contacts = json.loads(raw)["contacts"]
        numbers: set[str] = set()
        expired = []
        for contact in contacts:
            for channel in contact["channels"]:
                numbers |= {only_digits(str(channel.get(key) or "")) for key in ("number", "short", "shown")}
            until = _until(contact)
            if until is not None and until < today:
                expired.append((str(contact["id"]), until))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return Records(frozenset(numbers - {""}), tuple(sorted(expired, key=lambda pair: (pair[1], pair[0]))))


def _until(contact: dict[str, Any]) -> datetime.date | None:
    until = (contact.get("verified") or {}).get("until")
    return datetime.date.fromisoformat(until) if until else None
