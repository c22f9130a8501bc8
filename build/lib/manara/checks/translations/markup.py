"""A translated message has no mark-up that its id has not: words of a catalog go into pages as they are.

A tag in a translation can run, hide or move what stands around it. Tags of the id may be left out by
``translations.placeholders`` and others; here only what is new is an error.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.problems import text
from manara.translations.po_file import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.po_file import CatalogFile

ID = "translations.markup"
# A tag, a comment, an entity of a bracket, an expression of templates.
MARKUP = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,30}|<!--|&(?:lt|#0*60|#x0*3c);?|\{\{|\{%|\{#", re.IGNORECASE)


def check(catalog: CatalogFile) -> Iterator[Problem]:
    """Yield an error for every tag, comment or expression that only a translation has."""
    for message in catalog.messages():
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        allowed = {found[0].lower() for one in ids for found in MARKUP.finditer(one)}
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for string in strings:
            new = next((found[0] for found in MARKUP.finditer(string or "") if found[0].lower() not in allowed), None)
            if new is not None:
                yield catalog.problem(
                    message.lineno or 0,
                    ID,
                    text(
                        "“{message}”: its translation has the mark-up “{markup}”", message=key_of(message), markup=new
                    ),
                    text("Write words only; mark-up belongs into the templates."),
                )
