"""``data/first.lock``: what native readers said yes to, string by string.

Each row binds an answer to the source and to the translation as both stood: when either changes, the string is open
again, and its language is no longer published. Kept are the reader's role, the name they chose to be called by, and the
day.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from manara.sources.lock_file import read_lock_file, write_lock_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from manara.campaign.first_answers import Answers
    from manara.problems import Problem

ID = "pages.first-review"
LOCK = "data/first.lock"
HEADER = "# What native readers said yes to. Written by “manara review”; do not edit by hand.\n"
# Who may answer for a whole language; none of these is a program.
ROLES = ("native-reader", "native-translator", "interpreter", "helpline-worker")


@dataclass(frozen=True)
class Reviews:
    """The rows of the lock: by language, then by string, ``DIGEST DAY ROLE NAME``."""

    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def open(self, tag: str, sources: Mapping[str, str], said: Mapping[str, str]) -> tuple[str, ...]:
        """Return the ids of strings of a language that nobody has said yes to as they stand, in order.

        Args:
            tag: The language.
            sources: What each string translates, by id.
            said: The translations there are, by id.
        """
        rows = self.rows.get(tag, {})
        return tuple(
            name
            for name, source in sources.items()
            if not said.get(name) or rows.get(name, "").split(" ")[0] != digest_of(source, said[name])
        )

    def with_yes(self, tag: str, answers: Answers, known: Iterable[str]) -> Reviews:
        """Return these with what *answers* say yes to; rows of strings that are not *known* are dropped."""
        kept = {key: row for key, row in self.rows.get(tag, {}).items() if key in set(known)}
        who = f"{answers.day.isoformat()} {answers.role} {answers.name}"
        new = {key: f"{digest} {who}" for key, digest in answers.yes.items()}
        return replace(self, rows={**self.rows, tag: dict(sorted({**kept, **new}.items()))})


def digest_of(source: str, said: str) -> str:
    """Return what binds an answer to both texts: 64 bits are enough against mistakes."""
    return hashlib.sha256(f"{source}\0{said}".encode()).hexdigest()[:16]


def read_reviews(root: Path) -> Reviews:
    """Return what is recorded for the campaign in *root*."""
    lock = read_lock_file(root / LOCK, LOCK, ID)
    return Reviews(lock.rows, lock.problems)


def write_reviews(root: Path, reviews: Reviews) -> None:
    """Write the lock."""
    write_lock_file(root / LOCK, HEADER, {tag: rows for tag, rows in reviews.rows.items() if rows})
