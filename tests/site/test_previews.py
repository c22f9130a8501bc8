"""What chats and networks show of a link: open pages whole, quiet pages nothing (docs/decisions/0011)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from manara.campaign.load import load_campaign
from tests.conftest import SMALL

if TYPE_CHECKING:
    from pathlib import Path

CAMPAIGN = load_campaign(SMALL)
SITE = "https://harvest.example/"
PAGES = [(tag, name) for tag in CAMPAIGN.tags for name in CAMPAIGN.pages[tag]]
QUIET = [(tag, name) for tag, name in PAGES if CAMPAIGN.pages[tag][name].flag("quiet")]
OPEN = [pair for pair in PAGES if pair not in QUIET]


def tags_of(site: Path, path: str) -> dict[str, str]:
    page = LexborHTMLParser((site / path.replace(".md", ".html")).read_text("utf-8"))
    return {
        str(node.attributes.get("property") or node.attributes.get("name")): str(node.attributes.get("content"))
        for node in page.css("meta[property], meta[name]")
    }


@pytest.mark.parametrize(("tag", "name"), OPEN, ids=[f"{tag}/{name}" for tag, name in OPEN])
def test_an_open_page_has_its_words_and_picture(small_site: Path, tag: str, name: str) -> None:
    """The picture was made, has the size that is said, and its words are in the page's language."""
    found, page = tags_of(small_site, f"{tag}/{name}"), CAMPAIGN.pages[tag][name]

    assert found["og:title"] == (CAMPAIGN.name[tag] if name == "index.md" else page.text_of("title"))
    assert found["og:description"] == page.text_of("description")
    assert found["og:url"] == SITE + f"{tag}/{name}".replace(".md", ".html")
    assert found["og:locale"].startswith(f"{tag}_")
    assert found["twitter:card"] == "summary_large_image"
    picture = small_site / found["og:image"].removeprefix(SITE)
    assert picture.parent.parent.name == tag
    with Image.open(picture) as opened:
        assert opened.size == (int(found["og:image:width"]), int(found["og:image:height"]))
    assert found["og:image:alt"] == found["twitter:image:alt"]
    assert CAMPAIGN.tagline[tag] in found["og:image:alt"]
    assert "\u2066020 7946 0018\u2069" in found["og:image:alt"]


@pytest.mark.parametrize(("tag", "name"), QUIET, ids=[f"{tag}/{name}" for tag, name in QUIET])
def test_a_quiet_page_previews_as_plain_information(small_site: Path, tag: str, name: str) -> None:
    """A neutral title, one neutral word, no picture, nothing of the subject; both faces have the same text."""
    found = tags_of(small_site, f"{tag}/{name}")

    assert re.fullmatch({"ar": "معلومات", "en": "Information"}[tag] + r" \d+", found["og:title"])
    assert found["og:description"] == {"ar": "معلومات", "en": "Information"}[tag]
    assert found["robots"] == "noindex"
    assert not any("image" in key or key == "description" for key in found)
    shown = " ".join(found.values()).casefold()
    assert [part for part in CAMPAIGN.share.telling[tag] if part in shown] == []


def test_the_first_page_shows_both_languages(small_site: Path) -> None:
    """Who sends the bare address sends a preview too."""
    found = tags_of(small_site, "index.html")

    assert all(CAMPAIGN.tagline[tag] in found["og:title"] for tag in CAMPAIGN.tags)
    assert (small_site / found["og:image"].removeprefix(SITE)).is_file()
