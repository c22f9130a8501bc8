"""Leaving by a tap (docs/decisions/0004): the link, the cloak, where it leads, and that nothing happens before it."""

from __future__ import annotations

import base64
import gzip
import re
import time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from manara.site.inline import InlineFiles
from tests.conftest import SMALL
from tests.site.conftest import EXIT, START, dead, outside

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, CDPSession, Page

    from manara.campaign.model import Campaign

LEAVE = "a.leave"
# One page of each kind: ordinary, quiet, the one-page edition, the search, before a language is chosen, wrong address.
KINDS = ["ar/signs.html", "en/help.html", "ar/one.html", "en/search.html", "index.html", "404.html"]
_CLICK = """(() => { const start = performance.now();
document.querySelector("a.leave").click();
return [getComputedStyle(document.querySelector("main")).display, document.title, performance.now() - start] })()"""
BOTH = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


def every_page(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_2_1_the_way_out_is_in_the_same_place_of_every_page(built_site: Path, campaign: Campaign) -> None:
    """One link, first in the source of every page, in a landmark of its own; all that follows is hidden by the cloak."""
    for path in every_page(built_site):
        page = LexborHTMLParser(path.read_text("utf-8"))
        first = page.css("a, button, input, summary, [tabindex]")[0]
        assert first.attributes.get("class") == "leave", path
        assert first.attributes["href"] in {leave.url for leave in campaign.exits}, path
        assert len(page.css("a.leave")) == 1, path
        assert first.parent is not None, path
        assert (first.parent.tag, first.parent.parent) == ("nav", page.body), path
        assert set((first.attributes["rel"] or "").split()) >= {"noreferrer", "nofollow"}, path


def test_2_9_the_warning_is_on_every_page_and_opens_in_place(built_site: Path, campaign: Campaign) -> None:
    """At most 60 words behind one fold; before a language is chosen, in each language."""
    for path in every_page(built_site):
        limits = LexborHTMLParser(path.read_text("utf-8")).css("details.watch > p")
        assert len(limits) == (len(campaign.tags) if path.parent == built_site else 1), path
        for text in limits:
            for link in text.css("a"):
                link.decompose()
            assert 20 <= len(text.text().split()) <= 60, path


def test_the_script_of_leaving_weighs_at_most_1500_bytes(built_site: Path) -> None:
    """Compressed; it stands in the head, so that it works before the rest has arrived."""
    script = InlineFiles(SMALL).script

    assert len(gzip.compress(script.encode(), 9)) <= 1500
    for path in every_page(built_site):
        assert script in path.read_text("utf-8").partition("</head>")[0], path


def test_nothing_is_asked_of_the_destination_before_the_tap(built_site: Path) -> None:
    """No early connection tells a third party; and leaving clears and stores nothing."""
    script = InlineFiles(SMALL).script

    assert not re.search(r"[sS]torage|cookie|indexedDB|caches|fetch|beacon|XMLHttp|open\(", script)
    for path in every_page(built_site):
        page = LexborHTMLParser(path.read_text("utf-8"))
        assert page.css("link[rel*=pre], link[rel*=prefetch], link[rel*=dns]") == [], path


@pytest.mark.browser
@BOTH
@pytest.mark.parametrize("path", KINDS)
def test_2_2_a_tap_leaves_in_the_same_tab(visit: Callable[..., Page], path: str, script: bool) -> None:
    """The first request after the tap is the destination; it sends no referrer."""
    page = visit(path, java_script_enabled=script)
    asked: list[tuple[str, str | None]] = []
    page.on("request", lambda request: asked.append((request.url, request.header_value("referer"))))

    page.locator(LEAVE).click()
    page.wait_for_url(f"{EXIT}**")

    assert asked[0] == (EXIT, None)
    assert len(page.context.pages) == 1


@pytest.mark.browser
@pytest.mark.parametrize("path", KINDS)
def test_2_4_back_skips_the_page_that_was_left(visit: Callable[..., Page], path: str) -> None:
    """Only with script."""
    page = visit(path)
    length = page.evaluate("history.length")

    page.locator(LEAVE).click()
    page.wait_for_url(f"{EXIT}**")
    grown = page.evaluate("history.length") - length
    page.go_back()

    assert (grown, page.url) == (0, START)


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@BOTH
def test_2_3_nothing_is_seen_from_the_tap_on_when_the_destination_is_dead(
    visit: Callable[..., Page], script: bool, scheme: Any
) -> None:
    """Every picture the browser paints, on a processor four times slower, until a second after the tap."""
    page = visit("ar/help.html", leave=dead, java_script_enabled=script, color_scheme=scheme)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    painted: list[tuple[float, int]] = []
    devtools.on("Page.screencastFrame", lambda frame: painted.append(_seen(devtools, frame)))
    devtools.send("Page.startScreencast", {"format": "png"})
    for _ in range(50):  # the first pictures may be from before the text was drawn
        page.wait_for_timeout(100)
        if painted and painted[-1][1] > 500:
            break
    else:
        pytest.fail("the text was not seen before")

    tapped = tap(page)
    page.wait_for_timeout(1000)

    assert [text for when, text in painted if when > tapped + 0.12 and text] == []
    assert painted[-1][1] == 0, "the last picture is the sheet"
    # The page itself cannot be asked while it waits for the next one; the browser can.
    target = devtools.send("Target.getTargetInfo")["targetInfo"]
    assert target["url"].endswith("help.html")
    assert target["title"] == ("معلومات" if script else "معلومات 2")


def tap(page: Page) -> float:
    """Press and let go in the middle of the control, without waiting for what follows; return when."""
    box = page.locator(LEAVE).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.up()
    return time.time()


def _seen(devtools: CDPSession, frame: dict[str, Any]) -> tuple[float, int]:
    """When a picture was painted, and how many of its pixels below the bar differ from the sheet behind them."""
    devtools.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})
    picture = Image.open(BytesIO(base64.b64decode(frame["data"]))).convert("L").crop((0, 64, 360, 640))
    counts = picture.histogram()
    return frame["metadata"]["timestamp"], sum(counts) - max(counts)


