"""A part of the fault run; ``make parity`` does the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.parity.__main__ import failures, silent
from bench.parity.catalog_faults import run_catalogs
from bench.parity.run import run

from manara.campaign.load import load_campaign

if TYPE_CHECKING:
    from pathlib import Path


def test_faults_are_found(small: Path) -> None:
    """Every twelfth fault of each kind put into the frozen campaign, at least one of each."""
    campaign = load_campaign(small)
    tally = run(campaign, step=12)
    run_catalogs(campaign, tally, step=25)

    assert failures(tally) == [], tally.missed
    assert len(tally.total) >= 45


def test_a_campaign_without_faults_is_silent(small: Path) -> None:
    """As it is, and with its calls typed out; tests/kuwait asks the real one."""
    assert silent(load_campaign(small)) == []
