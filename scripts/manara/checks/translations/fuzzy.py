"""No guessed translation is published.

A *fuzzy* entry was filled in by a tool from a similar message. Read it, mend it, and remove the word ``fuzzy``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import text
from manara.translations.po_file import catalogs_of, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.problems import Problem
    from manara.translations.po_file import CatalogFile

ID = "translations.fuzzy"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for every fuzzy message."""
    for catalog in catalogs_of(campaign):
        yield from check_catalog(catalog)


def check_catalog(catalog: CatalogFile) -> Iterator[Problem]:
    """Yield the problems of one catalog."""
    for message in catalog.messages():
        if message.fuzzy:
            yield catalog.problem(
                message.lineno or 0,
                ID,
                text("“{message}” is marked fuzzy", message=key_of(message)),
                text("Read the translation, mend it, and remove “#, fuzzy”."),
            )
