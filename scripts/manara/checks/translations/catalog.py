"""Every visible string is translated in every language.

What the package's pack of a language says need not be said again; a campaign's ``languages/TAG/site.po`` holds what the
pack lacks, and the words of the campaign's own templates. English needs none: its words are the message ids.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, text
from manara.translations.po_file import failure_problem, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.po_file import CatalogFile

ID = "translations.catalog"


def check(catalog: CatalogFile) -> Iterator[Problem]:
    """Yield an error for every message without translation."""
    failure = failure_problem(catalog, ID)
    if failure is not None:
        yield failure
        return
    present = set()
    for message in catalog.messages():
        present.add(key_of(message))
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if not any(strings):
            yield catalog.problem(
                message.lineno or 0,
                ID,
                text("“{message}” is not translated", message=key_of(message)),
                text("Write its translation into “{tag}” after msgstr.", tag=catalog.locale.tag),
            )
    for key in sorted(catalog.wanted - present):
        yield catalog.problem(
            0, ID, text("“{message}” is missing", message=key), text("Run “make catalogs” and translate it.")
        )
    if catalog.wanted:
        for message in catalog.messages():
            if key_of(message) not in catalog.wanted:
                yield catalog.problem(
                    message.lineno or 0,
                    ID,
                    text("“{message}” is used nowhere", message=key_of(message)),
                    text("Run “make catalogs”; it removes what nothing uses."),
                    Level.WARNING,
                )
