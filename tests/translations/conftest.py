"""A campaign of one or two pages in two or three languages, held in memory."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from manara.checks.register import of_module
from manara.locales import Locale
from manara.sources.markdown_page import parse_page
from tests.conftest import copy_small

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from manara.campaign.model import Campaign
    from manara.problems import Problem

FRONT = {
    "ar": "---\ntitle: صفحة للتجربة\ndescription: صفحة للتجربة فقط\nfacts: [F-CON-1]\nchecked: 2026-11-20\n---\n",
    "en": "---\ntitle: A page to try\ndescription: Only a page to try\nfacts: [F-CON-1]\nchecked: 2026-11-20\n---\n",
    "fr": "---\ntitle: Une page\ndescription: Une page à essayer\nfacts: [F-CON-1]\nchecked: 2026-11-20\n---\n",
}
FRENCH = Locale("fr", "fr-FR", "Français")


LAWS = """12-2001: {kind: law, name: {ar: "قانون", en: "Act"}, about: {ar: "العمل", en: "Work"}, articles: 20, facts: [F-LAW-1]}
6-2010: {kind: law, name: {ar: "قانون آخر", en: "Other"}, about: {ar: "العمل", en: "Work"}, articles: 20, facts: [F-LAW-1]}
"""
# Every kind of agreed and avoided word: required of one language or of both, shorter forms, words beside a right phrase.
TERMS = """terms:
  worker:
    en: [domestic worker, domestic workers]
    ar: [العامل المنزلي, العمالة المنزلية, عمالة منزلية]
    required: both
  wage: {en: [minimum wage], ar: [الحد الأدنى للأجور], required: both}
  fees: {en: [court fees], ar: [رسوم قضائية], required: both}
  ministry: {en: [ministry of interior], ar: [وزارة الداخلية], required: both}
avoid:
  en:
    - {words: [maid], write: domestic worker, why: {en: "It hurts.", ar: "كلمة تجرح."}}
  ar:
    - {words: [خادم, خادمة], write: العاملة المنزلية, why: {en: "It hurts.", ar: "كلمة تجرح."}}
    - {words: [كفيل], write: صاحب العمل, why: {en: "Colloquial.", ar: "لفظ عامي."}}
"""


@pytest.fixture(scope="session")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Campaign:
    """The frozen campaign with words and laws of these tests, which replace its pages."""
    root = tmp_path_factory.mktemp("frozen")
    copy_small(root)
    (root / "data" / "laws.yml").write_text(LAWS, "utf-8")
    (root / "data" / "terms.yml").write_text(TERMS, "utf-8")
    return load_campaign(root)


@pytest.fixture
def campaign_of(frozen: Campaign) -> Callable[..., Campaign]:
    """Return a function that makes a campaign of one page, ``page.md``, from its text per language.

    A text that begins with ``---`` is a whole file; to others front matter is added.
    """

    def make(**texts: str) -> Campaign:
        known = {locale.tag: locale for locale in (*frozen.languages, FRENCH)}
        languages = tuple(known[tag] for tag in texts)
        pages = {
            tag: {
                "page.md": parse_page(
                    text if text.startswith("---") else FRONT[tag] + text, f"docs/{tag}/page.md", tag, "page.md"
                )
            }
            for tag, text in texts.items()
        }
        return dataclasses.replace(frozen, languages=languages, pages=pages, problems=())

    return make


@pytest.fixture
def problems_in(campaign_of: Callable[..., Campaign]) -> Callable[..., list[Problem]]:
    """Return a function that runs one check on one page: ``problems_in(numbers, ar="…", en="…")``."""

    def run(check: ModuleType, **texts: str) -> list[Problem]:
        return list(of_module(check).on(campaign_of(**texts)))

    return run
