"""False alarms on a second text set: twenty-two pages in two languages, written apart from any campaign.

They stand in the frozen campaign with agreed and avoided words of their own subject, frozen as well.
Nothing in them was changed to please a check. ``bench/results/false-alarms.md`` says what the first run found.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from manara.checks import register
from manara.sources.markdown_page import read_page
from manara.translations.compare_facts import both_facts
from manara.translations.pages import pairs_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from manara.campaign.model import Campaign

SECOND = Path(__file__).parent / "data" / "second"


@pytest.fixture
def second(small_copy: Callable[..., Path]) -> Campaign:
    """The frozen campaign with the second text set in place of its pages and words."""
    root = small_copy({"data/terms.yml": (SECOND / "terms.yml").read_bytes()})
    campaign = load_campaign(root)
    pages = {
        tag: {
            path.name: read_page(path, f"docs/{tag}/{path.name}", tag, path.name)
            for path in sorted((SECOND / tag).glob("*.md"))
        }
        for tag in campaign.tags
    }
    return dataclasses.replace(campaign, pages=pages, problems=())


def test_the_second_text_set_is_worth_counting_on(second: Campaign) -> None:
    """Twenty pages or more, with typed figures, dates, amounts and articles in their sections."""
    pairs = list(pairs_of(second))
    facts = [both_facts(pair, parts)[1] for pair in pairs for parts in pair.parts]

    assert len(pairs) >= 20
    assert sum(len(found.figures) for found in facts) > 50
    assert sum(len(found.legal) for found in facts) > 30
    assert sum(len(found.dates) + len(found.money) for found in facts) > 35


def test_no_false_alarm_is_left(second: Campaign) -> None:
    """Of all checks but the lock's, which knows nothing of these pages."""
    apart = {"translations.freshness", *register.of_catalogs()}
    checks = [check for check in register.of_subjects(["translations"]) if check.id not in apart]
    alarms = [
        f"{problem.path}:{problem.line}: {problem.check}: {problem.message}"
        for check in checks
        for problem in check.on(second)
        if problem.path.startswith("docs/")
    ]

    assert alarms == []
