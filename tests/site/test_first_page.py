"""A first page as it comes out of a build: the same way out, calls, policy and weight as every page; public when reviewed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import brotli
import pytest
from axe_playwright_python.sync_playwright import Axe
from selectolax.lexbor import LexborHTMLParser, LexborNode

from manara.campaign.first_pages import LAYOUT, PAPER, PAPER_NOTE
from manara.campaign.load import load_campaign
from manara.cli import main
from manara.problems import Level
from manara.site.preview import Preview
from tests.browser import PHONE, serving
from tests.campaign.first import LETTERS, SOURCE, answers, first_of, with_first, words
from tests.campaign.invented import confirmed
from tests.site.test_first_screen import SEEN
from tests.warm import build_campaign

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

    Built = Callable[[str], LexborHTMLParser]

BASE = "https://harvest.example/"
TEMPLATE = "overrides/partials/first/head.html"


def _built(root: Path, *, drafts: bool = False) -> Path:
    result = build_campaign(root, root / "site", drafts=drafts)
    assert [str(one) for one in result.problems if one.level is Level.ERROR] == []
    return root / "site"


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with two drafts, one of them from right to left."""
    return _built(confirmed(with_first(tmp_path_factory.mktemp("drafts"), "he", "fil")), drafts=True)


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with one reviewed language, and one draft that nobody asked for."""
    root = confirmed(with_first(tmp_path_factory.mktemp("public"), "he", "fil", draft=False))
    assert main(["review", "he", str(answers(root, "he")), "--root", str(root)]) == 0
    return _built(root)


def _page(site: Path, name: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / name).read_text("utf-8"))


def _texts(page: LexborHTMLParser | LexborNode, selector: str) -> list[str]:
    return [node.text(strip=True) for node in page.css(selector)]


def test_it_is_a_page_as_every_other(drafts: Path) -> None:
    raw = (drafts / "he/index.html").read_bytes()
    page = _page(drafts, "he/index.html")
    root = page.css_first("html")

    assert root is not None
    assert (root.attributes["lang"], root.attributes["dir"]) == ("he", "rtl")
    assert page.body is not None
    assert [node.attributes.get("class") for node in page.body.iter()][:2] == ["exit", "calls"]
    assert {node.attributes["href"] for node in page.css(".calls a")} == {"tel:999", "tel:+442079460123"}
    assert len(brotli.compress(raw)) <= 14_000
    style = page.css_first("style")
    assert style is not None
    assert len(style.text()) <= 12_000
    assert _texts(page, "title") == [words("he", "Information")]
    policy = page.css_first('meta[http-equiv="Content-Security-Policy"]')
    assert policy is not None
    assert str(policy.attributes["content"]).startswith("default-src 'none'; style-src 'sha256-")
    assert page.css("[src], link[rel=stylesheet], form") == []


def test_numbers_and_hours_come_from_the_records_in_their_own_direction(drafts: Path) -> None:
    page = _page(drafts, "he/index.html")
    fold = page.css_first("details.first")
    call = page.css_first("main .call a")

    assert fold is not None
    assert call is not None
    assert [(a.attributes["dir"], a.attributes["href"], a.text()) for a in fold.css("a")] == [
        ("ltr", "tel:+442079460125", "020 7946 0125")
    ]
    assert call.attributes["href"] == "tel:+448081570127"
    assert words("he", "day and night") in call.text()
    assert call.css_first("bdi[dir=ltr]") is not None


def test_the_day_since_which_numbers_are_checked_is_said_in_the_language_s_months(drafts: Path) -> None:
    day = _texts(_page(drafts, "he/index.html"), "main .dim")

    said = words("he", "Facts last checked on %(date)s")
    assert day == [said.replace("%(date)s", "23 נובמבר 2026")]


def test_numbers_that_are_too_old_are_said_to_be_in_this_language(drafts: Path) -> None:
    """Also by a copy that nobody builds again: the note waits in the page for its day."""
    note = _page(drafts, "he/index.html").css_first("[data-until]")

    assert note is not None
    assert note.attributes["data-old"] == words(
        "he", "This was last checked on %(date)s and may have changed."
    ).replace("%(date)s", "23 נובמבר 2026")


def test_cards_have_the_helper_s_language_below_the_reader_s(drafts: Path) -> None:
    card = _page(drafts, "fil/index.html").css_first(".sheet")

    assert card is not None
    assert [p.attributes.get("class") for p in card.css("p")][:3] == ["whom", "mine", "theirs"]
    assert _texts(card, ".mine") == [words("fil", "Please help me.")]
    theirs = card.css_first(".theirs")
    assert theirs is not None
    assert (theirs.attributes["lang"], theirs.attributes["dir"], theirs.text()) == ("ar", "rtl", "أرجو المساعدة.")


def test_a_draft_says_so_and_no_search_engine_is_told(drafts: Path) -> None:
    page = _page(drafts, "he/index.html")

    assert _texts(page, ".old") == ["Draft: no native reader has reviewed this page, and it is not published."]
    assert page.css_first('meta[name=robots][content="noindex"]') is not None
    assert page.css("link[hreflang]") == []
    assert "/he/" not in (drafts / "sitemap.xml").read_text("utf-8")
    assert not _page(drafts, "en/index.html").css('link[hreflang="he"]')


@pytest.mark.parametrize(("name", "up"), [("en/index.html", "../"), ("ar/help.html", "../"), ("index.html", "")])
def test_pages_lead_there_by_the_language_s_own_name(drafts: Path, name: str, up: str) -> None:
    links = _page(drafts, name).css('a[hreflang="he"]')

    assert [(a.attributes["href"], a.text(), a.attributes["dir"]) for a in links] == [
        (f"{up}he/index.html", LETTERS["he"], "rtl")
    ]


def test_a_reviewed_page_is_found_and_names_its_alternates_both_ways(public: Path) -> None:
    page = _page(public, "he/index.html")
    alternates = {node.attributes["hreflang"]: node.attributes["href"] for node in page.css("link[hreflang]")}

    assert page.css(".old, meta[name=robots]") == []
    assert alternates == {
        "en": f"{BASE}en/index.html", "ar": f"{BASE}ar/index.html", "he": f"{BASE}he/index.html", "x-default": BASE,
    }  # fmt: skip
    for name in ("en/index.html", "ar/index.html", "index.html"):
        assert [a.attributes["href"] for a in _page(public, name).css('link[hreflang="he"]')] == [
            f"{BASE}he/index.html"
        ]
    assert f"<loc>{BASE}he/index.html</loc>" in (public / "sitemap.xml").read_text("utf-8")
    assert "he/index.html" in json.loads((public / "manifest.json").read_text("utf-8"))["files"]


def test_nothing_of_an_unreviewed_language_is_in_a_site(public: Path) -> None:
    html = "".join(path.read_text("utf-8") for path in public.rglob("*.html"))

    assert not (public / "fil").exists()
    assert 'hreflang="fil"' not in html
    assert words("fil", "Nobody has to allow it.") not in html


def test_the_preview_shows_what_a_build_writes(public: Path) -> None:
    preview = Preview(public.parent)
    try:
        assert preview.file("he/index.html") == (public / "he/index.html").read_bytes()
        assert preview.file("fil/index.html") is None
    finally:
        preview.close()


@pytest.mark.parametrize("typed", ["020 7946 0999", '<a href="tel:+442079460999">x</a>', "+44 20 7946 0124"])
def test_a_wrong_number_on_a_first_page_stops_the_build(tmp_path: Path, typed: str) -> None:
    """Whatever template put it there; the site's other pages are as they were."""
    root = confirmed(with_first(tmp_path, "he"))
    path = root / TEMPLATE
    path.parent.mkdir(parents=True)
    path.write_text(f"<h1>{{{{ page.say('title') }}}}</h1><p>{typed}</p>", "utf-8")

    result = build_campaign(root, root / "site", drafts=True)

    assert [one for one in result.problems if one.level is Level.ERROR and one.path in {TEMPLATE, "site/he/index.html"}]
    assert not (root / "site").exists()


