"""Rules for the visitor's safety that hold for every campaign, each named after its row (decision 0013)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.browser import PHONE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from manara.campaign.model import Campaign

# A style's rule: its selector, and what it says.
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def pages(site: Path, campaign: Campaign, *, quiet: bool | None = None) -> list[tuple[Path, LexborHTMLParser]]:
    """Return every page of every language; only quiet ones, or only the others."""
    found = []
    for tag in campaign.tags:
        for name, page in campaign.pages[tag].items():
            if quiet is None or page.flag("quiet") is quiet:
                path = site / tag / name.replace(".md", ".html")
                found.append((path, LexborHTMLParser(path.read_text("utf-8"))))
    return found


def test_1_1_the_two_numbers_stand_in_the_same_place_and_order_on_every_page(
    built_site: Path, campaign: Campaign
) -> None:
    """After leaving, before everything else; danger first (also 1.7)."""
    expected = [campaign.contacts[key].channels[0].href for key in (campaign.emergency, campaign.hotline)]
    for path, page in pages(built_site, campaign):
        assert [a.attributes["href"] for a in page.css("section.calls > a")] == expected, path


def test_2_6_quiet_pages_have_a_neutral_title_icon_and_preview(
    built_site: Path, campaign: Campaign, telling: tuple[str, ...]
) -> None:
    """True, short, and without the subject; the first heading says the same."""
    for path, page in pages(built_site, campaign, quiet=True):
        title = page.css_first("title")
        icon = page.css_first('link[rel="icon"]')
        previews = [node.attributes["content"] or "" for node in page.css('meta[property^="og:"]')]
        assert title is not None
        assert icon is not None
        assert len(title.text()) <= 40, path
        assert icon.attributes["href"] == "data:,", path
        seen = " ".join([title.text(), *(text for text in previews if not text.startswith("http"))]).casefold()
        assert [word for word in telling if word in seen] == [], path


def test_2_13_no_address_gives_the_subject_away(built_site: Path, telling: tuple[str, ...]) -> None:
    """Names of pages and of files that are saved, in Latin letters without escapes."""
    for path in built_site.rglob("*"):
        name = path.relative_to(built_site).as_posix()
        if path.suffix in (".html", ".vcf"):
            assert re.fullmatch(r"[a-z0-9/._-]+", name), name
            assert [word for word in telling if word in name] == [], name


def test_2_15_nothing_can_be_sent(built_site: Path) -> None:
    """No form, no push, no worker: there is nothing to disguise."""
    for path in built_site.rglob("*.html"):
        html = path.read_text("utf-8")
        assert not re.search(r"<form|\saction=|serviceWorker|PushManager|Notification|rel=.?manifest", html), path


def test_2_16_a_number_has_one_grouping_everywhere(built_site: Path, campaign: Campaign) -> None:
    """In text, link, path over the keys and saved card alike."""
    hotline = campaign.contacts[campaign.hotline].channels[0]
    digits = hotline.shown.replace(" ", "")
    for path, page in pages(built_site, campaign):
        body = page.body
        assert body is not None
        for node in body.css("script, style, svg"):
            node.decompose()
        assert digits not in body.text(), path
    for tag in campaign.tags:
        assert hotline.shown in (built_site / tag / "number.html").read_text("utf-8").replace("\xa0", " ")


@pytest.mark.browser
@pytest.mark.parametrize("path", ["index.html", "ar/help.html", "en/signs.html", "404.html"])
def test_4_1_the_other_language_is_in_the_first_screen_in_its_own_script(
    visit: Callable[..., Page], campaign: Campaign, path: str
) -> None:
    """A plain link to the same page; no flag, no redirect."""
    page = visit(path, java_script_enabled=False)
    tag = path.split("/", maxsplit=1)[0]
    for locale in campaign.languages:
        if locale.tag == tag:
            continue
        link = page.get_by_role("link", name=locale.name, exact=True).first
        box = link.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= PHONE["height"]
        expected = f"/{locale.tag}/{path.rpartition('/')[2]}".replace("404", "index")
        assert page.evaluate("(a) => a.href", link.element_handle()).endswith(expected)


def _one_sided(css: str) -> list[str]:
    """Return the selectors that are put at one side, and at no other side where the text begins at the right."""
    rules = [(one.strip(), set(re.findall(r"(?:^|;)(left|right):", body))) for one, body in RULE.findall(css)]
    mirrored = {selector.removeprefix("[dir=rtl] ") for selector, _ in rules if selector.startswith("[dir=rtl] ")}
    return [selector for selector, sides in rules if len(sides) == 1 and selector not in mirrored]


def test_4_3_styles_are_logical_and_arabic_is_left_whole(built_site: Path) -> None:
    """No side without its mirror (old engines know no other), no spaced-out, slanted, capital or justified letters."""
    for path in built_site.rglob("*.html"):
        css = " ".join(re.findall(r"<style>(.*?)</style>", path.read_text("utf-8"), re.DOTALL))
        assert not re.search(r"(?:margin|padding|border)-(?:left|right)|float:(?!inline)", css), path
        assert _one_sided(css) == [], path
        assert not re.search(r"letter-spacing|font-style:(?!normal)|text-transform|text-align:justify", css), path


@pytest.mark.browser
def test_4_3_arabic_is_set_larger_and_wider(visit: Callable[..., Page]) -> None:
    """Larger than Latin, and 1.7 lines high."""
    measure = """() => { const s = getComputedStyle(document.querySelector('main p'));
    return [parseFloat(s.fontSize), parseFloat(s.lineHeight) / parseFloat(s.fontSize), s.letterSpacing] }"""
    arabic = visit("ar/signs.html").evaluate(measure)
    latin = visit("en/signs.html").evaluate(measure)

    assert arabic[0] > latin[0]
    assert arabic[1] >= 1.69 > latin[1]
    assert arabic[2] == "normal"


@pytest.mark.browser
@pytest.mark.parametrize("tag", ["ar", "en"])
def test_5_2_the_text_is_complete_and_in_order_without_any_style(
    visit: Callable[..., Page], campaign: Campaign, tag: str
) -> None:
    """As a text browser or a proxy shows it: leaving, numbers, then the text; nothing hangs on CSS or script."""
    page = visit(f"{tag}/help.html", java_script_enabled=False)
    page.evaluate("document.querySelectorAll('style').forEach((style) => style.remove())")
    shown = page.locator("body").inner_text()
    title = campaign.pages[tag]["help.md"].text_of("title")
    numbers = [campaign.contacts[key].channels[0].shown for key in (campaign.emergency, campaign.hotline)]
    order = [shown.find(text) for text in (*numbers, f"\n{title}")]
    order += [shown.rfind(heading.strip()) for heading in page.locator("main h2").all_text_contents()]

    assert order == sorted(order)
    assert order[0] > 0
    assert len(order) > 4


def test_5_3_everything_comes_from_one_host(built_site: Path) -> None:
    """An operator who lets it through without credit needs one name; what a page loads is inside the page."""
    for path in built_site.rglob("*.html"):
        page = LexborHTMLParser(path.read_text("utf-8"))
        loaded = page.css('[src], link[rel="stylesheet"], link[rel="icon"]')
        addresses = [node.attributes.get("src") or node.attributes.get("href") or "" for node in loaded]
        assert [address for address in addresses if re.match(r"(https?:)?//", address)] == [], path
