"""Where Back leads, and what it shows (docs/decisions/0004)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from manara.campaign.load import load_campaign
from manara.site.engine import build_site
from tests.browser import PHONE, launch, serving
from tests.site.conftest import CAMPAIGN, EXIT, START

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from manara.campaign.model import Campaign

QUIET = [name.removesuffix(".md") for name, page in CAMPAIGN.pages["en"].items() if page.flag("quiet")]
ORDINARY = [name.removesuffix(".md") for name, page in CAMPAIGN.pages["en"].items() if not page.flag("quiet")]


def follow(page: Page, *names: str) -> None:
    """Go from page to page by links, as a reader does; the menu is open."""
    for name in names:
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        page.locator(f'.menu a[href$="{name}.html"]').click()
        page.wait_for_url(f"**/{name}.html")


@pytest.mark.browser
@pytest.mark.parametrize("tag", ["ar", "en"])
def test_2_4_five_quiet_pages_are_one_line_in_the_history_and_back_leads_out(
    visit: Callable[..., Page], tag: str
) -> None:
    """Links between quiet pages, of the text and of the menu, replace the entry; so does the language link."""
    other = {"ar": "en", "en": "ar"}[tag]
    page = visit(f"{tag}/check.html")
    length = page.evaluate("history.length")
    follow(page, "calling", "phone", "help", "number")
    page.locator(f'.languages a[hreflang="{other}"]').click()
    page.wait_for_url(f"**/{other}/number.html")
    assert page.evaluate("history.length") == length

    page.locator("a.leave").click()
    page.wait_for_url(f"{EXIT}**")
    assert page.evaluate("history.length") == length
    page.go_back()
    assert page.url == START


@pytest.mark.browser
def test_2_4_ordinary_pages_keep_the_browsers_own_way_of_going_back(visit: Callable[..., Page]) -> None:
    """The setting is on for quiet pages only, until it has been tried with readers (docs/decisions/0013)."""
    page = visit("en/signs.html")
    length = page.evaluate("history.length")
    follow(page, "law", "about")

    assert page.evaluate("history.length") == length + 2


@pytest.mark.browser
@pytest.mark.parametrize("modifier", ["Control", "Shift", "Alt", "Meta"])
def test_m1_a_link_opened_in_another_way_is_left_alone(visit: Callable[..., Page], modifier: str) -> None:
    """New tab, new window, download: what the reader asked the browser for."""
    page = visit("en/help.html")
    prevented = page.evaluate(
        """(modifier) => { const event = new MouseEvent('click', { bubbles: true, cancelable: true,
        [modifier.toLowerCase().replace('control', 'ctrl') + 'Key']: true });
        document.addEventListener('click', (e) => { window.seen = e.defaultPrevented; e.preventDefault() });
        document.querySelector('main a[href="one.html"]').dispatchEvent(event); return window.seen }""",
        modifier,
    )

    assert prevented is False


@pytest.mark.browser
def test_m1_an_in_page_link_scrolls_and_leaves_the_address_alone(visit: Callable[..., Page]) -> None:
    """Each would add a line to the history."""
    page = visit("en/help.html")
    length = page.evaluate("history.length")
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('afterbegin', '<a id=x href=\"#ten-minutes\">down</a>')"
    )
    page.locator("#x").click()

    assert (page.evaluate("history.length"), page.url.partition("#")[2]) == (length, "")
    assert page.evaluate("document.activeElement.id") == "ten-minutes"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 48


def test_m1_every_page_has_a_visible_way_back(built_site: Path, campaign: Campaign) -> None:
    """Back leaves the site, so each page but the first leads to the first; the one-page edition is alone."""
    for tag in campaign.tags:
        for name in campaign.pages[tag].keys() - {"index.md", "one.md"}:
            page = LexborHTMLParser((built_site / tag / name.replace(".md", ".html")).read_text("utf-8"))
            links = page.css("main nav.back > a")
            assert [link.attributes["href"] for link in links] == ["index.html"], name


@pytest.mark.parametrize(("setting", "where"), [("off", []), ("all", [*QUIET, *ORDINARY]), ("quiet", QUIET)])
def test_m1_is_a_setting_of_the_campaign(small_copy: Callable[..., Path], setting: str, where: list[str]) -> None:
    """One line of data/campaign.yml says where links replace the entry."""
    root = small_copy()
    settings = root / "data" / "campaign.yml"
    settings.write_text(settings.read_text("utf-8").replace("replace_history: quiet", f"replace_history: {setting}"))
    build_site(load_campaign(root), root / "site")
    pages = {path.stem: path.read_text("utf-8") for path in (root / "site" / "en").glob("*.html")}

    assert {name for name, html in pages.items() if "data-replace>" in html} == set(where)


@pytest.fixture(scope="module")
def remembering() -> Iterator[Browser]:
    """A Chromium that keeps left pages whole in memory, as people's browsers do; Playwright switches that off."""
    browser = launch(ignore_default_args=["--disable-back-forward-cache"])
    yield browser
    browser.close()


@pytest.mark.browser
@pytest.mark.parametrize("memory", [True, False], ids=["page kept in memory", "page loaded again"])
@pytest.mark.parametrize("path", ["ar/signs.html", "en/help.html", "index.html"])
def test_2_5_back_and_forward_meet_a_neutral_sheet(
    remembering: Browser, browser: Browser, site_url: str, tmp_path: Path, *, path: str, memory: bool
) -> None:
    """No text, a neutral title, one button that a keyboard reaches; then the page, and a reload shows it, too."""
    (tmp_path / "index.html").write_text("<!doctype html><title>elsewhere</title><p>elsewhere", "utf-8")
    (tmp_path / "404.html").write_text("", "utf-8")
    with serving(tmp_path) as elsewhere:
        context = (remembering if memory else browser).new_context(viewport=PHONE)
        page = context.new_page()
        page.goto(f"{site_url}/{path}")
        title = page.title()
        page.evaluate("window.kept = true")
        page.goto(elsewhere)
        back(page, site_url)
        assert bool(page.evaluate("window.kept")) is memory

        button = page.locator(".shade button")
        assert not page.locator("h1").first.is_visible()
        assert not page.locator("a.leave").is_visible()
        assert page.title() in ("Information", "معلومات")
        page.keyboard.press("Tab")
        assert button.evaluate("(e) => e === document.activeElement")
        page.keyboard.press("Enter")
        assert page.locator("h1").first.is_visible()
        assert page.title() == title
        assert page.evaluate("document.activeElement.tagName") == "MAIN"
        page.reload()
        assert page.locator("h1").first.is_visible()
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0
        context.close()


def back(page: Page, to: str) -> None:
    """Go back as the browser's button does; a page from memory sends no load event to wait for."""
    page.evaluate("setTimeout(() => history.back())")
    page.wait_for_function("(origin) => location.origin == origin", arg=to)
    page.wait_for_timeout(150)
