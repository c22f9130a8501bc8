"""The whole site, built once and examined page by page."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from manara.campaign.settings import site_url as address_of

if TYPE_CHECKING:
    from pathlib import Path

    from manara.campaign.model import Campaign


def pages(site: Path, campaign: Campaign) -> list[tuple[str, str, LexborHTMLParser]]:
    """Return language, name and content of every page."""
    return [
        (tag, name, LexborHTMLParser((site / tag / name).with_suffix(".html").read_text("utf-8")))
        for tag in campaign.tags
        for name in campaign.pages[tag]
    ]


def test_language_direction_and_alternates_are_right(built_site: Path, campaign: Campaign) -> None:
    """Each page names itself, its pair and the default, by full addresses that exist; quiet pages name none."""
    base = address_of(campaign.root)
    for tag, name, page in pages(built_site, campaign):
        where = f"{tag}/{name}"
        root = page.css_first("html")
        assert root is not None, where
        assert (root.attributes["lang"], root.attributes["dir"]) == (tag, campaign.locale(tag).direction), where
        alternates = {
            node.attributes["hreflang"]: str(node.attributes["href"])
            for node in page.css('link[rel~="alternate"][hreflang]')
        }
        if campaign.pages[tag][name].flag("quiet"):
            assert alternates == {}, where
            assert [node.attributes["content"] for node in page.css('meta[name="robots"]')] == ["noindex"], where
            continue
        html = name.replace(".md", ".html")
        expected = {**{other: f"{base}{other}/{html}" for other in campaign.tags}, "x-default": base}
        assert alternates == expected, where
        for address in alternates.values():
            path = built_site / address.removeprefix(base)
            assert (path / "index.html" if path.is_dir() else path).is_file(), address


def test_every_link_inside_the_site_leads_to_a_file_and_heading(built_site: Path, campaign: Campaign) -> None:
    """Also the language link, which keeps the page."""

    @cache
    def ids(path: Path) -> set[str | None]:
        return {node.attributes["id"] for node in LexborHTMLParser(path.read_text("utf-8")).css("[id]")}

    lost = []
    for tag, name, page in pages(built_site, campaign):
        base = f"https://x/{tag}/{name.replace('.md', '.html')}"
        for node in page.css("a[href]"):
            href = str(node.attributes["href"])
            if re.match(r"(tel|sms|mailto|https?):", href):
                continue
            target = urlsplit(urljoin(base, href))
            file = built_site / target.path.lstrip("/")
            if not file.is_file() or (target.fragment and file.suffix == ".html" and target.fragment not in ids(file)):
                lost.append((base, href))

    assert lost == []


def test_every_page_shows_both_numbers_its_day_and_its_sources(built_site: Path, campaign: Campaign) -> None:
    """The numbers are links with left-to-right digits."""
    for tag, name, page in pages(built_site, campaign):
        for contact in (campaign.emergency, campaign.hotline):
            channel = campaign.contacts[contact].channels[0]
            digits = page.css(f'a[href="{channel.href}"] bdi[dir="ltr"]')
            assert channel.shown in [one.text(strip=True).replace("\xa0", " ") for one in digits], (tag, name)
        sources = page.css_first(".sources")
        assert sources is not None, (tag, name)
        assert "2026" in sources.text(), (tag, name)


def test_nothing_calls_a_fact_by_its_braces(built_site: Path) -> None:
    """Every call became a value."""
    for path in built_site.rglob("*.html"):
        assert "{{" not in path.read_text("utf-8"), path


def test_root_and_404_show_both_languages_and_the_numbers(built_site: Path, campaign: Campaign) -> None:
    """They need no script, and stand before a language is chosen."""
    for name in ("index.html", "404.html"):
        page = LexborHTMLParser((built_site / name).read_text("utf-8"))
        for tag in campaign.tags:
            assert page.css_first(f'[lang="{tag}"]') is not None
        hotline = campaign.contacts[campaign.hotline].channels[0]
        assert page.css_first(f'a[href="{hotline.href}"]') is not None


def test_nothing_of_the_theme_is_published(built_site: Path) -> None:
    """Material's 2.5 MB of assets stay where they are, and no page asks for a font, style or script file."""
    assert not (built_site / "assets" / "javascripts").exists()
    for path in built_site.glob("*/*.html"):
        text = path.read_text("utf-8")
        assert "<link rel=stylesheet" not in text
        assert 'rel="stylesheet"' not in text
