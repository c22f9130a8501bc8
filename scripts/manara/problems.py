"""What a check found, where, and how to mend it.

A problem is a value. Checks yield it, ``cli/report.py`` prints it, ``site/plugin.py`` logs it.
Its words are message ids of the ``manara`` catalog, so that an editor reads them in Arabic or English.
"""

from __future__ import annotations

import difflib
import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# Signs that guide direction and nobody sees: never part of what is copied or kept.
INVISIBLE = str.maketrans("", "", "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

# Signs that move a terminal's cursor, clear it or colour it, and how they are shown instead: what others wrote is
# quoted and must not draw. Line feed and tab stay.
DRAWING = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}


class Level(enum.IntEnum):
    """How bad it is: an error stops the build, a warning is shown."""

    ERROR = 0
    WARNING = 1


@dataclass(frozen=True, order=True)
class Text:
    """Words for an editor: an English message id and the values of its ``{placeholders}``.

    Values may be texts themselves; they are then translated too. Signs that would draw on a terminal are shown instead.
    """

    msgid: str
    values: tuple[tuple[str, object], ...] = ()

    def render(self, translate: Callable[[str], str] = str, quote: Callable[[str], str] = str) -> str:
        """Return the words in one language.

        Args:
            translate: From message id to the translated message, placeholders kept.
            quote: Applied to every value, e.g. to isolate an Arabic word inside an English line.
        """
        values = {
            name: value.render(translate, quote) if isinstance(value, Text) else quote(str(value).translate(DRAWING))
            for name, value in self.values
        }
        return translate(self.msgid).format_map(values)

    def __str__(self) -> str:
        """The English words."""
        return self.render()


def text(msgid: str, /, **values: object) -> Text:
    """Return *msgid* with *values*; Babel extracts the first argument into the ``manara`` catalog.

    >>> str(text("phone {number} is too short", number="123"))
    'phone 123 is too short'
    """
    return Text(msgid, tuple(values.items()))


def joined(pattern: str, /, *values: object) -> Text:
    """Return *values* in a *pattern* of numbers and marks that is the same in every language.

    >>> str(joined("{_0}: {_1}", "data/x.yml", text("this is no file")))
    'data/x.yml: this is no file'
    """
    return Text(pattern, tuple((f"_{place}", value) for place, value in enumerate(values)))


@dataclass(frozen=True)
class Problem:
    """One thing to mend.

    Attributes:
        path: File, relative to the campaign's root, with forward slashes.
        line: First line is 1; 0 when the whole file is meant.
        column: First character is 1; 0 when the whole line is meant.
        level: Error or warning.
        check: Id of the check, such as ``contacts.e164``.
        message: What is wrong, with the value quoted.
        hint: How to mend it.
    """

    path: str
    line: int
    column: int
    level: Level
    check: str
    message: Text
    hint: Text

    @property
    def sort_key(self) -> tuple[str, int, int, int, str, str]:
        """Order of a report: by place, errors first."""
        return (self.path, self.line, self.column, self.level, self.check, str(self.message))


def did_you_mean(name: str, known: Iterable[str], least: float = 0.6) -> Text | None:
    """Return a hint that names the nearest of *known*, ``None`` where none is near.

    Args:
        name: What was written.
        known: What it may be.
        least: How much of both is to be the same, from 0 to 1; with 0 the nearest is named however far it is.
    """
    near = difflib.get_close_matches(name, sorted(known), 1, least)
    return text("Did you mean “{near}”?", near=near[0]) if near else None


def in_order(problems: list[Problem]) -> list[Problem]:
    """Return *problems* by file, line and column, each once."""
    return sorted(dict.fromkeys(problems), key=lambda problem: problem.sort_key)


def has_errors(problems: list[Problem]) -> bool:
    """Tell whether any problem is an error."""
    return any(problem.level is Level.ERROR for problem in problems)
