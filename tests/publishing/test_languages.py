"""What built pages say about their languages is read back."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from manara.publishing.context import Build
from manara.publishing.proving.languages import check_languages
from manara.work.cache import Cache

if TYPE_CHECKING:
    from pathlib import Path

    from manara.campaign.model import Campaign

BASE = "https://harvest.example/"
PAGE = '<!doctype html><html lang="{tag}" dir="{dir}"><head>{links}</head><body><p>{words}</p></body></html>'
LINK = '<link rel="alternate" hreflang="{tag}" href="{address}">'
WORDS = {"ar": "نص عربي طويل بما يكفي للقياس", "en": "A text long enough to be measured"}


@pytest.fixture(scope="module")
def campaign(small: Path) -> Campaign:
    """The real campaign, of which only the languages matter here."""
    return load_campaign(small)


def site(folder: Path, campaign: Campaign, **changes: str) -> list[str]:
    """Write two good pages with changes, and return the checks that complain."""
    links = "".join(LINK.format(tag=tag, address=f"{BASE}{tag}/a.html") for tag in ("ar", "en"))
    for tag, direction in (("ar", "rtl"), ("en", "ltr")):
        content = PAGE.format(tag=tag, dir=direction, links=links, words=WORDS[tag])
        for old, new in changes.items() if tag == "en" else ():
            content = content.replace({"dir": "ltr", "words": WORDS["en"], "alternate": f"{BASE}ar/a.html",
                                       "head": "<head>", "own": LINK.format(tag="en", address=f"{BASE}en/a.html")}[old], new)  # fmt: skip
        (folder / tag).mkdir()
        (folder / tag / "a.html").write_text(content, "utf-8")
    build = Build(dataclasses.replace(campaign, root=folder), folder, BASE, Cache(folder))
    found = [check_languages(build) for _ in range(2)]
    assert found[0] == found[1], "what is remembered is said again"
    return sorted({problem.check for problem in found[0]})


def test_good_pages_pass(tmp_path: Path, campaign: Campaign) -> None:
    """Mutual, absolute, in their own language."""
    assert site(tmp_path, campaign) == []


@pytest.mark.parametrize(
    ("change", "to", "check"),
    [
        ("dir", "rtl", "site.language"),
        ("words", WORDS["ar"], "site.language"),
        ("alternate", "../ar/a.html", "site.alternates"),
        ("alternate", f"{BASE}ar/b.html", "site.alternates"),
        ("head", '<head><meta name="robots" content="noindex">', "site.alternates"),
        ("own", "", "site.alternates"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, campaign: Campaign, change: str, to: str, check: str) -> None:
    """Wrong direction, wrong language, relative, missing, hidden, not mutual."""
    assert site(tmp_path, campaign, **{change: to}) == [check]


def test_another_language_in_its_own_element_is_right(tmp_path: Path, campaign: Campaign) -> None:
    """The nearest ``lang`` counts."""
    assert site(tmp_path, campaign, words=f'<span lang="ar" dir="rtl">{WORDS["ar"]}</span>') == []
