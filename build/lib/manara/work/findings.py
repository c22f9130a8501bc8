"""Problems in the cache: what was found in bytes that have not changed since."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from manara.problems import Level, Problem, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manara.work.cache import Cache


class Findings:
    """Problems of one kind.

    Args:
        cache: Where they are kept.
        kind: The cache's kind.
        world: What all of them follow from.
    """

    def __init__(self, cache: Cache, kind: str, *world: str) -> None:
        self._cache = cache
        self._kind = kind
        self._world = world

    def get(self, *key: str) -> list[Problem] | None:
        """Return the problems found under *key*, or ``None``."""
        raw = self._cache.get(self._kind, *self._world, *key)
        with suppress(KeyError, TypeError, ValueError, AttributeError):
            return None if raw is None else [_problem(row) for row in json.loads(raw)]
        return None

    def put(self, *key: str, found: Iterable[Problem]) -> None:
        """Keep the problems *found* under *key*."""
        made = json.dumps([_row(problem) for problem in found], ensure_ascii=False)
        self._cache.put(self._kind, *self._world, *key, made=made.encode("utf-8", "surrogatepass"))

    def tidy(self) -> None:
        """Forget what nobody asked for."""
        self._cache.tidy(self._kind)


def _row(problem: Problem) -> list[Any]:
    return [
        problem.path, problem.line, problem.column, int(problem.level), problem.check,
        _words(problem.message), _words(problem.hint),
    ]  # fmt: skip


def _words(text: Text) -> list[Any]:
    """Values are shown through ``str`` only, so their text is all that has to be kept."""
    return [
        text.msgid,
        [[name, _words(value) if isinstance(value, Text) else str(value)] for name, value in text.values],
    ]


def _problem(row: list[Any]) -> Problem:
    path, line, column, level, check, message, hint = row
    return Problem(path, line, column, Level(level), check, _text(message), _text(hint))


def _text(row: list[Any]) -> Text:
    msgid, values = row
    return Text(msgid, tuple((name, value if isinstance(value, str) else _text(value)) for name, value in values))
