"""No number, address, host or hour changes unseen: each is bound to the check under which it was confirmed.

A page says of a contact on which day and in which way it was checked. That holds for the values that were checked, so
``data/contacts.lock`` keeps them, and a value that is not the confirmed one is an error, in every build, until somebody
has checked the new one and recorded it with ``manara confirm contacts/ID``. The same holds for the day and the way of
the check itself, and for a contact that nobody has confirmed yet. To withdraw a contact or one of its numbers, change
its ``status`` or remove the channel: that needs no confirmation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.contacts.lock import PUBLISHED, VERIFIED_HOW, VERIFIED_ON, changes
from manara.problems import text
from manara.sources.yaml_file import NO_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.contacts.lock import Change
    from manara.contacts.model import Contact
    from manara.problems import Problem, Text
    from manara.sources.lock_file import LockFile as ContactLock

ID = "contacts.changed"


def check(contact: Contact, lock: ContactLock) -> Iterator[Problem]:
    """Yield an error for every published value that is not the confirmed one."""
    if not contact.published or lock.problems:
        return
    row = lock.rows.get(contact.id, {})
    if VERIFIED_ON not in row:
        yield contact.node.need("verified").problem(
            text("nobody has confirmed the contact “{id}”", id=contact.id),
            text(
                "Compare its numbers and addresses with the source, digit by digit; then record it: {command}",
                command=command(contact),
            ),
            ID,
        )
        return
    for change in changes(contact, row):
        if change.name == VERIFIED_ON and contact.verified.on == NO_DAY:
            continue  # that it is no day is said where it was read
        yield change.node.problem(
            _message(change, row),
            text(
                "Write the confirmed value again; or, if the new is right, check it anew and record how: {command}",
                command=command(contact),
            ),
            ID,
        )


def command(contact: Contact) -> str:
    """Return what an editor types to confirm *contact*."""
    return f"manara confirm contacts/{contact.id}"


def _message(change: Change, row: dict[str, str]) -> Text:
    under = {"day": row[VERIFIED_ON], "how": row.get(VERIFIED_HOW, "")}
    if change.name == PUBLISHED:
        return text("the contact was not published when it was confirmed ({how}, {day})", **under)
    if not change.old:
        return text("“{field}” is new: “{new}” was not confirmed", field=change.name, new=change.new)
    if not change.new:
        return text(
            "“{field}” is gone: “{old}” was confirmed ({how}, {day})", field=change.name, old=change.old, **under
        )
    return text(
        "“{field}” changed from “{old}” to “{new}” since it was confirmed ({how}, {day})",
        field=change.name,
        old=change.old,
        new=change.new,
        **under,
    )
