"""Leaving by pressing Shift three times (docs/decisions/0013, row 2.7): what counts, what starts over, what is seen and heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.conftest import EXIT, START, dead

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

CONTROL = "a.leave"
SAID = ".said"


@pytest.fixture
def reader(visit: Callable[..., Page]) -> Callable[..., Page]:
    """A page whose destination is dead, so that what leaving shows can still be seen."""
    return lambda path="en/signs.html": visit(path, leave=dead)


def asked_to_leave(page: Page, keys: list[str]) -> bool:
    """Press and release *keys* one after the other; tell whether the browser then asked for the destination."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for key in keys:
        page.keyboard.press(key)
        if asked:
            break
    page.wait_for_timeout(120)
    return EXIT in asked


@pytest.mark.parametrize(
    "keys",
    [
        "Shift Shift Shift",
        "ShiftLeft ShiftRight ShiftLeft",
        "a Shift Shift Shift",
        "Shift a Shift Shift Shift",
    ],
)
def test_2_7_shift_alone_three_times_leaves(reader: Callable[..., Page], keys: str) -> None:
    """The left and the right one may mix; the destination is waited for as long as a busy machine needs."""
    page = reader()
    with page.expect_request(EXIT):
        for key in keys.split():
            page.keyboard.press(key)


@pytest.mark.parametrize(
    "keys",
    [
        "Shift Shift",
        "Shift a Shift Shift",
        "Shift Shift Tab Shift",
        "Shift Shift Control Shift",
        "Shift+A Shift+B Shift+C",
        "Shift Shift Shift+A",
        "Control+Shift Control+Shift Control+Shift",
        "Alt+Shift Alt+Shift Alt+Shift",
        "Escape Escape Escape",
    ],
)
def test_2_7_any_other_key_starts_over(reader: Callable[..., Page], keys: str) -> None:
    """A capital letter and the keys that switch the keyboard's language do not count; nor does Escape."""
    assert not asked_to_leave(reader(), keys.split())


@pytest.mark.parametrize("path", ["ar/help.html", "index.html", "404.html", "en/search.html"])
def test_2_7_it_works_on_every_kind_of_page_that_runs_a_script(visit: Callable[..., Page], path: str) -> None:
    """And Back then leads to the page before ours, as after a tap."""
    page = visit(path)
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(f"{EXIT}**")
    page.go_back()

    assert page.url == START


@pytest.mark.parametrize("element", ["input", "textarea", "select", "p contenteditable tabindex=0"])
def test_2_7_shift_while_writing_is_writing(reader: Callable[..., Page], element: str) -> None:
    """Phone keyboards send Shift by themselves."""
    page = reader()
    page.evaluate(
        "(e) => { document.querySelector('main').innerHTML = `<${e}>`; document.querySelector('main *').focus() }",
        element,
    )

    assert not asked_to_leave(page, ["Shift"] * 3)


def test_2_7_shift_held_down_counts_once(reader: Callable[..., Page]) -> None:
    """A key that is held repeats itself; it is counted when it is let go."""
    page = reader()
    for _ in range(4):
        page.keyboard.down("Shift")
    assert page.locator(CONTROL).get_attribute("data-n") is None
    page.keyboard.up("Shift")

    assert page.locator(CONTROL).get_attribute("data-n") == "1"


def test_2_7_shift_with_a_tap_is_not_counted(reader: Callable[..., Page]) -> None:
    """Whoever marks text with Shift and the mouse does not leave."""
    page = reader()
    page.keyboard.down("Shift")
    page.mouse.click(100, 400)
    page.keyboard.up("Shift")

    assert page.locator(CONTROL).get_attribute("data-n") is None


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_2_7_dots_are_seen_and_the_count_is_spoken_in_the_pages_language(reader: Callable[..., Page], tag: str) -> None:
    """Two presses, two dots and two texts of which the second is another; inside the first screen."""
    page = reader(f"{tag}/signs.html")
    texts, dots = [], []
    for _ in range(2):
        page.keyboard.press("Shift")
        texts.append(page.locator(SAID).inner_text())
        dots.append(page.locator(CONTROL).evaluate("(e) => getComputedStyle(e, '::after').content.split('\"')[1]"))
    expected = page.evaluate("document.documentElement.dataset.say.split('|')")

    assert dots == ["●○○", "●●○"]
    assert texts == expected[:2]
    assert page.locator(SAID).get_attribute("role") == "status"


def test_2_7_the_count_is_given_up_after_five_seconds_and_says_so(visit: Callable[..., Page]) -> None:
    """Each press starts the five seconds again."""
    page = visit("ar/signs.html", leave=dead, clock=True)
    for pause in (4000, 4000):
        page.keyboard.press("Shift")
        page.clock.fast_forward(pause)
    assert page.locator(CONTROL).get_attribute("data-n") == "2"
    page.clock.fast_forward(1100)

    assert page.locator(CONTROL).get_attribute("data-n") == "0"
    assert page.locator(SAID).inner_text() == page.evaluate("document.documentElement.dataset.say.split('|')[3]")
    assert not asked_to_leave(page, ["Shift"])


def test_7_2_leaving_is_an_alert(reader: Callable[..., Page]) -> None:
    """A screen reader says at once that the page is being left, before the next page speaks."""
    page = reader()
    devtools = page.context.new_cdp_session(page)
    press = "['keydown', 'keyup'].map((t) => document.dispatchEvent(new KeyboardEvent(t, { key: 'Shift' })))"
    expression = f"{press}; {press}; {press}; (e => [e.role, e.textContent])(document.querySelector('.said'))"
    answer = devtools.send("Runtime.evaluate", {"expression": expression, "returnByValue": True})

    assert answer["result"]["value"] == ["alert", "Leaving this page."]
