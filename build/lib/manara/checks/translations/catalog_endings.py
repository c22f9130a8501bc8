"""A translated message ends like its id: with a full stop, a colon, a question mark, or without.

Arabic ends a question with «؟». A button that is a question in one language and an order in the other misleads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, text
from manara.translations.po_file import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.po_file import CatalogFile

ID = "translations.catalog-endings"
_ENDS = {".": ".", ":": ":", "?": "?", "؟": "?", "…": "…", "!": "!", "。": "."}


def check(catalog: CatalogFile) -> Iterator[Problem]:
    """Yield a warning for every ending that differs."""
    for message in catalog.messages():
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = _end(key_of(message))
        if any(string and _end(string) != wanted for string in strings):
            yield catalog.problem(
                message.lineno or 0,
                ID,
                text("“{message}” and its translation end differently", message=key_of(message)),
                text("End both with the same mark, in the form of the language."),
                Level.WARNING,
            )


def _end(string: str) -> str:
    bare = string.rstrip("”»\"' )")
    return _ENDS.get(bare[-1:], "")
