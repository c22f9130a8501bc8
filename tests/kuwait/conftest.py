"""The campaign of this repository, built whole: what tests of the program show on the frozen one is asked of it, too.

Its words and numbers may change without a test turning red: the tests here read them from the campaign, or hold rules of
its safety that an editor has to keep.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from tests.browser import serving
from tests.conftest import ROOT, made_once, whole_site
from tests.site.conftest import visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from manara.campaign.model import Campaign

__all__ = ["visit"]
CAMPAIGN = load_campaign(ROOT)
# The subject, in both languages, as it would stand in an address or a title that somebody glances at.
TELLING = (
    *("traffick", "forced", "exploit", "victim", "abuse", "slave", "suspect", "beg", "shelter", "rights"),
    *("اتجار", "الجبري", "القسري", "استغلال", "ضحية", "ضحايا", "التسول", "شك", "إيواء", "حقوق"),
)


@pytest.fixture(scope="session")
def campaign() -> Campaign:
    """The campaign."""
    return CAMPAIGN


@pytest.fixture(scope="session")
def telling() -> tuple[str, ...]:
    """Parts of words that give its subject away."""
    return TELLING


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site, built once for all test workers."""
    with made_once(tmp_path_factory, "campaign") as output:
        if not output.is_dir():
            whole_site(ROOT, output)
    return output


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """Its address on a small local server."""
    with serving(built_site) as address:
        yield address
