"""Every page in a real Chromium: what a visitor sees first, and what never happens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from manara.campaign.load import load_campaign
from tests.browser import DESKTOP, PHONE
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page, ViewportSize

pytestmark = pytest.mark.browser

CAMPAIGN = load_campaign(ROOT)
PAGES = [f"{tag}/{name.removesuffix('.md')}.html" for tag in CAMPAIGN.tags for name in CAMPAIGN.pages[tag]]
ROOT_PAGES = ["index.html", "404.html"]


@pytest.fixture
def open_page(browser: Browser, site_url: str) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page in a fresh context; console errors fail the test at its end."""
    contexts = []
    errors: list[str] = []

    def open_it(path: str, **options: Any) -> Page:
        context = browser.new_context(**{"viewport": PHONE, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.goto(f"{site_url}/{path}")
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert [error for error in errors if "404" not in error] == []


@pytest.mark.parametrize("path", [*PAGES, *ROOT_PAGES])
def test_both_numbers_and_leaving_are_in_the_first_screen(open_page: Callable[..., Page], path: str) -> None:
    """No scroll, one tap to the dialler; the leave link is at least 48 by 48."""
    page = open_page(path)
    for viewport in (PHONE, DESKTOP):
        page.set_viewport_size(viewport)
        numbers_and_leaving_are_in_sight(page, viewport)


def numbers_and_leaving_are_in_sight(page: Page, viewport: ViewportSize) -> None:
    """Fail unless they are, in a window of this size."""
    for contact in (CAMPAIGN.emergency, CAMPAIGN.hotline):
        channel = CAMPAIGN.contacts[contact].channels[0]
        boxes = [link.bounding_box() for link in page.locator(f'a[href="{channel.href}"]').all() if link.is_visible()]
        tops = [box for box in boxes if box and box["y"] + box["height"] <= viewport["height"]]
        assert tops, f"{contact} is not in the first screen"
        assert max(box["height"] for box in tops) >= 44
    box = page.locator("a.leave").first.bounding_box()
    assert box is not None
    assert box["width"] >= 48
    assert box["height"] >= 48
    assert box["y"] + box["height"] <= viewport["height"]


@pytest.mark.parametrize("path", [*PAGES, *ROOT_PAGES])
def test_no_page_scrolls_sideways_at_320_pixels(open_page: Callable[..., Page], path: str) -> None:
    """WCAG 2.2, 1.4.10 reflow; this is also 1280 pixels at 400 % zoom."""
    page = open_page(path, viewport={"width": 320, "height": 640})

    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", [*PAGES, *ROOT_PAGES])
def test_no_page_asks_another_host_or_stores_anything(browser: Browser, site_url: str, path: str) -> None:
    """Zero requests elsewhere, zero cookies, zero storage keys, also after scrolling to the end."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    hosts: list[str] = []
    page.on("request", lambda request: hosts.append(request.url))
    page.goto(f"{site_url}/{path}")
    page.mouse.wheel(0, 20000)
    stored = page.evaluate("[localStorage.length, sessionStorage.length]")
    databases = page.evaluate("(async () => (await indexedDB.databases()).length)()")
    cookies = context.cookies()
    context.close()

    assert [url for url in hosts if not url.startswith(site_url)] == []
    assert (stored, databases, cookies) == ([0, 0], 0, [])


# WCAG 2.2 A and AA; the dark scheme changes colours and nothing else, so only the rules about colours are asked again.
BARRIERS = {
    "light": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}


def barriers(page: Page, scheme: str) -> list[tuple[str, list[str]]]:
    """Return what axe-core finds, rule by rule, with every folded part opened."""
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    # What passes is not described node by node, which takes most of the time.
    results = Axe().run(page, options={"runOnly": BARRIERS[scheme], "resultTypes": ["violations"]})
    return [(v["id"], [node["html"][:120] for node in v["nodes"][:3]]) for v in results.response["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [*PAGES, *ROOT_PAGES])
def test_axe_finds_no_barrier(open_page: Callable[..., Page], path: str, scheme: str) -> None:
    """In both colour schemes."""
    assert barriers(open_page(path, color_scheme=scheme, bypass_csp=True), scheme) == []


@pytest.mark.parametrize(
    ("scheme", "change", "rule"),
    [
        ("light", "document.documentElement.lang = ''", "html-has-lang"),
        ("light", "document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=/x.png>')", "image-alt"),
        ("light", "document.querySelector('.in p').style.color = '#bbb'", "color-contrast"),
        ("dark", "document.querySelector('.in p').style.color = '#555'", "color-contrast"),
    ],
)
def test_axe_finds_a_barrier_that_was_put_in(
    open_page: Callable[..., Page], scheme: str, change: str, rule: str
) -> None:
    """Rules that let these pass would be blind."""
    page = open_page("en/house-work.html", color_scheme=scheme, bypass_csp=True)
    page.evaluate(change)

    assert [name for name, _ in barriers(page, scheme)] == [rule]


@pytest.mark.parametrize("path", PAGES)
def test_everything_works_without_script(open_page: Callable[..., Page], path: str) -> None:
    """Menu, language link, numbers and text are plain HTML."""
    page = open_page(path, java_script_enabled=False)

    if not path.endswith("/one.html"):  # it has no menu: each link adds a line to the history
        page.locator("details.menu summary").click()
        assert page.locator("details.menu a").first.is_visible()
    assert page.locator("main h1").is_visible()
    page.locator(".languages a").first.click()
    assert page.url.rsplit("/", 1)[1] == path.rsplit("/", 1)[1]
