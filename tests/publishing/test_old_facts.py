"""An old checkout builds, and says how old its facts are; a release does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manara.cli import main
from manara.problems import Level
from tests.warm import build_pages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.slow
def test_an_old_checkout_builds_and_says_so(
    small_copy: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two years on, every page carries the notice, every card too, and nothing stops the build."""
    monkeypatch.setenv("MANARA_TODAY", "2028-11-24")
    problems = build_pages(small_copy(), tmp_path / "site")
    assert {problem.level for problem in problems} == {Level.WARNING}
    assert {"contacts.expired", "pages.expired"} <= {problem.check for problem in problems}
    for page in ("en/law.html", "ar/law.html", "en/help.html", "ar/help.html"):
        assert 'class="old"' in (tmp_path / "site" / page).read_text("utf-8")
    help_page = (tmp_path / "site" / "en" / "help.html").read_text("utf-8")
    assert "last checked on 20 November 2026 and may have changed" in help_page
    assert help_page.count("This was last checked on") >= 5


def test_todays_checkout_says_nothing_of_age(small_site: Path) -> None:
    """A notice that is always there is read by nobody."""
    assert 'class="old"' not in (small_site / "en" / "help.html").read_text("utf-8")


def test_a_release_lists_what_to_do(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The hotline is not verified at its origin: the release is refused, with the number to compare."""
    assert main(["check", "contacts", "--release", "--root", str(small), "--language", "en"]) == 1
    out = capsys.readouterr().out
    assert "“hotline” is not verified by its official page or a call" in out
    assert "Compare 020 7946 0018 with the official page, or call" in out
