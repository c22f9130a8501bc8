"""Runs the checks of all subjects over one campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING

import manara.campaign.checks as page_checks
import manara.contacts.checks as contact_checks
import manara.translations.checks as translation_checks
from manara.campaign.causes import without_consequences
from manara.campaign.page_by_page import check_page_by_page
from manara.problems import Problem, in_order
from manara.translations.waivers import apply_waivers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Protocol

    from manara.campaign.model import Campaign

    class Check(Protocol):
        """A check module."""

        ID: str

        def check(self, campaign: Campaign) -> Iterator[Problem]:
            """Yield what is wrong."""


# Subjects an editor can ask for by name: "manara check contacts".
SUBJECTS: dict[str, tuple[Check, ...]] = {
    "contacts": contact_checks.CHECKS,
    "translations": translation_checks.CHECKS,
    "pages": page_checks.CHECKS,
}


def check_campaign(
    campaign: Campaign, subjects: Iterable[str] = tuple(SUBJECTS), *, remember: bool = False
) -> list[Problem]:
    """Return everything wrong with *campaign*, in order of place; loading problems are always included.

    Args:
        campaign: What is checked.
        subjects: Keys of SUBJECTS.
        remember: Take what was found about unchanged pages from ``.cache/``; the result is the same.
    """
    found = list(campaign.problems)
    subjects = tuple(subjects)
    checks = [check for subject in subjects for check in SUBJECTS[subject]]
    if remember:
        found.extend(check_page_by_page(campaign, checks))
    else:
        for check in checks:
            found.extend(check.check(campaign))
    found = without_consequences(found)
    known = [check.ID for checks in SUBJECTS.values() for check in checks]
    return in_order(list(apply_waivers(campaign, found, known, complete=set(subjects) == set(SUBJECTS))))
