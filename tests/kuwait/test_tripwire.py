"""A part of the mutation run, and silence where nothing is wrong; ``make tripwire`` and ``make parity`` do the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bench.parity.__main__ import silent
from bench.tripwire import artefacts, recorded, sources, unexpanded, whole
from bench.tripwire.__main__ import count
from bench.tripwire.mutations import homoglyphs, mutations

from manara.campaign.settings import site_url
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from manara.campaign.model import Campaign


def test_a_number_has_each_mutation_once() -> None:
    """Changed, dropped, doubled and swapped digits of a short number, by hand."""
    found = list(mutations("12"))
    assert len(found) == len(set(found)) == 9 + 9 + 2 + 2 + 1
    assert {"02", "19", "1", "2", "112", "122", "21"} <= set(found)
    assert "12" not in found


def test_homoglyphs_look_the_same_and_are_not() -> None:
    """Every double is outside ASCII."""
    assert all(not found.isascii() and len(found) == len("iom.int") for found in homoglyphs("iom.int"))


@pytest.mark.slow
def test_wrong_numbers_in_sources_are_caught(campaign: Campaign) -> None:
    """Every eightieth mutation in every kind of source."""
    total, _, missed = count(sources.trials(campaign), step=80)
    assert missed == []
    assert len(total) >= 20


@pytest.mark.slow
def test_records_changed_as_a_whole_are_caught(campaign: Campaign) -> None:
    """Every twentieth: number and printed form together, how, day, address, main contacts, exit."""
    total, _, missed = count(whole.trials(campaign), step=20)
    assert missed == []
    assert len(total) >= 7


@pytest.mark.slow
def test_what_is_recorded_has_consequences(campaign: Campaign, built_site: Path) -> None:
    """Every tenth: closed, of low confidence, a call misused."""
    trials = recorded.trials(campaign, built_site, site_url(ROOT))
    total, _, missed = count(trials, step=10)
    assert missed == []
    assert {kind.partition(":")[0] for kind in total} == {"closed", "low confidence", "call misused"}


@pytest.mark.slow
def test_calls_that_are_not_expanded_are_caught(campaign: Campaign) -> None:
    """Every 180th: brackets, code, names and dead marks in sources; brackets in published files."""
    total, _, missed = count(unexpanded.trials(campaign), step=180)
    assert missed == []
    assert len(total) == 8
    assert not unexpanded.is_named(campaign, "en", "Call {{ phone:hotline }}.")


@pytest.mark.slow
def test_wrong_numbers_in_artefacts_are_caught(campaign: Campaign, built_site: Path) -> None:
    """Every 240th mutation in every kind of published file."""
    total, _, missed = count(artefacts.trials(campaign, built_site, site_url(ROOT)), step=240)
    assert missed == []
    assert len(total) >= 15


@pytest.mark.slow
def test_the_campaign_without_faults_is_silent(campaign: Campaign) -> None:
    """Its pages in both languages, as they are and with their calls typed out."""
    assert silent(campaign) == []
