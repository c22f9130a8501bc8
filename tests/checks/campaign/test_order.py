"""A name in the order of pages that is no page's is said, whatever form the list has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.campaign.made import made_campaign, problems_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("pages", "places"),
    [
        ("[index.md, help.md]", []),
        ("[index.md, hepl.md]", [(7, 25)]),
        ("\n        - index.md\n        - gone.md", [(9, 11)]),
    ],
)
def test_every_name_in_the_order_is_a_page(tmp_path: Path, pages: str, places: list[tuple[int, int]]) -> None:
    """A misspelt one took its page out of every menu without a word."""
    root = made_campaign(tmp_path)
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("[index.md, help.md]", pages), "utf-8")

    assert [(one.line, one.column) for one in problems_of(root, "campaign.order")] == places
