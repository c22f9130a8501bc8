"""The preview shows what a build would write, and a save is visible in the next answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manara.campaign import pictures
from manara.campaign.load import load_campaign
from manara.errors import ManaraError
from manara.site.engine import build_site
from manara.site.preview import Preview
from tests.theme import own_copy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def root(small_copy: Callable[..., Path]) -> Path:
    """A copy of the campaign."""
    return small_copy()


@pytest.fixture
def preview(root: Path) -> Iterator[Preview]:
    """A preview of that copy."""
    shown = Preview(root)
    yield shown
    shown.close()


@pytest.mark.slow
def test_every_page_is_the_one_a_build_writes(root: Path, preview: Preview, tmp_path: Path) -> None:
    """Byte for byte, the one-page edition and the pages outside the languages too."""
    folder = tmp_path / "site"
    assert build_site(load_campaign(root), folder) == []
    pages = [path.relative_to(folder).as_posix() for path in folder.rglob("*.html")]

    assert pages
    assert [page for page in pages if preview.file(page) != (folder / page).read_bytes()] == []


def test_a_saved_page_is_in_the_next_answer(root: Path, preview: Preview) -> None:
    """Only that page is read and rendered again; its title changes in the menu of the others."""
    preview.file("en/help.html")
    page = root / "docs" / "en" / "help.md"
    page.write_text(page.read_text("utf-8").replace("title: Getting help", "title: Renamed here"), "utf-8")

    assert preview.notice()
    assert b"Renamed here" in (preview.file("en/help.html") or b"")
    assert b"Renamed here" in (preview.file("en/calling.html") or b"")


def test_a_page_is_made_without_going_through_all_others(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    """What looks at all pages is asked for only where it is shown: a build would grow with the square of the pages."""
    monkeypatch.setattr(pictures, "shown_on", lambda *_: pytest.fail("all pages were gone through"))

    assert preview.file("en/help.html") is not None


def test_a_changed_template_is_in_the_next_answer(root: Path, preview: Preview) -> None:
    """Data and templates load the campaign again."""
    preview.file("en/help.html")
    footer = own_copy(root, "overrides/partials/campaign/footer.html")
    footer.write_text(footer.read_text("utf-8") + "<p>a new footer</p>", "utf-8")

    assert preview.notice()
    assert b"a new footer" in (preview.file("en/help.html") or b"")


def test_a_new_page_appears(root: Path, preview: Preview) -> None:
    """Pages come and go while the preview runs."""
    source = (root / "docs" / "en" / "about.md").read_text("utf-8")
    assert preview.file("en/brand-new.html") is None
    (root / "docs" / "en" / "brand-new.md").write_text(source, "utf-8")

    assert preview.notice()
    assert preview.file("en/brand-new.html") is not None


def test_broken_settings_are_said_and_the_preview_recovers(root: Path, preview: Preview) -> None:
    """What was wrong is an error with words; once mended, pages are back."""
    settings = root / "mkdocs.yml"
    good = settings.read_text("utf-8")
    settings.write_text(good + "\nsite_urls: [", "utf-8")
    with pytest.raises(ManaraError):
        preview.notice()
    settings.write_text(good, "utf-8")

    assert preview.notice()
    assert preview.file("ar/help.html") is not None


def test_nothing_outside_the_site_is_shown(preview: Preview) -> None:
    """Sources and other folders are no pages."""
    assert preview.file("../mkdocs.yml") is None
    assert preview.file("docs/ar/help.md") is None
