"""No guessed translation is published.

A *fuzzy* entry was filled in by a tool from a similar message. Read it, mend it, and remove the word ``fuzzy``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import text
from manara.translations.po_file import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.po_file import CatalogFile

ID = "translations.fuzzy"


def check(catalog: CatalogFile) -> Iterator[Problem]:
    """Yield an error for every fuzzy message."""
    for message in catalog.messages():
        if message.fuzzy:
            yield catalog.problem(
                message.lineno or 0,
                ID,
                text("“{message}” is marked fuzzy", message=key_of(message)),
                text("Read the translation, mend it, and remove “#, fuzzy”."),
            )
