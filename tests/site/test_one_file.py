"""The whole campaign in one file: complete, small, and at work without a network (docs/decisions/0012)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from manara.campaign.edition import fingerprint
from manara.campaign.load import load_campaign
from manara.campaign.roles import Roles
from manara.publishing.context import Build
from manara.publishing.proving.one_file import check_one_file
from manara.site.lighter import lighter
from manara.site.one_file import part, path_of
from manara.site.stems import folding
from tests.browser import PHONE
from tests.conftest import SMALL

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CAMPAIGN = load_campaign(SMALL)
LEFT_OUT = (*Roles().lists(), *CAMPAIGN.one_page.left_out)


def words(html: str) -> str:
    return re.sub(r"\s+", "", LexborHTMLParser(html).text(separator=" "))


def test_links_lead_inside_the_file_or_become_words() -> None:
    """Calls and other sites stay; what would need another file does not."""
    html = (
        '<h1>A</h1><p id="x"><a href="b.html">B</a> <a href="b.html#y">Y</a> <a href="#x">X</a> '
        '<a href="../vcard/en/line-1.vcf" download>V</a> <a href="search.html">S</a> <a href="tel:112">112</a></p>'
    )

    assert part("a.md", "A", html, ["a.md", "b.md"]).body == (
        '<h2>A</h2><p id="a-x"><a href="#b">B</a> <a href="#b-y">Y</a> <a href="#a-x">X</a> V S '
        '<a href="tel:112">112</a></p>'
    )


@pytest.mark.parametrize("tag", CAMPAIGN.tags)
def test_it_is_small_neutral_and_signed_with_the_edition(small_site: Path, tag: str) -> None:
    """At most 150 kB; title, icon and name tell nothing; the edition's words and day are in its foot."""
    raw = (small_site / path_of(tag)).read_bytes()
    page = LexborHTMLParser(raw.decode())
    foot, title = page.css_first("footer"), page.css_first("title")

    assert len(raw) <= 150_000
    assert title is not None
    assert title.text() == {"ar": "معلومات", "en": "Information"}[tag]
    assert page.css_first('link[rel="icon"][href="data:,"]')
    assert foot is not None
    assert fingerprint(CAMPAIGN)[tag] in foot.text()
    assert re.search(r"\b20\d\d\b", foot.text())


@pytest.mark.parametrize("tag", CAMPAIGN.tags)
def test_it_asks_for_no_other_file(small_site: Path, tag: str) -> None:
    """Every link is a call, another site, or a place in the file that exists; nothing is loaded."""
    page = LexborHTMLParser((small_site / path_of(tag)).read_text("utf-8"))

    assert page.css('[src], link[href]:not([href^="data:"]), script[type], form, iframe') == []
    for link in page.css("a[href], use[href]"):
        href = str(link.attributes["href"])
        assert href.startswith(("tel:", "sms:", "mailto:", "https:", "#"))
        if href.startswith("#"):
            assert page.css_first(f'[id="{href[1:]}"]'), href
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("tag", CAMPAIGN.tags)
def test_it_says_what_the_pages_say(small_site: Path, tag: str) -> None:
    """Every sentence of every page stands in it, word for word."""
    whole = words((small_site / path_of(tag)).read_text("utf-8"))

    for name in CAMPAIGN.pages[tag]:
        if name in LEFT_OUT:
            continue
        page = LexborHTMLParser((small_site / tag / name.replace(".md", ".html")).read_text("utf-8"))
        for node in page.css(
            "nav.back, nav.toc, aside.sources, .save a, .keep, .watch, .call, summary .vh, b .vh, aside.translation-notice"
        ):
            node.decompose()
        for node in page.css("main p, main li, main h2, main h3, main td, main summary"):
            assert words(node.html or "") in whole, name


def test_what_is_lighter_is_the_same() -> None:
    """Blanks and ends that a browser adds itself change neither words nor elements."""
    html = "<ul>\n<li>A</li>\n<li><p>B</p>\n</li>\n</ul>\n<p>C <bdi>D</bdi></p>\n<dl>\n<dt>E</dt>\n<dd>F</dd>\n</dl>"
    drawn = f'<h2 id="a">T<svg class="pic" viewBox="0 0 24 24"><path d="M1 1"></path></svg></h2>\n{html}'
    sheet, (one, two) = lighter([part("a.md", "A", drawn, []), part("b.md", "B", drawn, [])])

    for made in (one, two):
        before, after = (LexborHTMLParser(text) for text in (f"<h3>T</h3>{html}", str(made.body)))
        assert words(before.html or "") == words(after.html or "")
        for name in ("ul", "li", "p", "dl", "dt", "dd", "h3"):
            assert len(before.css(name)) == len(after.css(name))
            assert len(before.css(f"{name} {name}")) == len(after.css(f"{name} {name}"))
    assert str(sheet).count("<symbol") == 1
    assert "\n" not in two.body


