"""Pages in a real Chromium: what a visitor sees first, and what never happens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser import DESKTOP, PHONE
from tests.site.conftest import CAMPAIGN
from tests.site.test_targets import small_controls

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page, ViewportSize

    from manara.campaign.model import Campaign

pytestmark = pytest.mark.browser

# Every page, in the two languages by turns; those with the most forms in both.
PAGES = [
    f"{CAMPAIGN.tags[turn % 2]}/{name.removesuffix('.md')}.html"
    for turn, name in enumerate(sorted(CAMPAIGN.pages[CAMPAIGN.tags[0]]))
]
PAGES += sorted(
    {f"{tag}/{name}.html" for tag in CAMPAIGN.tags for name in ("help", "index", "rights", "search")} - set(PAGES)
)
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
def test_a_page_keeps_every_promise(browser: Browser, site_url: str, path: str) -> None:
    """What is seen first, what fits, what is asked and kept, what can be tapped, and what axe-core finds."""
    assert broken_promises(browser, f"{site_url}/{path}", CAMPAIGN) == []


def broken_promises(browser: Browser, address: str, campaign: Campaign) -> list[str]:
    """Return what a page does not keep, from one visit to it."""
    context = browser.new_context(viewport=PHONE, bypass_csp=True)
    page = context.new_page()
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(address)
    found = [fault for size in (PHONE, DESKTOP) for fault in not_in_first_screen(page, size, campaign)]
    # WCAG 2.2, 1.4.10 reflow; this is also 1280 pixels at 400 % zoom.
    page.set_viewport_size({"width": 320, "height": 640})
    for folds in (False, True):
        page.evaluate("open => document.querySelectorAll('main details:not(.show)').forEach(d => d.open = open)", folds)
        if page.evaluate("document.scrollingElement.scrollWidth") > 320:
            found.append(f"it scrolls sideways at 320 pixels (folds open: {folds})")
    page.reload()
    page.set_viewport_size(PHONE)
    page.mouse.wheel(0, 20000)
    kept = page.evaluate(
        "(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length])()"
    )
    if kept != [0, 0, 0] or context.cookies():
        found.append(f"something is kept: {kept} {context.cookies()}")
    found += [f"another host is asked: {url}" for url in asked if not url.startswith(address.rsplit("/", 2)[0])]
    found += [f"too small to tap: {control}" for control in small_controls(page)]
    for scheme in BARRIERS:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found += [f"{scheme}: {barrier}" for barrier in barriers(page, scheme)]
    context.close()
    return found + [error for error in errors if "404" not in error]


def not_in_first_screen(page: Page, viewport: ViewportSize, campaign: Campaign) -> list[str]:
    """Return what is not: no scroll, one tap to the dialler; the way out is at least 48 by 48."""
    page.set_viewport_size(viewport)
    missing = []
    for contact in (campaign.emergency, campaign.hotline):
        channel = campaign.contacts[contact].channels[0]
        boxes = [link.bounding_box() for link in page.locator(f'a[href="{channel.href}"]').all() if link.is_visible()]
        tops = [box for box in boxes if box and box["y"] + box["height"] <= viewport["height"]]
        if max((box["height"] for box in tops), default=0) < 44:
            missing.append(f"{contact} is not in the first screen of {viewport}, or too low to tap")
    box = page.locator("a.leave").first.bounding_box()
    if box is None or min(box["width"], box["height"]) < 48 or box["y"] + box["height"] > viewport["height"]:
        missing.append(f"the way out is not in the first screen of {viewport}, or too small: {box}")
    return missing


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("document.querySelectorAll('.calls a')[1].remove()", "hotline is not in the first screen"),
        ("document.querySelector('.leave').style.cssText = 'position: static; margin-top: 150vh'", "the way out"),
    ],
)
def test_what_is_missing_in_the_first_screen_is_found(open_page: Callable[..., Page], change: str, said: str) -> None:
    """The judge is no formality."""
    page = open_page("en/law.html", bypass_csp=True)
    page.evaluate(change)

    assert said in " ".join(not_in_first_screen(page, PHONE, CAMPAIGN))


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


@pytest.mark.parametrize(
    ("scheme", "change", "rule"),
    [
        ("light", "document.documentElement.lang = ''", "html-has-lang"),
        ("light", "document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=/x.png>')", "image-alt"),
        ("light", "document.querySelector('#limits + p').style.color = '#bbb'", "color-contrast"),
        ("dark", "document.querySelector('#limits + p').style.color = '#555'", "color-contrast"),
    ],
)
def test_axe_finds_a_barrier_that_was_put_in(
    open_page: Callable[..., Page], scheme: str, change: str, rule: str
) -> None:
    """Rules that let these pass would be blind."""
    page = open_page("en/law.html", color_scheme=scheme, bypass_csp=True)
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
