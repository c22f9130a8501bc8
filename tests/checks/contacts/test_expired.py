"""Age is a warning and a notice; only a release refuses it."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from manara.checks.contacts import expired
from manara.checks.register import of_module
from manara.contacts.expiry import Freshness, age, contact_age
from manara.problems import Level

if TYPE_CHECKING:
    from manara.problems import Problem

CHECKED = datetime.date(2026, 11, 23)


def found(records: Any, day: datetime.date, *, release: bool = False, **changes: Any) -> list[Problem]:
    records.write(**changes)
    campaign = replace(records.load(day), release=release)
    return [problem for problem in of_module(expired).on(campaign) if problem.path.endswith("/line.yml")]


@pytest.mark.parametrize(
    ("days", "state"),
    [(0, Freshness.FRESH), (76, Freshness.FRESH), (77, Freshness.DUE), (90, Freshness.DUE), (91, Freshness.STALE)],
)
def test_a_check_grows_due_and_then_stale(days: int, state: Freshness) -> None:
    """Fourteen days before the end a check is due, one day after it is stale."""
    assert age(CHECKED, 90, 14, CHECKED + datetime.timedelta(days=days)).state is state


@pytest.mark.parametrize("release", [False, True])
def test_an_old_number_is_an_error_only_for_a_release(records: Any, release: bool) -> None:
    """An old checkout builds, with a warning; a release does not."""
    verified = {"on": "2026-11-23", "how": "called", "by": "editor", "sources": ["S1"]}
    [problem] = found(records, CHECKED + datetime.timedelta(days=91), release=release, verified=verified)
    assert problem.level is (Level.ERROR if release else Level.WARNING)


def test_a_release_needs_a_helpline_verified_at_its_origin(records: Any) -> None:
    """A published source is enough to build with, not to release with; the hint names what to compare."""
    assert found(records, CHECKED) == []
    [problem] = found(records, CHECKED, release=True)
    assert "2493 7600" in str(problem.hint)


def test_a_number_dies_sooner_than_an_address(records: Any) -> None:
    """A contact without a number keeps the longer lifetime."""
    records.write(channel={"type": "visit", "number": None, "groups": None, "cost": None})
    campaign = records.load()
    hotline = campaign.contacts["hotline"]
    assert contact_age(hotline, campaign).until == hotline.verified.on + datetime.timedelta(days=90)
    assert contact_age(campaign.contacts["line"], campaign).until == CHECKED + datetime.timedelta(days=180)
