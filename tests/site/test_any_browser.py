"""What is read where styles are refused, folds unknown, or the engine is ten years old: the order of need, and no overlap.

w3m and lynx show text alone; wkhtmltoimage is a WebKit of 2016, which knows neither ``inset`` nor ``max()`` nor
``conic-gradient``. A program that is missing is a failure, never a skip (tests/install-tools.sh).
"""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from tests.site.conftest import CAMPAIGN

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Route

READERS = {
    "w3m": ("w3m", "-dump", "-O", "UTF-8", "-T", "text/html", "-cols", "60"),
    "lynx": ("lynx", "-dump", "-nolist", "-width=60", "-assume_charset=utf-8", "-display_charset=utf-8"),
}
# Said of facts past their day, and of a number that is typed: by a script, in their time.
NOT_YET = "andmayhavechanged\\.|وقديكونتغير\\.|Thislineisclosed|Thisnumberisnot|هذاالخطمغلق"
ALARM, CALL, NIGHT = (0x8A, 0x33, 0x24), (0x0A, 0x55, 0x63), (0x0B, 0x3C, 0x47)


def _said(html: str) -> list[str]:
    """Return what has to be read in this order: leaving, both numbers, the title, the last heading, the menu."""
    page = LexborHTMLParser(html)
    numbers = [CAMPAIGN.contacts[key].channels[0].shown for key in (CAMPAIGN.emergency, CAMPAIGN.hotline)]
    nodes = [page.css_first(which) for which in ("a.leave", "main h1", "details.menu a")]
    words = [" ".join(node.text().split()) for node in nodes if node is not None]
    heads = [" ".join(node.text().split()) for node in page.css("main h2, main h3")]
    return [words[0], *numbers, words[1], *heads[-1:], *words[2:]]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("tag", CAMPAIGN.tags)
def test_a_text_browser_reads_in_the_order_of_need(built_site: Path, tag: str, reader: str) -> None:
    """Every page of a language; the menu's links stand after the last word of the text."""
    for path in sorted((built_site / tag).glob("*.html")):
        html = path.read_text("utf-8")
        run = subprocess.run([*READERS[reader], path], capture_output=True, check=True, timeout=60)
        text = re.sub(r"\s+", "", run.stdout.decode("utf-8", "replace"))
        assert not re.search(NOT_YET, text), path.name
        at = 0
        for words in _said(html):
            found = text.find(re.sub(r"\s+", "", words), at)
            assert found >= 0, (path.name, words)
            at = found


@pytest.mark.browser
@pytest.mark.parametrize("path", ["ar/index.html", "en/help.html", "en/rights.html"])
def test_without_styles_drawings_stay_small_and_the_order_stays(browser: Browser, site_url: str, path: str) -> None:
    """A policy that disagrees, or a data saver: the page as its source."""

    def bare(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=re.sub(r"<style>.*?</style>", "", answer.text(), flags=re.DOTALL))

    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.route("**/*.html", bare)
    page.goto(f"{site_url}/{path}")
    tops = page.evaluate(
        """() => [".leave", ".calls > a", ".calls > a + a", "h1", "main h2", ".menu summary", "footer"].map((s) =>
        document.querySelector(s).getBoundingClientRect().top)"""
    )
    largest = page.evaluate(
        """() => Math.max(...[...document.querySelectorAll("svg")].map((s) => {
        const b = s.getBoundingClientRect(); return Math.max(b.width, b.height) }))"""
    )
    width = page.evaluate("document.documentElement.scrollWidth")
    page.close()

    assert tops == sorted(tops)
    assert tops[2] < 160
    assert largest <= 64
    assert width <= 360


@pytest.mark.parametrize("name", ["help", "rights", "index"])
def test_an_engine_of_2016_shows_the_calls_at_the_foot_and_covers_nothing(
    built_site: Path, tmp_path: Path, name: str
) -> None:
    """The way out is white at the head, both calls stand at the foot alone, and white titles on a dark ground."""
    out = tmp_path / "page.png"
    command = ("wkhtmltoimage", "-q", "--width", "360", "--disable-javascript", built_site / "en" / f"{name}.html", out)
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    page = np.asarray(Image.open(out).convert("RGB")).astype(int)

    def share(rows: np.ndarray, colour: tuple[int, int, int]) -> float:
        return float((np.abs(rows - np.array(colour)).sum(axis=2) < 24).mean())

    head, foot = page[:56], page[-72:]
    assert share(head[4:50, -150:], (255, 255, 255)) > 0.5
    assert share(head, ALARM) < 0.01
    assert share(head, NIGHT) > 0.3
    assert share(foot, ALARM) > 0.1
    assert share(foot, CALL) > 0.1
    if 'class="open' in (built_site / "en" / f"{name}.html").read_text("utf-8"):
        assert share(page[60:130], NIGHT) > 0.5
