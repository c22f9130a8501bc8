"""A plural message has a form for every category of its language.

Arabic has six: zero, one, two, few (3 to 10), many (11 to 99), other. A missing form prints English to the reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import text
from manara.translations.po_file import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.po_file import CatalogFile

ID = "translations.plural-categories"


def check(catalog: CatalogFile) -> Iterator[Problem]:
    """Yield an error for every plural message that lacks a form."""
    categories = catalog.locale.plural_categories
    for message in catalog.messages():
        if not isinstance(message.id, tuple):
            continue
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if not any(strings):
            continue
        lacking = [category for index, category in enumerate(categories) if index >= len(strings) or not strings[index]]
        if lacking or len(strings) > len(categories):
            yield catalog.problem(
                message.lineno or 0,
                ID,
                text(
                    "“{message}” lacks plural categories {categories}",
                    message=key_of(message),
                    categories=", ".join(lacking) or "–",
                ),
                text(
                    "“{tag}” uses {categories}; write one form for each, in this order.",
                    tag=catalog.locale.tag,
                    categories=", ".join(categories),
                ),
            )
