"""The single file to keep is measured before it is built."""

from __future__ import annotations

from pathlib import Path

from manara.problems import Level
from tests.campaign.made import made_campaign, problems_of


def sentences(count: int) -> str:
    """Return a text of so many short paragraphs."""
    return "\n\n".join(f"Sentence {number} says what nobody needs to read twice." for number in range(count))


OUTLINE = "open: []\nfolded: []\nleft_out: [{left}]\n"


def test_a_file_near_its_limit_is_named_with_the_page_needed_least(tmp_path: Path) -> None:
    """From nine tenths a warning, beyond the limit an error; left out, the page no longer counts."""
    few, many, most = sentences(800), sentences(1_000), sentences(1_300)
    pages = {"docs/en/long.md": many, "docs/en/other.md": few, "docs/en/help.md": "See [more](other.md)."}
    [near] = problems_of(made_campaign(tmp_path / "near", pages), "pages.one-file")
    assert near.level is Level.WARNING
    assert "“long.md”" in str(near.hint)

    more = {**pages, "docs/en/long.md": most}
    [over] = problems_of(made_campaign(tmp_path / "more", more), "pages.one-file")
    assert over.level is Level.ERROR

    left = {**more, "docs/ar/long.md": most, "data/one-page.yml": OUTLINE.format(left="long.md")}
    assert problems_of(made_campaign(tmp_path / "left", left), "pages.one-file") == []