def test_a_file_that_is_too_large_names_its_largest_pages(tmp_path: Path) -> None:
    """And says where pages are left out."""
    for tag in CAMPAIGN.tags:
        path = tmp_path / path_of(tag)
        path.parent.mkdir(parents=True)
        path.write_text(f'<main><details class="part" id="law">{"x" * 150_000}</details></main>', "utf-8")

    problems = check_one_file(Build(CAMPAIGN, tmp_path))

    assert [problem.path for problem in problems] == [f"site/{path_of(tag)}" for tag in CAMPAIGN.tags]
    assert "law.md" in str(problems[0].hint)


def opened(browser: Browser, site: Path, tag: str, *, scripts: bool = True) -> tuple[Page, list[str]]:
    """Open the file as a file manager does; return the page and every address it then asks for."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=scripts)
    page = context.new_page()
    asked: list[str] = []
    context.route(re.compile("^https?:"), lambda route: route.fulfill(body="<title>Elsewhere</title>"))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((site / path_of(tag)).as_uri())
    return page, asked


@pytest.mark.browser
@pytest.mark.parametrize(("tag", "query"), [("ar", "الأوراق"), ("en", "papers"), ("ar", "الراتب"), ("en", "salary")])
def test_its_search_finds_and_opens_the_place(browser: Browser, small_site: Path, tag: str, query: str) -> None:
    """Other forms and other words for the same thing lead there too; nothing is asked of anybody."""
    page, asked = opened(browser, small_site, tag)
    before = page.evaluate("history.length")
    page.fill("#q", query)
    page.locator(".search li a").first.click()
    focused = page.evaluate("document.activeElement.tagName + document.activeElement.getBoundingClientRect().top")
    after, address = page.evaluate("history.length"), page.url
    page.context.close()

    assert re.match(r"H[34]\d|DETAILS\d", focused), focused
    assert float(re.sub(r"^[A-Z]+[34]?(?=\d)", "", focused)) < PHONE["height"]
    assert (after, "#" in address) == (before, False)
    assert asked == [(small_site / path_of(tag)).as_uri()]


@pytest.mark.browser
@pytest.mark.parametrize("tag", CAMPAIGN.tags)
def test_leave_leaves_and_only_then_asks_for_anything(browser: Browser, small_site: Path, tag: str) -> None:
    """By the link and by Shift three times; Back does not lead to the file."""
    for way in ("tap", "keys"):
        page, asked = opened(browser, small_site, tag)
        length = page.evaluate("history.length")
        if way == "tap":
            page.locator("a.leave").click()
        else:
            for _ in range(3):
                page.keyboard.press("Shift")
        page.wait_for_url(CAMPAIGN.exit.url)
        after = page.evaluate("history.length")
        page.context.close()

        assert after == length
        assert asked[1:] == [CAMPAIGN.exit.url]


@pytest.mark.browser
@pytest.mark.parametrize("tag", CAMPAIGN.tags)
def test_a_card_fills_the_screen_without_script(browser: Browser, small_site: Path, tag: str) -> None:
    """The way out stays visible, and the link between two pages works as a plain link inside the file."""
    page, _ = opened(browser, small_site, tag, scripts=False)
    page.click("#cards > summary")
    page.locator("#cards .show summary").first.click()
    sheet = page.locator("#cards .sheet").first.bounding_box()
    leave = page.locator("a.leave")
    seen, search = leave.is_visible(), page.locator(".search").is_visible()
    page.context.close()

    assert sheet is not None
    assert (sheet["width"], sheet["height"]) == (PHONE["width"], PHONE["height"])
    assert seen
    assert not search


@pytest.mark.browser
@pytest.mark.parametrize("tag", CAMPAIGN.tags)
def test_the_script_folds_words_as_the_program_does(browser: Browser, small_site: Path, tag: str) -> None:
    """Synonyms are folded by the program, texts by the script."""
    text = LexborHTMLParser((small_site / path_of(tag)).read_text("utf-8")).text(separator=" ")
    found = sorted(set(re.findall(r"[\w’']+", text)))[::7]
    page, _ = opened(browser, small_site, tag)
    theirs = page.evaluate("words => words.map(word => document.manara.stem(word))", found)
    page.context.close()

    rules = folding(CAMPAIGN.locale(tag), CAMPAIGN.languages)
    assert theirs == [rules.stem(rules.fold(word)) for word in found]
