"""Words of the other direction inside a line, kept together.

“Migrant-Rights.org، 18 مارس” on a right-to-left page shows the day on the wrong side of the name: a number that follows
Latin letters joins their run. An isolate ends the run where the name ends.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

# A name in Latin letters: words, with what stands between them.
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[ .&’'-]+[A-Za-z][A-Za-z0-9]*)*")


def isolated(text: str, direction: str) -> Markup:
    """Return *text* as HTML; on a right-to-left page every Latin name is an isolate of its own.

    >>> isolated("نشرة IFL Atlantis، 2024", "rtl")
    Markup('نشرة <bdi lang="en" dir="ltr">IFL Atlantis</bdi>، 2024')
    >>> isolated("IFL Atlantis, 2024", "ltr")
    Markup('IFL Atlantis, 2024')
    """
    if direction != "rtl":
        return escape(text)
    pieces, end = [], 0
    for name in _LATIN.finditer(text):
        pieces += [
            escape(text[end : name.start()]),
            Markup('<bdi lang="en" dir="ltr">'),
            escape(name[0]),
            Markup("</bdi>"),
        ]
        end = name.end()
    return Markup().join([*pieces, escape(text[end:])])
