"""Keyboard, zoom, forced colours, stillness and the size of targets (WCAG 2.2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser import DESKTOP, PHONE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page, ViewportSize

# What 400 % zoom leaves of a window of 1280 by 1024 pixels.
ZOOMED: ViewportSize = {"width": 320, "height": 256}
PAGES = [
    "ar/index.html",
    "en/help.html",
    "ar/cards.html",
    "en/check.html",
    "ar/search.html",
    "en/one.html",
    "index.html",
]
# The stop that has the focus: what it is, whether it can be seen, what covers it, and how the focus is drawn.
STOP = """() => {
const e = document.activeElement;
if (!e || e === document.body) return null;
const box = e.getBoundingClientRect(), style = getComputedStyle(e);
const x = [Math.max(box.left, 0), Math.min(box.right, innerWidth)], y = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
const over = document.elementFromPoint((x[0] + x[1]) / 2, (y[0] + y[1]) / 2);
return { name: `${e.tagName} ${e.className} ${e.textContent.trim().slice(0, 30)}`,
  seen: x[1] - x[0] > 8 && y[1] - y[0] > 8 && (y[1] - y[0] >= Math.min(box.height, 40) - 1),
  covered: over && !(e.contains(over) || over.contains(e)) ? over.outerHTML.slice(0, 80) : "",
  outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth) } }"""


def walk(page: Page) -> list[dict[str, Any]]:
    """Press Tab from the top to the end of the page; return every stop."""
    stops: list[dict[str, Any]] = []
    while len(stops) < 250:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        stops.append(stop)
    return stops


@pytest.mark.browser
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP, ZOOMED], ids=["phone", "desktop", "400 percent"])
@pytest.mark.parametrize("path", PAGES)
def test_7_1_every_stop_of_the_keyboard_is_seen_uncovered_and_marked(
    visit: Callable[..., Page], path: str, viewport: ViewportSize
) -> None:
    """WCAG 2.4.3, 2.4.7, 2.4.11; folds are open, so that what stands in them is walked, too."""
    page = visit(path, viewport=viewport)
    page.evaluate("document.querySelectorAll('details:not(.show, .menu)').forEach((d) => { d.open = true })")

    stops = walk(page)

    assert 6 < len(stops) < 250
    assert [stop["name"] for stop in stops if not stop["seen"]] == []
    assert [(stop["name"], stop["covered"]) for stop in stops if stop["covered"]] == []
    assert [stop["name"] for stop in stops if stop["outline"] < 2] == []


@pytest.mark.browser
@pytest.mark.parametrize("path", ["ar/help.html", "en/help.html"])
def test_7_2_leaving_is_the_first_stop(visit: Callable[..., Page], path: str) -> None:
    """Before the skip link."""
    page = visit(path)
    names = []
    for _ in range(2):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.className"))

    assert names == ["leave", "skip"]


@pytest.mark.browser
@pytest.mark.parametrize("path", PAGES)
def test_7_1_at_400_percent_nothing_scrolls_sideways_and_the_bar_leaves_room(
    visit: Callable[..., Page], path: str
) -> None:
    """WCAG 1.4.10; the bar that stays takes at most a third of the window."""
    page = visit(path, viewport=ZOOMED)

    assert page.evaluate("document.scrollingElement.scrollWidth") <= ZOOMED["width"]
    assert page.evaluate("document.querySelector('header').offsetHeight") <= ZOOMED["height"] / 3
    assert page.locator("a.leave").is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("path", PAGES)
def test_7_1_text_twice_as_large_still_fits(visit: Callable[..., Page], path: str) -> None:
    """WCAG 1.4.4, on a small phone whose owner set large letters."""
    page = visit(path)
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert page.evaluate("document.scrollingElement.scrollWidth") <= PHONE["width"]


@pytest.mark.browser
@pytest.mark.parametrize("path", ["ar/help.html", "en/index.html", "index.html"])
def test_7_1_forced_colours_keep_the_edges_of_what_can_be_tapped(visit: Callable[..., Page], path: str) -> None:
    """Backgrounds are gone then; borders and the mark of the focus remain."""
    page = visit(path, forced_colors="active")
    for css in ("a.leave", ".calls > a", ".go"):
        for box in page.locator(css).all():
            style = box.evaluate(
                "(e) => [getComputedStyle(e).borderTopStyle, parseFloat(getComputedStyle(e).borderTopWidth)]"
            )
            assert style[0] == "solid", css
            assert style[1] >= 1, css

    page.keyboard.press("Tab")
    assert page.evaluate(STOP)["outline"] >= 2


def test_7_1_nothing_moves_by_itself(built_site: Path) -> None:
    """No animation, no transition, no smooth scrolling: there is nothing that reduced motion would have to stop."""
    for path in built_site.rglob("*.html"):
        html = path.read_text("utf-8")
        styles = " ".join(re.findall(r"<style>(.*?)</style>", html, re.DOTALL))
        assert not re.search(r"animation|transition|scroll-behavior|@keyframes", styles), path
        assert not re.search(r"<(marquee|blink|animate|video|audio)[ >]|autoplay", html), path


@pytest.mark.browser
@pytest.mark.parametrize("path", PAGES)
def test_7_1_every_target_for_help_is_44_pixels_high_and_wide(visit: Callable[..., Page], path: str) -> None:
    """Numbers, ways to call, leaving, languages, doors and cards; links inside a sentence are the sentence's own."""
    page = visit(path)
    css = (
        ".calls > a, .call > a, .go, a.leave, .languages a, .door, .tiles li, .rows li, summary, .toc > ul > li > a,"
        " main .back a, .shade button"
    )
    small = [
        (box["width"], box["height"], target.inner_text()[:30])
        for target in page.locator(css).all()
        if target.is_visible() and (box := target.bounding_box()) and min(box["width"], box["height"]) < 44
    ]

    assert small == []
