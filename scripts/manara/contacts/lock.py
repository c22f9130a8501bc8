"""``data/contacts.lock``: which words of each contact were confirmed to say the same in all languages.

A name exchanged with another contact's in one language is spelled right, stands in the right script, and sends a
reader to the wrong desk; no rule about one record can see it. One line per contact, written by
``manara confirm contacts/ID``::

    hotline ar:9f2c41d07a1e en:03be77aa9c52 2026-11-24 translator

Id; for each language a digest of the record's words; the day; the role of whoever compared them, never a name.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from manara.sources.text_file import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from manara.campaign.model import Campaign
    from manara.contacts.model import Contact

LOCK = "data/contacts.lock"
HEADER = "# Which words of contacts were confirmed to say the same. Written by “manara confirm”; do not edit by hand.\n"
_LINE = re.compile(
    r"([a-z][a-z0-9-]*)((?: [A-Za-z0-9-]+:[0-9a-f]{12})+) ([0-9]{4}-[0-9]{2}-[0-9]{2}) ([a-z]+)", re.ASCII
)


def digests(contact: Contact) -> dict[str, str]:
    """Return a digest of the record's words by language; blanks do not count."""
    texts = (contact.name, contact.run_by, contact.answers, contact.told, contact.helps_with, contact.notes)
    reasons = [item.reason for item in contact.withheld]
    return {
        tag: hashlib.sha256(
            "\n".join(" ".join(words.get(tag, "").split()) for words in (*texts, *reasons)).encode()
        ).hexdigest()[:12]
        for tag in contact.name
    }


def read_lock(root: Path) -> tuple[dict[str, str], list[int]]:
    """Return the lines of the lock by contact id, and the numbers of lines that are not of its form."""
    path = root / LOCK
    if not path.is_file():
        return {}, []
    found: dict[str, str] = {}
    bad: list[int] = []
    for number, line in enumerate(read_text(path, LOCK)[0].splitlines(), 1):
        match = _LINE.fullmatch(line)
        if match:
            found[match[1]] = line
        elif line.strip() and not line.startswith("#"):
            bad.append(number)
    return found, bad


def confirmed(line: str) -> dict[str, str]:
    """Return the digests of one line, by language."""
    match = _LINE.fullmatch(line)
    return dict(pair.split(":") for pair in match[2].split()) if match else {}


def confirm(campaign: Campaign, ids: Iterable[str], role: str) -> None:
    """Write that the words of *ids* say the same in all languages as of today; contacts that are gone are dropped."""
    lines, _ = read_lock(campaign.root)
    for name in ids:
        pairs = " ".join(f"{tag}:{digest}" for tag, digest in sorted(digests(campaign.contacts[name]).items()))
        lines[name] = f"{name} {pairs} {campaign.today.isoformat()} {role}"
    body = "".join(f"{line}\n" for name, line in sorted(lines.items()) if name in campaign.contacts)
    (campaign.root / LOCK).write_text(HEADER + body, "utf-8")
