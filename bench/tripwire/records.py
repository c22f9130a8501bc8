"""One changed record, judged by the checks of records."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from manara.checks import register
from manara.contacts.load import load_contacts
from manara.contacts.model import DIALLED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.contacts.model import Channel, Contact
    from manara.problems import Problem

# These judge what is typed in files, not records.
OF_FILES = ("contacts.loose-number", "contacts.loose-address", "contacts.waivers")


def lines(campaign: Campaign) -> Iterator[tuple[Contact, Channel]]:
    """Yield every published channel that is dialled."""
    for contact in campaign.published_contacts.values():
        for channel in contact.channels:
            if channel.type in DIALLED and channel.dial:
                yield contact, channel


def with_groups(content: str, field: str, value: str, groups: str) -> str:
    """Return a record's *content* with a printed form written out behind the number *value* of *field*."""
    number = f'{field}: "{value}"'
    line = next(line for line in content.splitlines() if number in line)
    indent = len(line) - len(line.lstrip(" -"))
    return content.replace(line, f'{line}\n{" " * indent}groups: "{groups}"', 1)


class Records:
    """Loads one changed record and asks the checks of records about it."""

    def __init__(self, campaign: Campaign) -> None:
        self.campaign = campaign
        self.root = Path(tempfile.mkdtemp(prefix="tripwire-"))
        self.folder = self.root / "data" / "contacts"
        self.folder.mkdir(parents=True)
        for contact in campaign.published_contacts.values():
            name = Path(contact.path).name
            if self.caught(name, (campaign.root / contact.path).read_text("utf-8")):
                raise AssertionError(f"{name} raises an alarm before anything is changed")

    def caught(self, name: str, content: str) -> bool:
        """Tell whether any check of records says anything about the record *name* with *content*."""
        path = self.folder / name
        path.write_text(content, "utf-8")
        problems: list[Problem] = []
        loaded = load_contacts(self.folder, self.root, self.campaign.tags, problems)
        path.unlink()
        changed = replace(self.campaign, contacts=loaded)
        for check in register.of_subjects(["contacts"]):
            if check.id not in OF_FILES:
                problems += check.on(changed)
        return bool(problems)
