"""Builds of tests begin with what earlier ones kept, as the second build of an editor does.

A cold build of the frozen campaign takes 13 processor seconds, a warm one 1. That both give the same bytes is held by
tests/publishing/test_killed.py. Its builds, those of test_ahead.py and test_reproducible.py, and releases, are cold.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from manara.checks.folder import load_and_check
from manara.problems import has_errors, in_order
from manara.publishing.build import build_campaign as build
from manara.publishing.making.address import address_of
from manara.site.engine import build_site
from manara.work.cache import FOLDER, digest

if TYPE_CHECKING:
    from manara.problems import Problem
    from manara.publishing.build import Result

# A folder that all workers of a run share; tests/conftest.py makes and removes it.
STORE = "MANARA_TESTS_STORE"


def build_campaign(root: Path, output: Path, **options: Any) -> Result:
    """Build as the program does, with all that builds of campaigns of the same id kept in this run of tests."""
    if STORE not in os.environ or not os.access(root, os.W_OK):
        return build(root, output, **options)
    settings = (root / "data" / "campaign.yml").read_text("utf-8").splitlines()
    kept = Path(os.environ[STORE]) / digest(*(line for line in settings if line.startswith("id:")))
    _share(kept, root / FOLDER)
    result = build(root, output, **options)
    _share(root / FOLDER, kept)
    return result


def build_pages(root: Path, output: Path) -> list[Problem]:
    """Check, write the pages and what belongs to them into *output*, and nothing else: for who looks at no sheet."""
    campaign, problems = load_and_check(root)
    if not has_errors(problems):
        problems = [*problems, *build_site(campaign, output, address=address_of(campaign))]
    return in_order(problems)


def _share(source: Path, target: Path) -> None:
    """Give *target* every entry of the cache *source*: they are named by what they follow from, and never changed."""
    for entry in source.glob("*/*"):
        if len(entry.name) == len(digest()) and entry.is_file():
            with suppress(OSError):  # it is there
                (target / entry.parent.name).mkdir(parents=True, exist_ok=True)
                (target / entry.parent.name / entry.name).hardlink_to(entry)
