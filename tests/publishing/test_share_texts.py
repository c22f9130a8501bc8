"""Words to send on are published as files, and every kind of link that carries them is read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from manara.campaign.share import said
from manara.contacts.registry import registry_of
from manara.publishing.proving.compare import Comparison
from manara.publishing.proving.readback import read_bytes
from tests.conftest import SMALL

if TYPE_CHECKING:
    from pathlib import Path

CAMPAIGN = load_campaign(SMALL)
SITE = "https://harvest.example/"


@pytest.mark.parametrize("tag", CAMPAIGN.tags)
def test_every_message_is_a_file(small_site: Path, tag: str) -> None:
    """Its text is the one that links carry."""
    for message in CAMPAIGN.share.messages:
        words = (small_site / tag / "share" / f"{message.id}.txt").read_text("utf-8")
        assert words == said(message, tag, CAMPAIGN, SITE) + "\n"


@pytest.mark.parametrize("tag", CAMPAIGN.tags)
def test_a_wrong_digit_in_a_message_is_caught(small_site: Path, tag: str) -> None:
    """In the file and in each link that would send it."""
    comparison = Comparison(registry_of(CAMPAIGN, SITE), CAMPAIGN)
    words = (small_site / tag / "share" / "quiet.txt").read_text("utf-8")
    wrong = words.replace("7946 0018", "7946 0019")

    assert read_bytes(words.encode(), "quiet.txt", comparison) == []
    assert read_bytes(wrong.encode(), "quiet.txt", comparison)
