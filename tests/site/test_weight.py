"""What a page weighs on its way to a reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import brotli

if TYPE_CHECKING:
    from pathlib import Path


def test_every_page_arrives_within_14000_bytes(built_site: Path) -> None:
    """Compressed as hosts send it: inside the first packets of a connection.

    The search page carries the index of every section and the card of every number (docs/decisions/0072): 1,000 bytes
    for each page it knows. The file to keep is no page: nobody meets it but by asking for it.
    """
    for path in sorted(path for path in built_site.rglob("*.html") if path.parent.name != "file"):
        known = 1_000 * len(list(path.parent.glob("*.html"))) if path.name == "search.html" else 0
        limit = 14_000 + known
        assert len(brotli.compress(path.read_bytes())) <= limit, path.name


def test_the_style_inside_a_page_is_at_most_12_kb(built_site: Path) -> None:
    """Every rule a page carries stands before its first word: 12,000 bytes, about 3,200 of them compressed."""
    for path in sorted(path for path in built_site.rglob("*.html") if path.parent.name != "file"):
        style = re.search(rb"<style>(.*?)</style>", path.read_bytes(), re.DOTALL)
        assert style, path.name
        assert len(style[1]) <= 12_000, f"{path.relative_to(built_site)}: {len(style[1])} bytes"
