"""Every page says what it weighs, and is right to a tenth."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

from manara.site.weight import with_weight

if TYPE_CHECKING:
    from pathlib import Path

# Status line and headers of the host recipes, rounded up.
HEADERS = 1000


def test_the_weight_in_the_footer_is_true(built_site: Path) -> None:
    """Compared with the file as a host compresses it."""
    pages = [path for tag in ("ar", "en") for path in sorted((built_site / tag).glob("*.html"))]
    assert pages
    for path in pages:
        content = path.read_bytes()
        said = re.search(rb'class="weight" dir="ltr">([0-9.]+) kB<', content)
        assert said, path.name
        assert abs(float(said[1]) * 1000 - len(gzip.compress(content, 6))) <= 0.1 * len(gzip.compress(content, 6))


def test_every_page_arrives_within_14000_bytes(built_site: Path) -> None:
    """Headers included: inside the first packets of a connection. The search page carries its index, and only it.

    The file to keep is no page: nobody meets it but by asking for it.
    """
    for path in sorted(path for path in built_site.rglob("*.html") if path.parent.name != "file"):
        limit = 30_000 if path.name == "search.html" else 14_000
        assert len(gzip.compress(path.read_bytes(), 9)) + HEADERS <= limit, path.name


def test_a_page_without_the_place_is_left_alone() -> None:
    """A sitemap has no footer."""
    assert with_weight("<p>text</p>") == "<p>text</p>"


def test_the_style_inside_a_page_is_at_most_5_kb(built_site: Path) -> None:
    """Every rule a page carries stands before its first word: 5,000 bytes, as published, on every page.

    The file to keep holds every page's parts.
    """
    for path in sorted(path for path in built_site.rglob("*.html") if path.parent.name != "file"):
        style = re.search(rb"<style>(.*?)</style>", path.read_bytes(), re.DOTALL)
        assert style, path.name
        assert len(style[1]) <= 5000, f"{path.relative_to(built_site)}: {len(style[1])} bytes"
