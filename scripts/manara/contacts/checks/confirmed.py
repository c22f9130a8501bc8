"""The words of a contact were compared in all languages since they last changed.

``manara confirm contacts/hotline`` records that the Arabic and English words of a record say the same. When one side
changes, the record is reported until somebody has compared it again. This is what notices two names exchanged in one
language. A campaign without ``data/contacts.lock`` has not begun to confirm, and hears nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.contacts.lock import LOCK, confirmed, digests, read_lock
from manara.problems import Level, Problem, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign

ID = "contacts.confirmed"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield a warning for every record whose words changed since they were confirmed."""
    if not (campaign.root / LOCK).is_file():
        return
    lines, bad = read_lock(campaign.root)
    for number in bad:
        yield Problem(
            LOCK,
            number,
            1,
            Level.ERROR,
            ID,
            text("this line is not of the lock's form"),
            text("Write the lock with “manara confirm”."),
        )
    for contact in campaign.contacts.values():
        before, now = confirmed(lines.get(contact.id, "")), digests(contact)
        changed = [tag for tag, digest in now.items() if before.get(tag) != digest]
        if changed:
            yield contact.node.need("name").problem(
                text(
                    "the words of “{id}” changed since they were confirmed ({languages})",
                    id=contact.id,
                    languages=", ".join(changed),
                ),
                text("Compare the languages of this record; then run “manara confirm contacts/{id}”.", id=contact.id),
                ID,
                Level.WARNING,
            )
