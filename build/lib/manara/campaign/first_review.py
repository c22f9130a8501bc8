"""``data/first.lock``: what native readers said yes to, string by string.

Each row binds an answer to the source, to the statements of the facts that the source rests on, and to the translation,
as all of them stood: when one changes, the string is open again, and its language is no longer published. Kept are the
reader's role, the name they chose to be called by, and the day; a row without them vouches for nothing.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text
from manara.sources.lock_file import read_lock_file, write_lock_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from manara.campaign.first_answers import Answers

ID = "pages.first-review"
LOCK = "data/first.lock"
HEADER = "# What native readers said yes to. Written by “manara review”; do not edit by hand.\n"
# Who may answer for a whole language; none of these is a program.
ROLES = ("native-reader", "native-translator", "interpreter", "helpline-worker")
_ROW = re.compile(r"[0-9a-f]{16} (?P<day>\d{4}-\d\d-\d\d) (?P<role>\S+) \S.*", re.ASCII)


@dataclass(frozen=True)
class Reviews:
    """The rows of the lock: by language, then by string, ``DIGEST DAY ROLE NAME``."""

    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def open(self, tag: str, sources: Mapping[str, str], said: Mapping[str, str]) -> tuple[str, ...]:
        """Return the ids of strings of a language that nobody has said yes to as they stand, in order.

        Args:
            tag: The language.
            sources: What each string translates, by id, as :attr:`~manara.campaign.first_pages.Source.bound` has it.
            said: The translations there are, by id.
        """
        rows = self.rows.get(tag, {})
        return tuple(
            name
            for name, source in sources.items()
            if not said.get(name, "").strip() or rows.get(name, "").split(" ")[0] != digest_of(source, said[name])
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
    whole = {tag: {name: row for name, row in rows.items() if _is_row(row)} for tag, rows in lock.rows.items()}
    odd = tuple(
        Problem(
            LOCK,
            0,
            0,
            Level.ERROR,
            ID,
            text("the row “{name}” of “{tag}” says neither who reviewed it nor when", name=name, tag=tag),
            text("Take it out, and take the reader's answers in: manara review {tag} FILE.", tag=tag),
        )
        for tag, rows in lock.rows.items()
        for name in rows
        if name not in whole[tag]
    )
    return Reviews(whole, (*lock.problems, *odd))


def _is_row(row: str) -> bool:
    """Tell whether a row is one that :meth:`Reviews.with_yes` writes: nobody's yes vouches for nothing."""
    found = _ROW.fullmatch(row)
    if found is None or found["role"] not in ROLES:
        return False
    try:
        return bool(datetime.date.fromisoformat(found["day"]))
    except ValueError:
        return False


def write_reviews(root: Path, reviews: Reviews) -> None:
    """Write the lock."""
    write_lock_file(root / LOCK, HEADER, {tag: rows for tag, rows in reviews.rows.items() if rows})
