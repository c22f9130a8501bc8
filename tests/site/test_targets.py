"""A finger meets what it aims at, and a list of links says where each leads."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

# Controls lower or narrower than 44 pixels, all folds and the menu open. A link whose box covers its card counts as the
# card; links inside sentences, or a list of such, are excepted, as in
# WCAG 2.5.5, and so are the ids of facts below the sources, which are read as footnotes are.
_SMALL = """() => { document.querySelectorAll("details:not([name])").forEach((d) => d.open = true);
const block = "p,li,dd,td,th,h1,h2,h3,h4,small,figcaption";
return [...document.querySelectorAll("a[href],button,summary,input")].filter((e) => {
  if (!e.checkVisibility({ visibilityProperty: true }) || e.matches(".skip, .sources a")) return false;
  const after = getComputedStyle(e, "::after"), own = e.getBoundingClientRect();
  if (after.position == "absolute" && after.content != "none" && after.top == "0px") {
    const card = e.offsetParent && e.offsetParent !== document.body ? e.offsetParent : e.closest("li,.go");
    if (card.getBoundingClientRect().height >= 43.5) return false }
  if (own.height >= 43.5 && own.width >= 43.5) return false;
  const inside = e.closest(block), around = inside && inside.tagName == "LI" ? inside.parentElement : inside;
  return !(around && getComputedStyle(e).display == "inline" && around.textContent.replace(/\\s/g, "").length >
    [...around.querySelectorAll("a")].reduce((sum, a) => sum + a.textContent.replace(/\\s/g, "").length, 1)) }).map((e) => {
  const b = e.getBoundingClientRect(); return [e.outerHTML.slice(0, 100), Math.round(b.width), Math.round(b.height)] }) }"""


def small_controls(page: Page) -> list[tuple[str, int, int]]:
    """Return the controls that are too small, with width and height in pixels; everything is opened for it."""
    return [(str(html), int(width), int(height)) for html, width, height in page.evaluate(_SMALL)]


@pytest.mark.browser
def test_a_control_that_is_too_small_is_found(visit: Callable[..., Page]) -> None:
    """The test is not blind."""
    page = visit("en/help.html", bypass_csp=True)
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<div><a href=/x>x</a></div>')")

    assert [html for html, _, _ in small_controls(page)] == ['<a href="/x">x</a>']


def test_links_of_one_name_lead_to_one_place(built_site: Path) -> None:
    """Out of its context “A4” or “Official page” says nothing; what a screen reader lists is told apart."""
    for path in sorted(built_site.rglob("*.html")):
        leads: dict[str, set[str]] = defaultdict(set)
        for link in LexborHTMLParser(path.read_text("utf-8")).css("a[href]"):
            name = " ".join((link.attributes.get("aria-label") or link.text()).split()).lower()
            leads[name].add(urljoin(f"https://x/{path.name}", str(link.attributes["href"])))
        double = {name: places for name, places in leads.items() if len(places) > 1}

        assert double == {}, path.relative_to(built_site)
