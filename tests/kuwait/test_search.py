"""What people type is found: sets of queries with the pages that answer them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DATA = Path(__file__).parent / "data"


def _queries(tag: str) -> list[tuple[str, set[str]]]:
    lines = (DATA / f"queries.{tag}.txt").read_text("utf-8").splitlines()
    pairs = [line.split(" | ") for line in lines if not line.startswith("#")]
    return [(query, set(pages.split())) for query, pages in pairs]


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["", "fresh.", "second.", "third.", "fourth.", "fifth."])
@pytest.mark.parametrize("tag", ["ar", "en"])
def test_4_6_nineteen_of_twenty_queries_find_their_page_in_the_first_five(
    browser: Browser, site_url: str, tag: str, kind: str
) -> None:
    """Sets of 60 Arabic queries and 40 English ones or more, the fourth of half as many; the last three name sections."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(f"{site_url}/{tag}/search.html")
    queries = _queries(kind + tag)
    assert len(queries) >= {"ar": 60, "en": 40}[tag] / (2 if kind == "fourth." else 1)
    lost = []
    for query, wanted in queries:
        page.fill("#q", query)
        found = page.eval_on_selector_all(".search ol a", "links => links.slice(0, 5).map(a => a.getAttribute('href'))")
        places = {href.replace(".html", "") for href in found}
        if not wanted & (places | {place.partition("#")[0] for place in places}):
            lost.append((query, found))
    context.close()

    assert len(lost) <= len(queries) * 0.05, lost
