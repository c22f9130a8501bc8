"""A registry of nobody's campaign: two contacts in one country, and the words of two languages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from manara.contacts.net_words import net_words
from manara.contacts.registry import Registry
from manara.sources.markdown_page import CALL


@dataclass(frozen=True)
class Line:
    """What the net asks of a channel."""

    type: str
    dial: str
    groups: str
    id: str
    address: str = ""
    href: str = ""


@dataclass(frozen=True)
class Record:
    """What the net asks of a contact."""

    id: str
    channels: tuple[Line, ...] = field(default=())

    def channel(self, _id: str, _types: tuple[str, ...]) -> Line:
        """Return its only channel."""
        return self.channels[0]


def registry_of_nobody(region: str = "KW", tags: tuple[str, ...] = ("ar", "en")) -> Registry:
    """Return a registry with a hotline, 2493 7600, and an emergency number, 112."""
    contacts: Any = (
        Record("hotline", (Line("phone", "+96524937600", "2493 7600", "main"),)),
        Record("emergency", (Line("phone", "112", "112", "main"),)),
    )
    return Registry(contacts, region=region, words=net_words(tags))


def without_calls(text: str) -> str:
    """Return *text* as the sources scan hands it over: calls blanked."""
    return CALL.sub(lambda match: "\ue000" * len(match[0]), text)