def test_a_first_page_in_another_script_than_it_says_stops_the_build(tmp_path: Path) -> None:
    root = confirmed(with_first(tmp_path, "he"))
    path = root / TEMPLATE
    path.parent.mkdir(parents=True)
    path.write_text("<h1>{{ page.say('title') }}</h1><p>Words that nobody has translated</p>", "utf-8")

    result = build_campaign(root, root / "site", drafts=True)

    assert [one.check for one in result.problems if one.level is Level.ERROR] == ["site.language"]


def test_both_numbers_and_the_way_out_are_in_the_first_screen(drafts: Path, browser: Browser) -> None:
    with serving(drafts) as address:
        page = browser.new_page(viewport=PHONE)
        for tag in ("he", "fil"):
            page.goto(f"{address}/{tag}/index.html")
            assert page.evaluate(SEEN, "tel:999")
            assert page.evaluate(SEEN, "tel:+442079460123")
            assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
            leave = page.locator("a.leave").bounding_box()
            assert leave is not None
            assert leave["x"] >= 0
            assert leave["x"] + leave["width"] <= PHONE["width"]
            page.locator(".tongues summary").click()
            assert page.get_by_role("link", name="English").first.is_visible()
        page.close()


@pytest.mark.parametrize("tag", ["he", "fil"])
def test_axe_finds_no_barrier_with_every_fold_and_the_menu_open(drafts: Path, browser: Browser, tag: str) -> None:
    with serving(drafts) as address:
        page = browser.new_page(viewport=PHONE, bypass_csp=True)
        page.goto(f"{address}/{tag}/index.html")
        page.evaluate("document.querySelectorAll('details:not(.show)').forEach(one => { one.open = true })")
        found = Axe().run(page).response["violations"]
        page.close()

    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_no_word_of_the_layout_is_left_in_english(drafts: Path) -> None:
    """Every word that a template asks for is one that the language's file must have."""
    said = {words("he", message) for message in LAYOUT.values()}
    page = _page(drafts, "he/index.html").css_first("html")

    assert page is not None
    spoken = str(page.attributes["data-say"]).split("|")
    assert len(spoken) == 5
    assert set(spoken) <= said
    for node in _page(drafts, "he/index.html").css("header, .calls, .exit, .watch, footer"):
        for label in (one.attributes.get("aria-label") for one in node.css("[aria-label]")):
            assert label in said


