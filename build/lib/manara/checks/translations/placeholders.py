"""A translated message has the placeholders of its id: ``{count}``, ``%(date)s``.

A lost placeholder hides a value, an unknown one breaks the page. The forms for zero, one and two may leave the number
out: «يوم واحد», «يومان».
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

ID = "translations.placeholders"
PLACEHOLDER = re.compile(r"%\(\w+\)[sdr]|(?<!\{)\{(?!\{)(\w*)(?:![rsa])?(?::[^{}]*)?\}(?!\})|%[sd]")
# Values that a word can stand for: "one day".
COUNTING = {"count", "amount", "number", "days", "high", "low", "pages", "files", "size"}
SMALL = ("zero", "one", "two")


def check(catalog: CatalogFile) -> Iterator[Problem]:
    """Yield an error for every difference in placeholders."""
    categories = catalog.locale.plural_categories
    for message in catalog.messages():
        plural = isinstance(message.id, tuple)
        wanted = _names(message.id[-1] if plural else message.id)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for index, string in enumerate(strings):
            if not string:
                continue
            found = _names(string)
            lost, new = wanted - found, found - wanted
            if plural and index < len(categories) and categories[index] in SMALL:
                lost = {name for name in lost if name not in COUNTING}
            for name in sorted(lost | new):
                yield catalog.problem(
                    message.lineno or 0,
                    ID,
                    text("“{message}”: the placeholder “{name}” is lost", message=key_of(message), name=name)
                    if name in lost
                    else text("“{message}”: the placeholder “{name}” is unknown", message=key_of(message), name=name),
                    text("Use the placeholders of the message id, spelled alike."),
                )


def _names(string: str) -> set[str]:
    return {match[1] or match[0].strip("%()sdr{}") for match in PLACEHOLDER.finditer(string)}
