"""The campaign that measurements repeat to any size is one that builds."""

from __future__ import annotations

from pathlib import Path

from bench import three
from bench.content import make_campaign

from manara.checks.folder import load_and_check
from manara.problems import Level


def test_a_repeated_campaign_has_no_error(tmp_path: Path) -> None:
    """What names pages of the campaign it is made of is left out; the measuring would end at the first size."""
    root = make_campaign(tmp_path / "repeated", 14)

    campaign, problems = load_and_check(root)

    assert [str(one) for one in problems if one.level is Level.ERROR] == []
    assert {len(pages) for pages in campaign.pages.values()} == {14}


def test_a_new_campaign_repeated_in_three_languages_has_no_error(tmp_path: Path) -> None:
    """The same of the one that thousands of pages in three languages are measured with."""
    campaign, problems = load_and_check(three.make(tmp_path / "three", 13))

    assert [str(one) for one in problems if one.level is Level.ERROR] == []
    assert {tag: len(pages) for tag, pages in campaign.pages.items()} == dict.fromkeys(three.TAGS, 13)
