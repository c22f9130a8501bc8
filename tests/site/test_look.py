"""The look of key pages, compared with pictures that a person has looked at.

Debian's versions draw letters a little differently, so pictures are compared as a person half closing the eyes would:
the mean colour of every square of 40 pixels. ``make references`` takes the pictures again; look at each before it is
committed.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Error

from tests.browser import DESKTOP, NO_FRAME, PHONE, picture
from tests.references import renewing

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

LOOKS = Path(__file__).parent / "looks"
SQUARE = 40
# Mean difference (0 to 255) that squares may show: the most of any square, and the mean over the picture.
MOST, MEAN = 40, 4.0
PAGES = [
    *(
        (f"{tag}/{name}.html", "phone", "light")
        for tag in ("ar", "en")
        for name in ("index", "help", "cards", "rights", "check")
    ),
    *((f"{tag}/index.html", "phone", "dark") for tag in ("ar", "en")),
    *((f"{tag}/index.html", "desktop", "light") for tag in ("ar", "en")),
    ("en/help.html", "desktop", "dark"),
    ("ar/help.html", "desktop", "light"),
    ("index.html", "phone", "light"),
]


def look(visit: Callable[..., Page], path: str, device: str, scheme: str, change: str = "") -> Image.Image:
    """Return the first screen of a page; *change* is done to it first."""
    viewport = {"phone": PHONE, "desktop": DESKTOP}[device]
    page = visit(path, viewport=viewport, color_scheme=scheme, bypass_csp=True)
    if change:
        page.evaluate(change)
    return Image.open(BytesIO(picture(page))).convert("RGB")


def differences(one: Image.Image, other: Image.Image, square: int = SQUARE) -> tuple[float, float]:
    """Return the largest and the mean difference of squares of so many pixels."""
    size = (one.width // square, one.height // square)
    small = [picture.resize(size, Image.Resampling.BOX) for picture in (one, other)]
    found = [max(pixel) for pixel in _pixels(ImageChops.difference(*small))]
    return max(found), sum(found) / len(found)


def _pixels(picture: Image.Image) -> list[tuple[int, ...]]:
    raw = picture.tobytes()
    return [tuple(raw[at : at + 3]) for at in range(0, len(raw), 3)]


def picture_file(path: str, device: str, scheme: str, folder: Path = LOOKS) -> Path:
    """Return where the picture is kept; *folder* is that of the campaign."""
    name = path.replace("/", "-").removesuffix(".html")
    return folder / f"{name}-{device}-{scheme}.png"


@pytest.mark.parametrize(("path", "device", "scheme"), PAGES)
def test_a_page_looks_as_it_was_approved(visit: Callable[..., Page], path: str, device: str, scheme: str) -> None:
    """First screen."""
    file = picture_file(path, device, scheme)
    seen = look(visit, path, device, scheme)
    if renewing():
        seen.quantize(32, dither=Image.Dither.NONE).save(file, optimize=True)
    most, mean = differences(seen, Image.open(file).convert("RGB"))

    assert most <= MOST, f"{file.name}: one square differs by {most}; make references takes the pictures again"
    assert mean <= MEAN, f"{file.name}: the page differs by {mean:.1f}; make references takes the pictures again"


MUTATIONS = {
    "leave removed": "document.querySelector('a.leave').style.visibility = 'hidden'",
    "hotline removed": "document.querySelectorAll('.calls a')[1].style.visibility = 'hidden'",
    "alarm in another colour": "document.querySelector('.calls a').style.background = '#0a5563'",
    "bar in another colour": "document.querySelector('header').style.background = '#5b2a86'",
    "text pale": "document.querySelector('main').style.opacity = 0.2",
    "everything to the other side": "document.documentElement.dir = { rtl: 'ltr', ltr: 'rtl' }[document.documentElement.dir]",
    "a picture put in": "document.querySelector('main').insertAdjacentHTML('afterbegin', '<div style=\"height:9rem;background:#c33\"></div>')",
    "letters of twice the size": "document.documentElement.style.fontSize = '200%'",
}


@pytest.mark.parametrize("change", MUTATIONS)
def test_a_changed_page_is_noticed(visit: Callable[..., Page], change: str) -> None:
    """A comparison that lets these pass would be blind."""
    where = ("ar/help.html", "phone", "light")
    most, mean = differences(look(visit, *where, MUTATIONS[change]), Image.open(picture_file(*where)).convert("RGB"))

    assert most > MOST or mean > MEAN


@pytest.mark.parametrize("rendering", ["grayscale", "geometricPrecision", "other hinting"])
def test_letters_drawn_a_little_differently_are_the_same_look(visit: Callable[..., Page], rendering: str) -> None:
    """Smoothing, letters moved by a pixel, and strokes a little bolder, as another version of Debian draws them."""
    changes: dict[str, Any] = {
        "grayscale": "document.body.style.webkitFontSmoothing = 'antialiased'",
        "geometricPrecision": "document.body.style.textRendering = 'geometricPrecision'",
        "other hinting": "document.querySelector('main').style.cssText = 'transform: translate(1px, 1px); -webkit-text-stroke: .2px'",
    }
    where = ("en/help.html", "phone", "light")
    most, mean = differences(look(visit, *where, changes[rendering]), Image.open(picture_file(*where)).convert("RGB"))

    assert (most <= MOST, mean <= MEAN) == (True, True), (most, mean)


class _NoFrame:
    """A page whose browser has no frame to copy *failures* times."""

    def __init__(self, failures: int, message: str = NO_FRAME) -> None:
        self.answers = [Error(f"Protocol error (Page.captureScreenshot): {message}")] * failures
        self.asked = 0

    def evaluate(self, _: str) -> None:
        """Draw."""

    def screenshot(self) -> bytes:
        """Fail as often as was said."""
        self.asked += 1
        if self.answers:
            raise self.answers.pop()
        return b"PNG"


def test_a_browser_without_a_frame_is_asked_again() -> None:
    """A run of all tests once failed on it, with nothing wrong in the page."""
    page = cast("Page", _NoFrame(2))

    assert picture(page) == b"PNG"


@pytest.mark.parametrize(("page", "asked"), [(_NoFrame(3), 3), (_NoFrame(1, "Target crashed"), 1)])
def test_any_other_fault_of_the_browser_fails(page: _NoFrame, asked: int) -> None:
    """Asking again is for that one answer, and not for ever."""
    with pytest.raises(Error):
        picture(cast("Page", page))

    assert page.asked == asked
