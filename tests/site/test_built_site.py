"""The whole site, built once and examined page by page."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from manara.campaign.load import load_campaign
from tests.conftest import ROOT

CAMPAIGN = load_campaign(ROOT)
SITE_URL = "https://manara.example/"
PAGES = [(tag, name.removesuffix(".md")) for tag in CAMPAIGN.tags for name in CAMPAIGN.pages[tag]]


def _page(site: Path, tag: str, name: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / tag / f"{name}.html").read_text("utf-8"))


@pytest.mark.parametrize(("tag", "name"), PAGES, ids=[f"{tag}/{name}" for tag, name in PAGES])
def test_language_direction_and_alternates_are_right(built_site: Path, tag: str, name: str) -> None:
    """Each page names itself, its pair and the default, by full addresses that exist; quiet pages name none."""
    page = _page(built_site, tag, name)
    root = page.css_first("html")
    assert root is not None
    assert (root.attributes["lang"], root.attributes["dir"]) == (tag, CAMPAIGN.locale(tag).direction)

    alternates = {
        node.attributes["hreflang"]: node.attributes["href"] for node in page.css('link[rel~="alternate"][hreflang]')
    }
    if CAMPAIGN.pages[tag][f"{name}.md"].flag("quiet"):
        assert alternates == {}
        assert page.css_first('meta[name="robots"]').attributes["content"] == "noindex"  # type: ignore[union-attr]
        return
    assert alternates == {
        **{other: f"{SITE_URL}{other}/{name}.html" for other in CAMPAIGN.tags},
        "x-default": SITE_URL,
    }
    for address in alternates.values():
        path = built_site / str(address).removeprefix(SITE_URL)
        assert (path / "index.html" if path.is_dir() else path).is_file()


@pytest.mark.parametrize(("tag", "name"), PAGES, ids=[f"{tag}/{name}" for tag, name in PAGES])
def test_every_link_inside_the_site_leads_to_a_file_and_heading(built_site: Path, tag: str, name: str) -> None:
    """Also the language link, which keeps the page."""
    page = _page(built_site, tag, name)
    base = f"https://x/{tag}/{name}.html"
    for node in page.css("a[href]"):
        href = str(node.attributes["href"])
        if re.match(r"(tel|sms|mailto|https?):", href):
            continue
        target = urlsplit(urljoin(base, href))
        file = built_site / target.path.lstrip("/")
        assert file.is_file(), href
        if target.fragment and file.suffix == ".html":
            assert LexborHTMLParser(file.read_text("utf-8")).css_first(f"[id='{target.fragment}']"), href


@pytest.mark.parametrize(("tag", "name"), PAGES, ids=[f"{tag}/{name}" for tag, name in PAGES])
def test_every_page_shows_both_numbers_its_day_and_its_sources(built_site: Path, tag: str, name: str) -> None:
    """The numbers are links with left-to-right digits."""
    page = _page(built_site, tag, name)
    for contact in (CAMPAIGN.emergency, CAMPAIGN.hotline):
        channel = CAMPAIGN.contacts[contact].channels[0]
        digits = page.css(f'a[href="{channel.href}"] bdi[dir="ltr"]')
        assert any(one.text(strip=True).replace("\xa0", " ") == channel.shown for one in digits)
    assert "2026" in page.css_first(".sources").text()  # type: ignore[union-attr]


def test_nothing_calls_a_fact_by_its_braces(built_site: Path) -> None:
    """Every call became a value."""
    for path in built_site.rglob("*.html"):
        assert "{{" not in path.read_text("utf-8"), path


def test_root_and_404_show_both_languages_and_the_numbers(built_site: Path) -> None:
    """They need no script, and stand before a language is chosen."""
    for name in ("index.html", "404.html"):
        page = LexborHTMLParser((built_site / name).read_text("utf-8"))
        for tag in CAMPAIGN.tags:
            assert page.css_first(f'[lang="{tag}"]') is not None
        hotline = CAMPAIGN.contacts[CAMPAIGN.hotline].channels[0]
        assert page.css_first(f'a[href="{hotline.href}"]') is not None


def test_nothing_of_the_theme_is_published(built_site: Path) -> None:
    """Material's 2.5 MB of assets stay where they are, and no page asks for a font, style or script file."""
    assert not (built_site / "assets" / "javascripts").exists()
    for path in built_site.glob("*/*.html"):
        text = path.read_text("utf-8")
        assert "<link rel=stylesheet" not in text
        assert 'rel="stylesheet"' not in text
