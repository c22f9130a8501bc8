"""A part of the fault run; ``make parity`` does the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bench.parity.__main__ import failures, silent
from bench.parity.catalog_faults import run_catalogs
from bench.parity.run import run

from manara.campaign.load import load_campaign

if TYPE_CHECKING:
    from pathlib import Path

    from manara.campaign.model import Campaign


def test_faults_are_found(small: Path) -> None:
    """Every twelfth fault of each kind put into the frozen campaign, at least one of each."""
    campaign = load_campaign(small)
    tally = run(campaign, step=12)
    run_catalogs(campaign, tally, step=25)

    assert failures(tally) == [], tally.missed
    assert len(tally.total) >= 45


@pytest.mark.slow
def test_the_campaign_without_faults_is_silent(real_campaign: Campaign) -> None:
    """As it is, and with its calls typed out."""
    assert silent(real_campaign) == []
