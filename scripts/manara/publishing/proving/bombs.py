"""Knows pages that were made to take time, not to be read, before anybody parses them."""

from __future__ import annotations

import re

# A parser compares every attribute with all others of its tag: 20,000 of them take seconds, 120,000 minutes. No page
# that somebody reads has a hundred.
MOST_ATTRIBUTES = 4_000
# By the standard's tokenizer (HTML Standard, 13.2.5). Nothing is tried twice, and each match takes what it read.
_ATTRIBUTE = re.compile(r"""[\s/]*+[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?)?""")
_TAG = re.compile(rf"<[A-Za-z][^\s/>]*+((?:{_ATTRIBUTE.pattern})*)")


def is_bomb(html: str) -> bool:
    """Tell whether a tag of *html* has more than ``MOST_ATTRIBUTES`` attributes; takes time as *html* has letters."""
    long = (tag[1] for tag in _TAG.finditer(html) if len(tag[1]) > MOST_ATTRIBUTES)
    return any(sum(1 for _ in _ATTRIBUTE.finditer(one)) > MOST_ATTRIBUTES for one in long)
