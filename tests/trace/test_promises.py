"""A few journeys in both browsers keep the promises; seeded faults break them. ``make trace`` does all journeys."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT
from tests.trace.journeys import BROWSERS, JOURNEYS, Trace, run
from tests.trace.promises import broken
from tests.trace.servers import origins
from tests.trace.visit import lz4_block

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.trace.servers import Origins


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Origins]:
    """The three origins."""
    with origins(ROOT, tmp_path_factory.mktemp("trace")) as found:
        yield found


def measured() -> dict[str, dict[str, Trace]]:
    data = json.loads((ROOT / "data" / "trace.json").read_text("utf-8"))
    return {
        name: {browser: Trace(**{**trace, "mentions": tuple(trace["mentions"])}) for browser, trace in browsers.items()}
        for name, browsers in data["journeys"].items()
    }


def test_the_table_on_the_page_has_every_journey_and_keeps_every_promise() -> None:
    """What is checked in was measured after the last journey was added."""
    table = measured()

    assert list(table) == list(JOURNEYS)
    assert len(table) >= 10
    assert [
        sentence for name, traces in table.items() for b, t in traces.items() for sentence in broken(name, b, t)
    ] == []


@pytest.mark.parametrize(
    ("listed", "sentence"),
    [(0, "the file that was asked for was not saved"), (2, "a download nobody asked for is listed")],
)
@pytest.mark.parametrize("name", ["download", "keep"])
def test_a_file_that_was_asked_for_is_saved_once(name: str, listed: int, sentence: str) -> None:
    """The page tells readers to delete one file and one line of the list."""
    one = measured()[name]["chromium"]

    assert broken(name, "chromium", one) == []
    [said] = broken(name, "chromium", dataclasses.replace(one, downloads=listed))
    assert sentence in said


def test_firefox_session_files_can_be_read() -> None:
    """They are packed; a reader that saw nothing in them would promise too much."""
    assert lz4_block(b"\x44abcd\x04\x00\x10!") == b"abcdabcdabcd!"


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("browser", BROWSERS)
@pytest.mark.parametrize("name", ["leave-tap", "no-script", "one-page"])
def test_a_closed_profile_keeps_the_promises(there: Origins, tmp_path: Path, name: str, browser: str) -> None:
    """And no journey leaves more than the page says."""
    found, _ = run(name, browser, there, tmp_path / "profile")

    assert broken(name, browser, found) == []
    assert found.rows <= measured()[name][browser].rows
    assert found.back == measured()[name][browser].back


def _cookie(name: str, body: bytes, headers: dict[str, str]) -> bytes:
    headers["Set-Cookie"] = "seen=1; Max-Age=86400"
    return body


def _cacheable(name: str, body: bytes, headers: dict[str, str]) -> bytes:
    headers["Cache-Control"] = "max-age=86400"
    return body


def _telling_title(name: str, body: bytes, headers: dict[str, str]) -> bytes:
    return body.replace(b"<title>", b"<title>Forced labour: ")


def _in_page_link(name: str, body: bytes, headers: dict[str, str]) -> bytes:
    """Turn the folds of the one-page edition into links to places in it, as other sites have."""
    return body.replace(b"<summary>", b'<summary><a href="#main">').replace(b"</summary>", b"</a></summary>")


def _cookie_with_the_copy(name: str, body: bytes, headers: dict[str, str]) -> bytes:
    return _cookie(name, body, headers) if "/file/" in name else body


SEEDS = {
    "a cookie": (_cookie, "kept in cookies or storage"),
    "a cacheable quiet page": (_cacheable, "copy of a quiet page"),
    "a telling title": (_telling_title, "gives the subject away"),
    "an in-page link": (_in_page_link, "more than 1 lines"),
}


def _all_at_once(name: str, body: bytes, headers: dict[str, str]) -> bytes:
    for change, _ in SEEDS.values():
        body = change(name, body, headers)
    return body


@pytest.fixture
def broken_with(there: Origins, tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Return a function that reads and leaves the one-page edition, changed on its way, and says what broke.

    Without script, so that what is noted stays in the history list and can be seen.
    """

    def walk(browser: str, change: Callable[..., bytes]) -> str:
        there.change = change
        found, _ = run("one-page-no-script", browser, there, tmp_path / "profile")
        return "\n".join(broken("one-page-no-script", browser, found))

    yield walk
    there.change = None


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_a_seeded_fault_turns_the_lab_red(broken_with: Callable[..., str], seed: str) -> None:
    """A lab that never fails proves nothing."""
    change, sentence = SEEDS[seed]

    assert sentence in broken_with("chromium", change)


@pytest.mark.browser
@pytest.mark.slow
def test_a_kept_copy_brings_nothing_with_it(there: Origins, tmp_path: Path) -> None:
    """One file and its line in the list of downloads; what else came with it would turn the lab red."""
    found, _ = run("keep", "chromium", there, tmp_path / "profile")
    there.change = _cookie_with_the_copy
    try:
        faulty, _ = run("keep", "chromium", there, tmp_path / "faulty")
    finally:
        there.change = None

    assert (broken("keep", "chromium", found), found.downloads) == ([], 1)
    assert "kept in cookies or storage" in "\n".join(broken("keep", "chromium", faulty))


@pytest.mark.browser
@pytest.mark.slow
def test_firefox_shows_all_seeded_faults_at_once(broken_with: Callable[..., str]) -> None:
    """Starting Firefox takes long; each fault is still seen by itself."""
    seen = broken_with("firefox", _all_at_once)

    assert [sentence for _, sentence in SEEDS.values() if sentence not in seen] == []
