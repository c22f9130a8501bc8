"""A campaign of one or two pages in two or three languages, held in memory."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from manara.checks.register import of_module
from manara.locales import Locale
from manara.sources.markdown_page import parse_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from manara.campaign.model import Campaign
    from manara.problems import Problem

FRONT = {
    "ar": "---\ntitle: صفحة للتجربة\ndescription: صفحة للتجربة فقط\nfacts: [F-CON-01]\nchecked: 2026-11-23\n---\n",
    "en": "---\ntitle: A page to try\ndescription: Only a page to try\nfacts: [F-CON-01]\nchecked: 2026-11-23\n---\n",
    "fr": "---\ntitle: Une page\ndescription: Une page à essayer\nfacts: [F-CON-01]\nchecked: 2026-11-23\n---\n",
}
FRENCH = Locale("fr", "fr-FR", "Français")


@pytest.fixture(scope="session")
def real_campaign(repository: Path) -> Campaign:
    """The campaign of this repository."""
    return load_campaign(repository)


@pytest.fixture
def campaign_of(real_campaign: Campaign) -> Callable[..., Campaign]:
    """Return a function that makes a campaign of one page, ``page.md``, from its text per language.

    A text that begins with ``---`` is a whole file; to others front matter is added.
    """

    def make(**texts: str) -> Campaign:
        known = {locale.tag: locale for locale in (*real_campaign.languages, FRENCH)}
        languages = tuple(known[tag] for tag in texts)
        pages = {
            tag: {
                "page.md": parse_page(
                    text if text.startswith("---") else FRONT[tag] + text, f"docs/{tag}/page.md", tag, "page.md"
                )
            }
            for tag, text in texts.items()
        }
        return dataclasses.replace(real_campaign, languages=languages, pages=pages, problems=())

    return make


@pytest.fixture
def problems_in(campaign_of: Callable[..., Campaign]) -> Callable[..., list[Problem]]:
    """Return a function that runs one check on one page: ``problems_in(numbers, ar="…", en="…")``."""

    def run(check: ModuleType, **texts: str) -> list[Problem]:
        return list(of_module(check).on(campaign_of(**texts)))

    return run
