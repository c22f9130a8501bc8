"""Material's Markdown renders well in both directions, without script; the page that shows it is not published."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from manara.site.engine import build_site
from tests.browser import PHONE, serving
from tests.conftest import copy_small

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

EXAMPLES = Path(__file__).parent / "examples"


@pytest.fixture(scope="module")
def styled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The frozen campaign's pages, and the page in both languages."""
    root = tmp_path_factory.mktemp("styled")
    copy_small(root)
    for tag in ("ar", "en"):
        shutil.copy(EXAMPLES / f"style.{tag}.md", root / "docs" / tag / "style.md")
    build_site(load_campaign(root), root / "site")
    return root / "site"


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_every_form_of_markdown_is_shown(styled: Path, browser: Browser, tag: str) -> None:
    """Boxes, folded text, tabs, cards, buttons, icons, tables, footnotes, definitions and abbreviations."""
    with serving(styled) as address:
        context = browser.new_context(viewport=PHONE, java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{address}/{tag}/style.html")
        for css in (
            ".danger",
            ".warning",
            "details.info",
            "table",
            "dl",
            "abbr",
            ".footnote",
            ".md-button",
            ".grid",
            "main svg",
        ):
            assert page.locator(css).first.is_visible(), css
        first, second = page.locator(".tabbed-block").all()
        assert (first.is_visible(), second.is_visible()) == (True, False)
        page.locator(".tabbed-labels label").nth(1).click()
        assert (first.is_visible(), second.is_visible()) == (False, True)
        page.locator("details.info summary").click()
        assert page.locator("details.info p").is_visible()
        box, start = page.locator(".danger").bounding_box(), page.locator(".danger p").first.bounding_box()
        assert box is not None
        assert start is not None
        assert start["x"] >= box["x"]
        assert page.evaluate("document.scrollingElement.scrollWidth") <= PHONE["width"]
        context.close()


def test_the_style_page_is_not_published(small_site: Path) -> None:
    """It stands among the tests."""
    assert list(small_site.rglob("style*")) == []
