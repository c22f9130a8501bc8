"""Honest pairs pass and slips are reported, by the whole run of ``manara check``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from manara.campaign.load import load_campaign
from manara.checks.run import check_campaign
from tests.publishing.small import small_campaign

PAIRS = Path(__file__).parent / "data" / "pairs"
HEADS = {
    "ar": ("قصص", "ما رواه لنا بعض العمال بكلماتهم هم"),
    "en": ("Stories", "What some workers told us in their own words"),
}


def _cases(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((PAIRS / f"{name}.yml").read_text("utf-8"))
    return found


def _reported(root: Path, cases: list[dict[str, Any]]) -> set[str]:
    """Return the ids of the sections something is said about, all pairs on one page."""
    small_campaign(root, {"ar": "على", "en": "Call"})
    (root / "data" / "terms.yml").write_text("terms: {}\n", "utf-8")
    sections: dict[tuple[str, int], str] = {}
    for tag, (title, description) in HEADS.items():
        content = (
            f"---\ntitle: {title}\ndescription: {description}\nfacts: [F-CON-1]\nchecked: 2026-11-20\n---\n# {title}\n"
        )
        for case in cases:
            first = content.count("\n") + 1
            content += f"\n## {title} {{#{case['id']}}}\n\n{case[tag]}\n"
            sections |= {(f"docs/{tag}/stories.md", line): case["id"] for line in range(first, content.count("\n") + 1)}
        (root / "docs" / tag / "stories.md").write_text(content, "utf-8")
    found = check_campaign(load_campaign(root))
    places = [(problem.path, problem.line) for problem in found if problem.check != "translations.freshness"]
    return {sections[place] for place in places if place in sections}


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What is reported of pairs that say the same."""
    return _reported(tmp_path_factory.mktemp("honest") / "campaign", _cases("honest"))


@pytest.fixture(scope="module")
def slips(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What is reported of pairs that say something else."""
    return _reported(tmp_path_factory.mktemp("slips") / "campaign", _cases("slips"))


def test_pairs_that_say_the_same_are_silent(honest: set[str]) -> None:
    """All but those that are known to draw a false alarm, which are few."""
    known = {case["id"] for case in _cases("honest") if case.get("alarm")}

    assert honest == known
    assert len(known) <= 2


def test_slips_are_reported(slips: set[str]) -> None:
    """All but those that are known to be missed, which are few."""
    cases = _cases("slips")
    missed = {case["id"] for case in cases if case.get("missed")}

    assert slips == {case["id"] for case in cases} - missed
    assert len(missed) <= 2
