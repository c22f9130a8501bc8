"""E-mail addresses can be written to, and are the ones the source shows in clear.

Syntax is judged by ``email-validator`` without asking the network. Refused besides: domains reserved for examples
(RFC 2606), a display name, invisible characters, and what pages that hide an address leave behind when copied:
``[email protected]``, ``data-cfemail``, ``name (at) host``, ``name[dot]host``. Such a placeholder is not an address;
publish none until somebody has read it from the owner's own page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.contacts.digits import named
from manara.problems import Text, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.contacts.model import Contact
    from manara.problems import Problem

ID = "contacts.email"
HIDDEN = re.compile(
    r"\[?\s*email[\s\xa0]*(?:&#160;)?protected\s*\]?|data-cfemail|cdn-cgi|[\[({]\s*(?:at|dot|et|@)\s*[\])}]|\s(?:at|dot)\s",
    re.IGNORECASE,
)
RESERVED = ("example", "test", "invalid", "localhost", "local", "example.com", "example.net", "example.org")


def check(contact: Contact, campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for every address that cannot be the real one."""
    for channel in contact.channels:
        if channel.type != "email":
            continue
        node = channel.node.get("address")
        if node is None:
            yield channel.node.problem(
                text("the channel “{id}” has no address", id=channel.id),
                text("Add “address:” with the e-mail address as its owner shows it."),
                ID,
            )
            continue
        wrong = fault(channel.address, example=campaign.example)
        if wrong is not None:
            yield node.problem(*wrong, ID)


def fault(address: str, *, example: bool = False) -> tuple[Text, Text] | None:
    """Return what is wrong with *address* and how to mend it, or ``None``; an *example* may name a reserved domain."""
    publish_none = text("Read the address on its owner's own page; until then remove this channel.")
    if HIDDEN.search(address):
        return text("“{address}” is what a hidden address leaves behind, not an address", address=address), publish_none
    if not address.isascii() or named(address) != address or address != address.strip():
        return (
            text("the address “{address}” has characters outside ASCII", address=named(address)),
            text("Type it anew in the letters a to z, digits, dots and hyphens."),
        )
    domain = address.rpartition("@")[2].lower().rstrip(".")
    if not example and any(domain == name or domain.endswith(f".{name}") for name in RESERVED):
        return text("the domain “{domain}” is reserved for examples", domain=domain), publish_none
    import email_validator  # noqa: PLC0415  # 40 ms that campaigns without e-mail need not pay

    try:
        found = email_validator.validate_email(address, check_deliverability=False, test_environment=example)
    except email_validator.EmailNotValidError as error:
        return text("“{address}” is not an e-mail address: {reason}", address=address, reason=str(error)), publish_none
    if found.normalized != address:
        return (
            text("the address “{address}” has another usual form", address=address),
            text("Write “{form}”.", form=found.normalized),
        )
    return None
