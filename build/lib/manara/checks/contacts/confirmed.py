"""The words of a contact were compared in all languages since they last changed.

``manara confirm contacts/hotline`` records that the Arabic and English words of a record say the same. When one side
changes, the record is reported until somebody has compared it again. This is what notices two names exchanged in one
language. A contact that nobody has confirmed at all, ``contacts.changed`` reports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.contacts.lock import changed_words
from manara.problems import Level, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.contacts.model import Contact
    from manara.problems import Problem
    from manara.sources.lock_file import LockFile as ContactLock

ID = "contacts.confirmed"


def check(contact: Contact, lock: ContactLock) -> Iterator[Problem]:
    """Yield a warning for every record whose words changed since they were confirmed."""
    row = lock.rows.get(contact.id)
    changed = changed_words(contact, row) if row else []
    if changed:
        yield contact.node.need("name").problem(
            text(
                "the words of “{id}” changed since they were confirmed ({languages})",
                id=contact.id,
                languages=", ".join(changed),
            ),
            text(
                "Compare the languages of this record; then record it: {command}",
                command=f"manara confirm contacts/{contact.id}",
            ),
            ID,
            Level.WARNING,
        )