@pytest.mark.browser
def test_2_2_the_page_is_hidden_while_the_link_is_pressed_and_focus_by_keyboard_hides_nothing(
    visit: Callable[..., Page],
) -> None:
    """The cloak is a matter of style alone."""
    page = visit("en/signs.html", java_script_enabled=False)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "leave"
    assert _visibility(page) == "visible"

    box = page.locator(LEAVE).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    assert _visibility(page) == "hidden"


def _visibility(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.querySelector('main')).visibility"))


@pytest.mark.browser
def test_2_3_the_script_hides_the_page_within_the_tap_itself(visit: Callable[..., Page]) -> None:
    """Not a frame later: when the click has been handled, the text is gone and the title is neutral."""
    page = visit("en/help.html", leave=dead)

    devtools = page.context.new_cdp_session(page)
    answer = devtools.send("Runtime.evaluate", {"expression": _CLICK, "returnByValue": True})
    hidden, title, spent = answer["result"]["value"]

    assert (hidden, title) == ("none", "Information")
    assert spent < 50


@pytest.mark.browser
@BOTH
def test_it_works_before_the_rest_of_the_page_has_arrived(
    browser: Browser, built_site: Path, half_served: Callable[[bytes], str], script: bool
) -> None:
    """The server sends the page up to its text and then nothing more."""
    whole = (built_site / "ar" / "help.html").read_bytes()
    address = half_served(whole.partition(b"<main")[0])
    context = browser.new_context(java_script_enabled=script)
    outside(context)
    page = context.new_page()
    page.goto(address, wait_until="commit")

    page.locator(LEAVE).wait_for()
    tap(page)
    page.wait_for_url(f"{EXIT}**")
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("path", KINDS)
def test_2_11_leaving_stores_nothing_and_asks_nobody_else(visit: Callable[..., Page], path: str) -> None:
    """Hosts from opening the page until the destination is there: ours, then the destination."""
    page = visit(path)
    hosts: list[str] = []
    page.on("request", lambda request: hosts.append(request.url))
    page.mouse.wheel(0, 9000)
    kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    page.locator(LEAVE).click()
    page.wait_for_url(f"{EXIT}**")

    assert (kept, page.context.cookies()) == ([0, 0, ""], [])
    assert set(hosts) == {EXIT}


@pytest.mark.browser
def test_2_1_after_a_look_at_the_print_preview_the_control_is_where_it_was(visit: Callable[..., Page]) -> None:
    """It is not on paper, and Shift leaves all the same."""
    page = visit("en/signs.html")
    before = page.locator(LEAVE).bounding_box()
    page.emulate_media(media="print")
    assert not page.locator(LEAVE).is_visible()
    page.emulate_media(media="screen")
    assert page.locator(LEAVE).bounding_box() == before

    page.emulate_media(media="print")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(f"{EXIT}**")


@pytest.mark.browser
@pytest.mark.parametrize("path", ["ar/signs.html", "en/help.html", "en/one.html", "index.html"])
def test_2_1_it_stays_in_sight_while_the_page_is_scrolled(visit: Callable[..., Page], path: str) -> None:
    """Same corner, nothing over it: what is found at its middle is the control itself."""
    page = visit(path)
    direction = page.evaluate("document.documentElement.dir")
    for width in (320, 360, 1280):
        page.set_viewport_size({"width": width, "height": 640})
        page.evaluate("scrollTo(0, 0)")
        places = []
        for distance in (0, 500, 100_000):
            page.mouse.wheel(0, distance)
            page.wait_for_timeout(60)
            box = page.locator(LEAVE).bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 48
            middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            assert page.evaluate("(at) => document.elementFromPoint(...at).closest('a.leave') !== null", middle)
            places.append(middle)

        assert len({round(x) for x, _ in places}) == 1, width
        assert max(y for _, y in places) <= 64, width
        assert (places[0][0] < width / 2) is (direction == "rtl"), width
