"""Protects from pages that are nested without end: parsing them takes time with the square of the depth."""

from __future__ import annotations

import re

# Browsers stop at 512; real pages stay far below.
DEEPEST = 1500
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Elements that hold nothing, or that HTML closes by itself.
_FLAT = frozenset(
    b"area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option"
    b" optgroup colgroup html head body path use circle rect line polygon polyline ellipse".split()
)


def cut_deep(raw: bytes) -> bytes:
    """Return *raw* up to where it becomes nested deeper than any page for people is."""
    depth = 0
    for match in _TAG.finditer(raw):
        if match[2].lower() not in _FLAT:
            depth = max(0, depth - 1) if match[1] else depth + 1
            if depth > DEEPEST:
                return raw[: match.start()]
    return raw