def test_a_page_leads_to_its_sheets_and_one_without_has_no_link(tmp_path: Path) -> None:
    """No font there is draws Hebrew; a saved file is said to stay before anybody saves it."""
    paper = "".join(f'{name}: {{text: "{name} of it", facts: []}}\n' for name in (*PAPER, PAPER_NOTE))
    root = confirmed(with_first(tmp_path, "he", "fil", changes={"data/first.yml": SOURCE + paper}))
    site = _built(root, drafts=True)
    links = _page(site, "fil/index.html").css("main a[download]")

    # The invented words are too long for a card: what could not be made is not offered.
    sheets = ("cards-85x54.pdf", "strips.pdf")
    made = {
        f"print/{name}": key for name, key in zip(sheets, PAPER, strict=True) if (site / "fil/print" / name).is_file()
    }
    assert "print/strips.pdf" in made
    assert [a.attributes["href"] for a in links] == list(made)
    assert all(words("fil", f"{key} of it") in a.text() for key, a in zip(made.values(), links, strict=True))
    assert words("fil", "paper-note of it") in _texts(_page(site, "fil/index.html"), "main p")
    for tag in ("he", "fil"):
        assert "<!--" not in (site / tag / "index.html").read_text("utf-8")
    assert _page(site, "he/index.html").css("a[download]") == []
    assert words("he", "paper-note of it") not in _texts(_page(site, "he/index.html"), "main p")


def test_a_source_that_changes_takes_the_page_off_the_site(tmp_path: Path) -> None:
    root = confirmed(with_first(tmp_path, "he", draft=False))
    assert main(["review", "he", str(answers(root, "he")), "--root", str(root)]) == 0
    source = root / "data/first.yml"
    source.write_text(source.read_text("utf-8").replace("Nobody has to allow it", "Nobody needs to allow it"), "utf-8")

    site = _built(root)

    assert not (site / "he").exists()
    assert first_of(root, "he").open == ("lead",)
    assert load_campaign(root).first.built == ()


def test_a_name_is_called_as_a_number_is_and_reviewed_as_a_string(tmp_path: Path) -> None:
    changed = SOURCE.replace("{{ phone:board }} and ask", "{{ name:board }} by {{ phone:board }}")
    root = confirmed(with_first(tmp_path, "he", draft=False, changes={"data/first.yml": changed}))
    name = load_campaign(root).contacts["board"].name["en"]
    assert first_of(root, "he").strings["name.board"].back == name
    assert main(["review", "he", str(answers(root, "he")), "--root", str(root)]) == 0

    fold = _page(_built(root), "he/index.html").css_first("details.first")

    assert fold is not None
    assert [node.text() for node in fold.css("bdi")] == [words("he", name)]
    record = root / "data/contacts/board.yml"
    record.write_text(record.read_text("utf-8").replace(name, f"{name} and more"), "utf-8")
    assert first_of(root, "he").open == ("name.board",)
