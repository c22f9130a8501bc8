"""What a page weighs on its way to a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def test_every_page_arrives_within_14000_bytes(built_site: Path) -> None:
    """As hosts send it, packed by Brotli: inside the first packets of a connection.

    The search page carries the index of every section and the card of every number (docs/decisions/0072): 1,000 bytes
    for each page it knows. The file to keep is no page: nobody meets it but by asking for it.
    """
    packed = [path for path in built_site.rglob("*.html.br") if path.parent.name != "file"]
    assert len(packed) == len([path for path in built_site.rglob("*.html") if path.parent.name != "file"])
    for path in sorted(packed):
        known = 1_000 * len(list(path.parent.glob("*.html"))) if path.name == "search.html.br" else 0
        assert path.stat().st_size <= 14_000 + known, path.name
