"""The record of what was confirmed of contacts can be read.

``data/contacts.lock`` is written by ``manara confirm``. A line that a merge or a hand has damaged is an error; until it
is mended no contact counts as confirmed, and ``contacts.changed`` is silent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.sources.lock_file import LockFile as ContactLock

ID = "contacts.lock"


def check(lock: ContactLock) -> Iterator[Problem]:
    """Yield an error for every line that cannot be read."""
    yield from lock.problems
