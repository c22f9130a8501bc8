"""What a reader sees from left to right is the number: characters are sorted by their place on the screen.

Bidi text can be right in the file and wrong on the screen: ``2558 9696`` is drawn as ``9696 2558`` inside Arabic text
unless it is isolated. Only the positions of the glyphs in a real browser tell.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from manara.campaign.load import load_campaign
from tests.browser import PHONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from manara.campaign.model import Campaign

pytestmark = pytest.mark.browser

SCRIPT = (Path(__file__).parent / "reading_order.js").read_text("utf-8")
# Takes the isolation away, as a careless template would.
BREAK = """() => {
  document.querySelectorAll("[dir=ltr]").forEach((element) => element.removeAttribute("dir"));
  document.querySelectorAll("bdi, bdo").forEach((element) => {
    const span = document.createElement("span");
    span.append(...element.childNodes);
    element.replaceWith(span);
  });
  const style = new CSSStyleSheet();
  style.replaceSync("* { unicode-bidi: normal !important }");
  document.adoptedStyleSheets = [style];
}"""
# Links that reach a number; those that send words to whom the visitor chooses name none. Where a link says more than its
# number (whom it calls), the number stands in it as the one isolated part, and that is what is selected.
COPY = """() => Array.from(document.querySelectorAll("a[href^='tel:'], a[href^='sms:']:not([href^='sms:?']), a[href^='https://wa.me/']:not([href*='/?'])"), (link) => {
  const numbers = link.querySelectorAll("bdi");
  if (numbers.length > 1) return `${numbers.length} numbers in one link: ${link.textContent}`;
  const selection = getSelection();
  selection.selectAllChildren(numbers[0] ?? link);
  return selection.toString();
})"""


@pytest.fixture(scope="module")
def campaign(small: Path) -> Campaign:
    return load_campaign(small)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE)
    yield context.new_page()
    context.close()


def pages(site: Path, tag: str) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in (site / tag).rglob("*.html"))


def figures(page: Page, campaign: Campaign) -> list[dict[str, Any]]:
    """Return what the page shows: numbers of the registry, times, dates."""
    channels = [
        channel for contact in campaign.published_contacts.values() for channel in contact.channels if channel.dial
    ]
    numbers = {form for channel in channels for form in (channel.international, channel.shown)}
    months = {name for locale in campaign.languages for name in locale.cldr.months["format"]["wide"].values()}
    arguments = {"numbers": sorted(numbers, key=len, reverse=True), "months": sorted(months, key=len, reverse=True)}
    found: list[dict[str, Any]] = page.evaluate(SCRIPT, arguments)
    return found


def misread(figure: dict[str, Any]) -> bool:
    """Tell whether the glyphs, sorted by x position, read as something else than the text."""
    signs = figure["signs"]
    if figure["kind"] != "date" or not figure["rtl"]:
        shown = "".join(
            sign["sign"] for sign in sorted(signs, key=lambda sign: (sign["y"] // max(sign["h"], 1), sign["x"]))
        )
        return shown != "".join(figure["text"].split())
    # A date in a right-to-left language: words from right to left, the digits of each figure from left to right.
    rest, before = list(signs), (0.0, float("-inf"))
    for word in figure["text"].split():
        own, rest = rest[: len(word)], rest[len(word) :]
        digits = "".join(sign["sign"] for sign in sorted(own, key=lambda sign: sign["x"]))
        place = (min(sign["y"] + sign["h"] for sign in own) // own[0]["h"], -max(sign["x"] for sign in own))
        if (word.isdigit() and digits != word) or place <= before:
            return True
        before = place
    return False


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_every_number_time_and_date_reads_as_written(
    page: Page, small_url: str, small_site: Path, campaign: Campaign, tag: str
) -> None:
    """On every page, at the width of a telephone, nothing is drawn in another order, and no number is broken in two."""
    wrong, kinds = [], set()
    for name in pages(small_site, tag):
        page.goto(f"{small_url}/{name}")
        for figure in figures(page, campaign):
            kinds.add(figure["kind"])
            if misread(figure) or (figure["kind"] == "number" and figure["lines"] > 1):
                wrong.append((name, figure["text"]))
    assert wrong == []
    assert kinds == {"number", "hours", "date"}


@pytest.mark.parametrize("name", ["index.html", "404.html"])
def test_pages_of_no_language_read_as_written(page: Page, small_url: str, campaign: Campaign, name: str) -> None:
    """The bilingual pages show the emergency number and the hotline, in one bar for both directions."""
    page.goto(f"{small_url}/{name}")
    found = figures(page, campaign)
    shown = {campaign.contacts[key].channels[0].shown for key in (campaign.emergency, campaign.hotline)}
    assert {figure["text"] for figure in found if figure["kind"] == "number"} >= shown
    assert not any(map(misread, found))


def test_the_test_is_alive(page: Page, small_url: str, campaign: Campaign) -> None:
    """Without isolation the same page fails: the hotline is drawn backwards, and is found to be."""
    page.goto(f"{small_url}/ar/help.html")
    page.evaluate(BREAK)
    broken = {figure["text"] for figure in figures(page, campaign) if misread(figure)}
    assert campaign.contacts[campaign.hotline].channels[0].shown in broken


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_a_copied_number_can_be_dialled(page: Page, small_url: str, small_site: Path, tag: str) -> None:
    """Selecting and copying a number gives ASCII digits and spaces, and no control character."""
    copied = []
    for name in pages(small_site, tag):
        page.goto(f"{small_url}/{name}")
        page.evaluate("() => document.querySelectorAll('details').forEach((element) => (element.open = true))")
        copied += page.evaluate(COPY)
    assert copied
    assert [words for words in copied if not set(words) <= set("0123456789 +")] == []


@pytest.mark.parametrize("tag", ["ar", "en"])
@pytest.mark.parametrize("name", ["index.html", "help.html", "number.html"])
def test_no_number_is_broken_in_two_on_a_small_screen(
    browser: Browser, small_url: str, campaign: Campaign, tag: str, name: str
) -> None:
    """320 pixels wide and letters of twice the size: a number stays on one line."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{small_url}/{tag}/{name}")
    page.evaluate(
        "() => { const style = new CSSStyleSheet(); style.replaceSync('html { font-size: 200% !important }');"
        " document.adoptedStyleSheets = [style]; }"
    )
    numbers = [figure for figure in figures(page, campaign) if figure["kind"] == "number"]
    context.close()
    assert numbers
    assert [figure["text"] for figure in numbers if figure["lines"] > 1 or misread(figure)] == []
