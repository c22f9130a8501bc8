"""The record of what was confirmed of pages can be read.

``data/translations.lock`` is written by ``manara confirm``. A line that does not parse, after a merge or a hand edit,
is an error that says how to rebuild it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.lock import Lock as PageLock

ID = "translations.lock"


def check(lock: PageLock) -> Iterator[Problem]:
    """Yield an error for every line that cannot be read."""
    yield from lock.problems
