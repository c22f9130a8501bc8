"""The one-page edition: the same words as the full pages, in one small file that does nothing but show them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import brotli
import pytest
from selectolax.lexbor import LexborHTMLParser

from manara.campaign.load import load_campaign
from manara.site.one_page import section
from tests.conftest import SMALL

if TYPE_CHECKING:
    from pathlib import Path

CAMPAIGN = load_campaign(SMALL)


def edition(site: Path, tag: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / tag / "one.html").read_text("utf-8"))


def words(node: LexborHTMLParser | str) -> str:
    html = node if isinstance(node, str) else node.html or ""
    return re.sub(r"\s+(?=[.:،]|\s)", "", LexborHTMLParser(html).text(separator=" ")).replace("\n", " ").strip()


def test_a_section_comes_with_its_sub_sections() -> None:
    """Up to the next heading of its own level or above."""
    html = '<h2 id="a">A</h2><p>1</p><h3 id="b">B</h3><p>2</p><h2 id="c">C</h2><p>3</p>'

    assert section(html, "a").body == "<p>1</p><h3>B</h3><p>2</p>"
    assert section(html, "b").body == "<p>2</p>"


@pytest.mark.parametrize("mark", ["answer", "fold"])
def test_a_sub_section_is_no_fold_of_its_own(mark: str) -> None:
    """It would swallow the sections that follow it in this file, and lay its title over theirs."""
    html = f'<h2 id="a">A</h2><p>1</p><h3 id="b" class="{mark}">B</h3><p>2</p>'

    assert section(html, "a").body == "<p>1</p><h3>B</h3><p>2</p>"


def test_links_that_would_add_a_line_to_the_history_become_words() -> None:
    """Calls and other sites stay links."""
    html = '<h2 id="a">A</h2><p><a href="b.html">B</a> <a href="#c">C</a> <a href="tel:112">112</a></p>'

    assert section(html, "a").body == '<p>B C <a href="tel:112">112</a></p>'


@pytest.mark.parametrize("tag", CAMPAIGN.tags)
def test_it_weighs_at_most_14000_bytes(small_site: Path, tag: str) -> None:
    """Compressed as hosts send it: inside the first packets of a connection."""
    content = (small_site / tag / "one.html").read_bytes()

    assert len(brotli.compress(content)) <= 14_000


@pytest.mark.parametrize("tag", CAMPAIGN.tags)
def test_it_is_one_request_and_runs_the_script_of_leaving_alone(small_site: Path, tag: str) -> None:
    """No image, stylesheet or frame."""
    page = edition(small_site, tag)

    assert page.css('img, iframe, link[href]:not([href^="data:"]), [src], [onclick]') == []
    assert len(page.css("script")) == 1


@pytest.mark.parametrize("tag", CAMPAIGN.tags)
def test_it_has_no_link_inside_itself(small_site: Path, tag: str) -> None:
    """Each would add a line to the history."""
    assert edition(small_site, tag).css('main a[href*="#"]') == []


@pytest.mark.parametrize("tag", CAMPAIGN.tags)
def test_it_is_neutral_and_not_indexed(small_site: Path, tag: str) -> None:
    """Title, address and preview say nothing of the subject."""
    page = edition(small_site, tag)
    robots, title = page.css_first('meta[name="robots"]'), page.css_first("title")

    assert robots is not None
    assert robots.attributes["content"] == "noindex"
    assert title is not None
    assert title.text().startswith({"ar": "معلومات", "en": "Information"}[tag])
    previews = " ".join(
        node.attributes["content"] or "" for node in page.css('meta[name="description"], meta[property]')
    )
    telling = ("traffick", "forced", "exploit", "الاتجار", "الجبري", "استغلال")
    assert not any(word in previews + title.text() for word in telling)


@pytest.mark.parametrize("tag", CAMPAIGN.tags)
def test_it_says_what_the_full_pages_say(small_site: Path, tag: str) -> None:
    """Every section picked stands in it word for word."""
    page = edition(small_site, tag)
    for drawing in page.css("svg, summary .vh, b .vh"):
        drawing.decompose()
    whole = words(page)

    for pick in (*CAMPAIGN.one_page.open, *CAMPAIGN.one_page.folded):
        page = LexborHTMLParser((small_site / tag / pick.page.replace(".md", ".html")).read_text("utf-8"))
        heading = page.css_first(f'[id="{pick.section}"]')
        assert heading is not None
        for drawing in page.css("svg, summary .vh, b .vh"):
            drawing.decompose()
        body = heading.parent if heading.parent is not None and heading.parent.tag == "section" else heading
        for block in body.css("p, li, dd"):
            assert words(block.html or "") in whole, pick


@pytest.mark.parametrize("tag", CAMPAIGN.tags)
def test_it_has_every_published_number(small_site: Path, tag: str) -> None:
    """A text browser finds all of them in this one file."""
    whole = words(edition(small_site, tag))

    for contact in CAMPAIGN.published_contacts.values():
        for channel in contact.channels:
            if channel.type in ("phone", "whatsapp"):
                assert channel.shown in whole, contact.id


@pytest.mark.parametrize("tag", CAMPAIGN.tags)
def test_help_and_the_page_list_lead_to_it(small_site: Path, tag: str) -> None:
    """It is not indexed, so our own pages must name it."""
    for name in ("help", "pages"):
        page = LexborHTMLParser((small_site / tag / f"{name}.html").read_text("utf-8"))
        assert page.css('main a[href="one.html"]')
