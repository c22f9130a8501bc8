"""The look after a build: a browser opens the pages and says which of them hide a main number."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from manara.campaign.load import load_campaign
from manara.cli.build import look
from manara.cli.language import Interface
from manara.publishing.proving.first_screen import browser, look_at_first_screens, main_numbers, pages_of

HREFS = ("tel:112", "tel:+442079460000")
PAGE = """<!doctype html><title>x</title><style>%s</style>
<p class="calls"><a href="tel:112"><bdi>112 112</bdi></a> <a href="tel:+442079460000"><bdi>7946 0000</bdi></a></p>"""


@pytest.fixture(scope="module")
def program() -> str:
    """The browser of this machine; a machine for tests has one (make tools)."""
    assert browser()
    return browser()


def test_only_pages_that_hide_a_number_are_named(tmp_path: Path, program: str) -> None:
    """Hidden, transparent, covered, out of the first screen: each is an error at its page, and nothing else is."""
    styles = {
        "seen": "", "none": ".calls{display:none}", "clear": ".calls{opacity:0}", "below": ".calls{margin-top:100vh}",
        "covered": "body::before{content:'';position:fixed;inset:0;z-index:9}",
    }  # fmt: skip
    for name, style in styles.items():
        (tmp_path / f"{name}.html").write_text(PAGE % style, "utf-8")
    (tmp_path / "half.html").write_text((PAGE % "").replace("tel:112", "tel:113"), "utf-8")
    pages = pages_of(tmp_path)

    problems = look_at_first_screens(tmp_path, HREFS, pages, program)

    assert len(pages) == len(styles) + 1
    named = {problem.path: str(problem.message) for problem in problems}
    assert sorted(named) == [f"site/{name}.html" for name in ("below", "clear", "covered", "half", "none")]
    assert "+442079460000" not in named["site/half.html"]


def test_every_page_of_a_build_is_looked_at(small: Path, small_site: Path, program: str) -> None:
    """The pages of the frozen campaign pass, and no page of theirs is left out."""
    pages = pages_of(small_site)

    assert {"404.html", "en/index.html", "ar/help.html", "en/one.html"} <= set(pages)
    assert look_at_first_screens(small_site, main_numbers(load_campaign(small)), pages, program) == []


def test_a_browser_that_says_nothing_is_an_error(tmp_path: Path) -> None:
    """What nobody has seen was not seen."""
    (tmp_path / "a.html").write_text(PAGE % "", "utf-8")

    problems = look_at_first_screens(tmp_path, HREFS, ["a.html"], shutil.which("true") or "")

    assert [problem.path for problem in problems] == ["site"]


def test_without_a_browser_it_is_said_that_nobody_looked(
    small: Path, small_site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The build stays, and claims nothing."""
    monkeypatch.setattr("shutil.which", lambda _: None)

    assert look(small, small_site, Interface("en")) == 0
    assert "nobody has looked" in capsys.readouterr().out
