"""The download page offers everything that was built, with true sizes, and costs nothing until it is asked."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from manara.campaign.load import load_campaign
from manara.campaign.share import said as words_of
from manara.contacts.registry import registry_of
from manara.publishing.context import Build
from manara.publishing.making.downloads import ID, PLACE, fill_downloads
from manara.publishing.making.sizes import said
from manara.publishing.proving.compare import Comparison
from manara.publishing.proving.readback import read_bytes
from tests.browser import PHONE
from tests.conftest import SMALL

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

CAMPAIGN = load_campaign(SMALL)
TAGS = CAMPAIGN.tags
SITE = "https://harvest.example/"


def page_of(site: Path, tag: str, name: str = "download") -> LexborHTMLParser:
    return LexborHTMLParser((site / tag / f"{name}.html").read_text("utf-8"))


@pytest.mark.parametrize("tag", TAGS)
def test_every_product_is_offered(small_site: Path, tag: str) -> None:
    """Sheets of the language and of it beside another, pictures, texts, cards, the one file, the archive."""
    offered = {
        (small_site / tag / str(link.attributes["href"])).resolve()
        for link in page_of(small_site, tag).css("main a[download]")
    }
    made = {
        *(small_site / tag / "print").glob("*.pdf"),
        *small_site.glob("*-*/print/*.pdf"),
        *(small_site / tag / "share").glob("*"),
        *(small_site / "vcard" / tag).glob("*.vcf"),
        *(small_site / tag / "file").glob("*.html"),
        small_site / "site.zip",
        small_site / "contacts.json",
    }

    assert {path.resolve() for path in made if path.suffix not in (".br", ".gz")} == offered


@pytest.mark.parametrize("tag", TAGS)
def test_the_words_of_the_current_sheets_stand_beside_them(small_site: Path, tag: str) -> None:
    """In every language, since a sheet may have any, the page's own first; the foot has the words of the pages."""
    manifest = json.loads((small_site / "manifest.json").read_text("utf-8"))
    shown = page_of(small_site, tag).css(".paper-words [lang]")
    tags = [tag, *(other for other in TAGS if other != tag)]

    assert [node.attributes["lang"] for node in shown] == tags
    assert [node.text() for node in shown] == [manifest["paper"]["fingerprint"][other] for other in tags]
    assert manifest["paper"]["fingerprint"][tag] != manifest["fingerprint"][tag]


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("name", ["download", "phone"])
def test_sizes_are_those_of_the_files(small_site: Path, tag: str, name: str) -> None:
    """None is left open; the page's own weight was counted after the list was filled in."""
    page = page_of(small_site, tag, name)
    sizes = page.css("bdi.size")

    assert sizes
    for size in sizes:
        path = small_site / tag / str(size.attributes["data-file"])
        assert size.text() == said(path.stat().st_size), path


def test_a_size_never_reads_as_a_number_to_call() -> None:
    """And is never less than the truth."""
    assert [said(size) for size in (112_000, 112_001, 999_999, 7_973_902)] == [
        "112.0\xa0kB",
        "112.1\xa0kB",
        "1000.0\xa0kB",
        "8.0\xa0MB",
    ]


@pytest.mark.parametrize("tag", TAGS)
def test_previews_are_small_described_and_wait(small_site: Path, tag: str) -> None:
    """Each has its true size, words in the language, and is not loaded before its group is opened."""
    pictures = page_of(small_site, tag).css("img")

    assert len(pictures) >= 14
    for picture in pictures:
        path = small_site / tag / str(picture.attributes["src"])
        with Image.open(io.BytesIO(path.read_bytes())) as opened:
            assert opened.size == (int(picture.attributes["width"] or 0), int(picture.attributes["height"] or 0))
        assert path.stat().st_size <= 10_000
        assert picture.attributes["loading"] == "lazy"
        assert str(picture.attributes["alt"]).startswith({"ar": "معاينة: ", "en": "Preview: "}[tag])
    assert len(page_of(small_site, tag).css("details:not([open]) img")) == len(pictures)


@pytest.mark.parametrize("tag", TAGS)
def test_words_are_sent_by_ordinary_links(small_site: Path, tag: str) -> None:
    """SMS, e-mail, and WhatsApp, which is named as another company's; each carries the very text."""
    hrefs = [str(link.attributes["href"]) for link in page_of(small_site, tag).css(".downloads a")]
    sent = {
        next(iter({**parse_qs(urlsplit(href).query), "": [""]}[key]))
        for href in hrefs
        for start, key in (("sms:?", "body"), ("mailto:?", "body"), ("https://wa.me/?", "text"))
        if href.startswith(start)
    }
    label = next(
        link for link in page_of(small_site, tag).css(".downloads a") if "wa.me" in str(link.attributes["href"])
    )

    assert sent == {words_of(message, tag, CAMPAIGN, SITE) for message in CAMPAIGN.share.messages}
    assert {"ar": "شركة أخرى", "en": "another company"}[tag] in label.text()
    assert page_of(small_site, tag).css("main script, main iframe, main form") == []


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("start", ["sms:?", "mailto:?", "https://wa.me/?"])
def test_a_wrong_digit_in_a_link_is_caught(small_site: Path, tag: str, start: str) -> None:
    """Encoded as it stands in the address."""
    comparison = Comparison(registry_of(CAMPAIGN, SITE), CAMPAIGN)
    html = (small_site / tag / "download.html").read_text("utf-8")
    place = html.index("7946%200018", html.index(f'href="{start}'))
    wrong = html[:place] + "7946%200019" + html[place + len("7946%200018") :]

    assert read_bytes(html.encode(), f"{tag}/download.html", comparison) == []
    assert read_bytes(wrong.encode(), f"{tag}/download.html", comparison)


def test_a_sheet_that_nothing_explains_stops_the_build(tmp_path: Path) -> None:
    """It is named, and where to add its line."""
    for tag in TAGS:
        (tmp_path / tag / "print").mkdir(parents=True)
        (tmp_path / tag / "download.html").write_text(PLACE, "utf-8")
    (tmp_path / "en" / "print" / "banner-a1.pdf").write_bytes(b"")

    [problem] = fill_downloads(Build(CAMPAIGN, tmp_path, SITE))

    assert (problem.path, problem.check) == ("site/en/print/banner-a1.pdf", ID)


@pytest.mark.browser
@pytest.mark.parametrize("tag", TAGS)
def test_the_first_visit_is_one_request(browser: Browser, small_url: str, tag: str) -> None:
    """Opening a group loads its previews; nothing scrolls sideways."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{small_url}/{tag}/download.html", wait_until="networkidle")
    first = len(asked)
    for summary in page.locator(".downloads summary").all():
        summary.click()
    page.locator(".downloads img").last.scroll_into_view_if_needed()
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()

    assert first == 1
    assert len(asked) > first
    assert wide == PHONE["width"]


@pytest.mark.browser
@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("name", ["phone", "download"])
def test_a_copy_is_kept_by_a_plain_link(
    browser: Browser, small_url: str, small_site: Path, *, tag: str, scripts: bool, name: str
) -> None:
    """It is a download under a neutral name, also on a quiet page whose links replace each other."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=scripts, accept_downloads=True)
    page = context.new_page()
    page.goto(f"{small_url}/{tag}/{name}.html")
    with page.expect_download() as waiting:
        page.click(".keep a")
    saved = waiting.value.path().read_bytes()
    called, here = waiting.value.suggested_filename, page.url
    context.close()

    assert called == f"information-{tag}.html"
    assert saved == (small_site / tag / "file" / called).read_bytes()
    assert here.endswith(f"/{tag}/{name}.html")
