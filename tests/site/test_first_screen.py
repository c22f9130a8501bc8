"""Both main numbers are seen, and can be tapped, in the first screen of every kind of page on a small telephone.

What a style hides, covers, shrinks or moves away is gone for a person in danger, whatever the file says. So the judge is
a browser: it is asked what lies at the middle of each number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manara.publishing.proving.first_screen import SEEN as JUDGE
from tests.browser import PHONE

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from manara.campaign.model import Campaign

# One page of each template, and one more whose title is quiet.
KINDS = ("404.html", "{tag}/index.html", "{tag}/law.html", "{tag}/help.html", "{tag}/number.html", "{tag}/one.html")


# Whether a link is seen in the first screen and a tap reaches it: what looks after a build judges here as well.
SEEN = f"(href) => ({JUDGE}\n)(window, href)"


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Page:
    """A page as wide as a small telephone; a test may put a style into it, against its own policy."""
    return browser.new_page(viewport=PHONE, bypass_csp=True)


def unseen(page: Page, hrefs: tuple[str, ...]) -> list[str]:
    """Return which of *hrefs* cannot be seen and tapped in the first screen."""
    return [href for href in hrefs if not page.evaluate(SEEN, href)]


@pytest.fixture(scope="module")
def main_numbers(campaign: Campaign) -> tuple[str, ...]:
    """What a tap on the emergency number and on the hotline opens."""
    channels = [campaign.contacts[key].channel(types=("phone",)) for key in (campaign.emergency, campaign.hotline)]
    return tuple(channel.href for channel in channels if channel is not None)


@pytest.mark.parametrize("kind", KINDS)
def test_both_main_numbers_are_in_the_first_screen(
    phone: Page, site_url: str, built_site: Path, main_numbers: tuple[str, ...], kind: str
) -> None:
    """On every kind of page, in every language."""
    names = {kind.format(tag=tag) for tag in ("ar", "en")}
    there = [name for name in sorted(names) if (built_site / name).is_file()]
    assert there
    assert len(main_numbers) == 2
    for name in there:
        phone.goto(f"{site_url}/{name}")
        assert unseen(phone, main_numbers) == [], name


@pytest.mark.parametrize(
    "style",
    [
        ".calls a{display:none}", ".calls{visibility:hidden}", ".calls{opacity:0}", ".calls b{font-size:1px}",
        ".calls{position:absolute;top:-999px;bottom:auto}", ".calls{transform:translateY(2000px)}",
        ".calls bdi{color:transparent}", ".calls bdi{display:none}", ".calls{position:static;margin-top:100vh}",
        "body::before{content:'';position:fixed;inset:0;z-index:9}",
    ],
)  # fmt: skip
def test_a_number_that_is_hidden_is_missed(
    phone: Page, site_url: str, main_numbers: tuple[str, ...], style: str
) -> None:
    """The judge is no formality."""
    phone.goto(f"{site_url}/en/law.html")
    assert unseen(phone, main_numbers) == []
    phone.add_style_tag(content=style)
    assert unseen(phone, main_numbers) == list(main_numbers)
