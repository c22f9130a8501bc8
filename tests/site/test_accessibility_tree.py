"""What a screen reader is given: the accessibility tree of key pages, compared with copies that a person has read.

After a change that is meant to be heard, ``make references`` writes the copies again; read what changed in them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.references import renewing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PAGES = [
    "index.html",
    *(f"{tag}/{name}.html" for tag in ("ar", "en") for name in ("index", "help", "cards", "check", "search")),
]
# These change with every edit: what the page weighs, and the words of the edition.
_CHANGING = re.compile(r"\d+(?:\.\d+)? kB|(?<=Edition: )\w.*|(?<=الإصدار: )\w.*")


def tree(page: Page) -> str:
    """Return roles, names, states and levels as text."""
    return _CHANGING.sub("…", page.locator("body").aria_snapshot()) + "\n"


@pytest.mark.parametrize("path", PAGES)
def test_7_2_a_screen_reader_is_given_what_was_reviewed(
    visit: Callable[..., Page], repository: Path, path: str
) -> None:
    """Line by line; a difference names the line. Leaving comes first, and has one name wherever somebody meets it."""
    copy = repository / "tests" / "site" / "trees" / f"{path.replace('/', '-').removesuffix('.html')}.yml"
    found = tree(visit(path))
    if renewing():
        copy.write_text(found, "utf-8")

    assert found.splitlines() == copy.read_text("utf-8").splitlines()
    first = re.search(r'^ *- \'?link "([^"]+)"', found, re.MULTILINE)
    assert first is not None
    assert first[1] in ("Leave this page", "مغادرة الصفحة", "مغادرة الصفحة Leave this page")


@pytest.mark.parametrize("path", ["index.html", "en/help.html"])
def test_7_2_the_tree_is_alive(visit: Callable[..., Page], path: str) -> None:
    """A control that loses its name or a heading its level is another tree."""
    page = visit(path)
    before = tree(page)
    page.evaluate("document.querySelectorAll('a.leave').forEach((a) => { a.textContent = '' })")
    nameless = tree(page)
    page.evaluate(
        "document.querySelector('h1').outerHTML = '<div>' + document.querySelector('h1').innerHTML + '</div>'"
    )

    assert before != nameless != tree(page)
