"""The frozen campaign is in order, whole, and nobody's real one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.load import load_campaign
from manara.checks.run import check_campaign

if TYPE_CHECKING:
    from pathlib import Path


def test_it_has_no_problem(small: Path) -> None:
    """Tests put one fault into it at a time."""
    assert check_campaign(load_campaign(small)) == []


def test_it_is_built_whole(small_site: Path) -> None:
    """Pages, cards, sheets, pictures, words to send, a copy to keep: numbers in three groups are read back aloud."""
    made = {path.suffix for path in small_site.rglob("*") if path.is_file()}

    assert {".html", ".pdf", ".png", ".vcf", ".txt", ".json", ".zip", ".br", ".gz", ".xml"} <= made
    assert len(list(small_site.glob("*/*.html"))) == 2 * 15


def test_its_numbers_are_kept_for_drama(small: Path) -> None:
    """Ofcom, "Telephone numbers for use in TV and radio drama programmes"; 999 alone is real."""
    kept = ("+4420794600", "+447700900", "+44808157012")
    numbers = {channel.number for contact in load_campaign(small).contacts.values() for channel in contact.channels} - {
        ""
    }

    assert all(number.startswith(kept) and len(number) == 13 for number in numbers)
