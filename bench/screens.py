"""How long each page is on the smallest phone, and what it weighs: every page of the campaign at the root."""

from __future__ import annotations

from typing import TYPE_CHECKING

import brotli
from tests.browser import PHONE, launch

from bench.content import ROOT, WORK
from bench.machine import machine, table, write_result
from manara.campaign.load import load_campaign
from manara.publishing.build import build_campaign

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


def measure(command: str) -> None:
    """Build the campaign, open every page, and write ``bench/results/screens.md``."""
    measured_on = machine()
    site = WORK / "screens"
    build_campaign(ROOT, site)
    campaign = load_campaign(ROOT)
    chromium = launch()
    page = chromium.new_page(viewport=PHONE)
    names = sorted(set().union(*(campaign.pages[tag] for tag in campaign.tags)))
    rows = [_row(page, site, campaign.tags, name.removesuffix(".md")) for name in names]
    chromium.close()
    write_result(
        "screens",
        "Screens and weights",
        "Screens of 360x640 with all folds closed, by language; and bytes with Brotli. A page is one request.",
        [
            table(
                ["page", *(f"screens, {tag}" for tag in campaign.tags), *(f"bytes, {tag}" for tag in campaign.tags)],
                rows,
            )
        ],
        command=command,
        measured_on=measured_on,
    )


def _row(page: Page, site: Path, tags: tuple[str, ...], name: str) -> list[str]:
    paths = [site / tag / f"{name}.html" for tag in tags]
    screens = []
    for path in paths:
        page.goto(path.as_uri())
        screens.append(f"{page.evaluate('document.documentElement.scrollHeight') / PHONE['height']:.1f}")
    return [name, *screens, *(f"{len(brotli.compress(path.read_bytes())):,}" for path in paths)]
