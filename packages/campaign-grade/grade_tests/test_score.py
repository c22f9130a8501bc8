"""From verdicts to a grade: points, caps, and what to mend first."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaign_grade.crawl import read_host
from campaign_grade.model import Criterion, Verdict
from campaign_grade.score import Judgement, Report, grade_site
from grade_tests.changes import Change
from grade_tests.faults import FAULTS
from grade_tests.hosting import hosting
from grade_tests.sites import BY_GRADE, HEADERS, TODAY, good_site, read
from manara.problems import text

# What each of the six sites should mend first.
FIRST = {
    "A": [],
    "B": ["served.no-store", "safety.limits", "print.styles"],
    "C": ["safety.leave", "served.no-store", "served.policy"],
    "D": ["freshness.expired"],
    "E": ["numbers.text", "safety.number-first", "served.no-store"],
    "F": ["privacy.code", "privacy.trackers", "privacy.cookies"],
}


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    """The six sites, read from a host."""
    found = {}
    for grade, make in BY_GRADE.items():
        with hosting(*make()) as host:
            found[grade] = grade_site(read_host(f"{host.address}/", TODAY, most_pages=50, pause=0))
    return found


@pytest.mark.parametrize("grade", BY_GRADE)
def test_each_grade_has_its_site(grade: str, reports: dict[str, Report]) -> None:
    """As such sites are met; the three most valuable mends are the ones a person would name."""
    report = reports[grade]

    assert report.grade == grade
    assert [judgement.criterion.id for judgement in report.fixes] == FIRST[grade]


@pytest.mark.parametrize(
    ("name", "grade"),
    [
        ("privacy.code", "F"),
        ("privacy.trackers", "F"),
        ("privacy.cookies", "F"),
        ("numbers.agree", "F"),
        ("numbers.text", "E"),
        ("privacy.storage", "E"),
        ("privacy.resources", "D"),
        ("freshness.expired", "D"),
        ("safety.leave", "C"),
    ],
)
def test_one_grave_fault_holds_a_good_site_down(name: str, grade: str, tmp_path: Path) -> None:
    """However many points the rest has; it is named first."""
    change: Change = FAULTS[name][0]
    files, headers = good_site(), dict(HEADERS)
    change(files, headers)
    report = grade_site(read(files, tmp_path, headers=headers))

    assert report.uncapped in "AB"
    assert report.grade == grade
    assert report.held_by[0].criterion.id == report.fixes[0].criterion.id == name


def _criterion(weight: int, cap: str = "", *, when_none: bool = False) -> Criterion:
    return Criterion("a.b", "", weight, text("x"), text("y"), lambda _: Verdict(1.0), cap, when_none)


@pytest.mark.parametrize(
    ("share", "when_none", "cap"),
    [(1.0, False, ""), (0.9, False, "F"), (0.0, False, "F"), (0.9, True, ""), (0.0, True, "F"), (None, False, "")],
)
def test_a_cap_holds_for_any_fault_or_only_when_nothing_is_met(share: float | None, when_none: bool, cap: str) -> None:
    """As the table of criteria says."""
    assert Judgement(_criterion(1, "F", when_none=when_none), Verdict(share)).cap == cap


@pytest.mark.parametrize(
    ("share", "grade"), [(0.95, "A"), (0.949, "B"), (0.85, "B"), (0.75, "C"), (0.65, "D"), (0.5, "E"), (0.49, "F")]
)
def test_grades_begin_where_they_are_said_to(share: float, grade: str, tmp_path: Path) -> None:
    """What cannot be judged counts neither way."""
    site = read(good_site(), tmp_path)
    judgements = (Judgement(_criterion(10), Verdict(share)), Judgement(_criterion(90), Verdict(None)))

    assert Report(site, judgements).grade == grade
