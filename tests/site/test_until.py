"""A site that nobody builds again says by itself that its facts are old."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import serving
from tests.publishing.pair import built

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGES = ("index.html", "404.html", "en/index.html", "ar/help.html")
# Ninety days after the numbers of the made-up campaign were checked.
LAST = datetime.date(2027, 2, 21)
NOTE = "[data-until]"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up campaign, built once and never again."""
    return built(tmp_path_factory.mktemp("campaign") / "made")


@pytest.mark.slow
def test_the_day_stands_on_the_page_without_script(site: Path, browser: Browser) -> None:
    """Beside the day of the check, in each language; the note is there, and hidden."""
    page = browser.new_page(java_script_enabled=False)
    for tag, words in (("en", "to be checked again by"), ("ar", "ويُعاد التحقق")):
        page.goto((site / tag / "help.html").as_uri())
        assert words in page.locator("aside.sources").inner_text()
        assert not page.locator(NOTE).is_visible()
    page.close()


@pytest.mark.slow
@pytest.mark.parametrize("days", [-400, 0, 1, 400])
def test_the_note_is_shown_once_the_clock_has_passed_the_day(site: Path, browser: Browser, days: int) -> None:
    """On every kind of page; before the day, and with a clock that is wrong backwards, nothing is shown or taken away."""
    now = datetime.datetime.combine(LAST + datetime.timedelta(days=days), datetime.time(12), datetime.UTC)
    with serving(site) as address:
        for name in PAGES:
            page = browser.new_page()
            page.clock.install(time=now)
            page.goto(f"{address}/{name}")
            notes = page.locator(NOTE)
            assert notes.count() == (2 if name in ("index.html", "404.html") else 1), name
            assert [notes.nth(index).is_visible() for index in range(notes.count())] == [days > 0] * notes.count(), name
            page.close()


@pytest.mark.slow
def test_a_build_after_the_day_shows_it_without_script(
    tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then it is no matter of a clock any more."""
    monkeypatch.setenv("MANARA_TODAY", (LAST + datetime.timedelta(days=1)).isoformat())
    old = built(tmp_path / "made")
    page = browser.new_page(java_script_enabled=False)
    page.goto((old / "en" / "help.html").as_uri())

    assert page.locator(NOTE).count() == 0
    assert "may have changed" in page.locator("main").inner_text()
    page.close()
