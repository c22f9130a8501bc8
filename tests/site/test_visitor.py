"""What a page promises a frightened reader: calls in reach, readable paper, the right order, a way out everywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from manara.campaign.load import load_campaign
from manara.site.buttons import with_buttons
from manara.site.folds import contents, with_folds
from manara.site.pictograms import with_pictograms
from manara.site.regions import split_lead, with_regions
from tests.browser import DESKTOP, PHONE
from tests.site.conftest import CAMPAIGN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

PRINTED = ["ar/index.html", "en/help.html", "ar/rights.html", "index.html", "404.html", "en/one.html"]
SEEN = [
    "ar/index.html",
    "en/help.html",
    "ar/rights.html",
    "index.html",
    "404.html",
    "ar/one.html",
    "en/search.html",
]
# Colours and sizes as the browser works them out, of every element that has text of its own.
_TEXTS = """() => [...document.querySelectorAll("body *")].filter((e) => e.checkVisibility({ visibilityProperty: true })
  && [...e.childNodes].some((n) => n.nodeType == 3 && n.data.trim()))
  .map((e) => [getComputedStyle(e).color, e.outerHTML.slice(0, 80)])"""
_CALLS = """() => [...document.querySelectorAll(".calls > a")].map((a) => { const s = getComputedStyle(a);
  return [s.borderTopStyle, parseFloat(s.borderTopWidth), parseFloat(getComputedStyle(a.querySelector("bdi")).fontSize)] })"""
_COVERED = """() => [...document.querySelectorAll(".calls > a")].map((a) => { const b = a.getBoundingClientRect();
  const e = document.elementFromPoint(b.left + b.width / 2, b.top + b.height / 2);
  return b.bottom <= innerHeight + 1 && b.top >= 0 && e !== null && a.contains(e) })"""


def contrast_on_white(colour: str) -> float:
    """Return the contrast of WCAG 2.2 between a colour as ``getComputedStyle`` says it and white paper."""
    parts = [float(part) for part in re.findall(r"[0-9.]+", colour)][:3]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (part / 255 for part in parts)]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


@pytest.mark.browser
@pytest.mark.parametrize("path", PRINTED)
def test_on_paper_every_word_is_dark_and_both_numbers_stand_out(visit: Callable[..., Page], path: str) -> None:
    """Computed colours, not rules: a rule that another one beats prints white on white."""
    page = visit(path)
    for scheme in ("light", "dark"):
        page.emulate_media(media="print", color_scheme=scheme)
        pale = [where for colour, where in page.evaluate(_TEXTS) if contrast_on_white(colour) < 4.5]
        closed = page.evaluate(
            """() => [...document.querySelectorAll("main details")].filter((d) => d.lastElementChild.tagName != "SUMMARY"
            && !d.matches(".watch") && d.lastElementChild.getBoundingClientRect().height < 1).length"""
        )

        assert pale == [], scheme
        assert closed == 0, scheme
        for style, width, size in page.evaluate(_CALLS):
            assert style == "solid", scheme
            assert width >= 1, scheme
            assert size >= 18 * 96 / 72, scheme


@pytest.mark.browser
@pytest.mark.parametrize("path", SEEN)
def test_both_calls_stay_in_reach(visit: Callable[..., Page], path: str) -> None:
    """At the top, the middle and the end of a page, and nothing covers them."""
    page = visit(path)
    for viewport in (PHONE, DESKTOP):
        page.set_viewport_size(viewport)
        for part in (0, 0.5, 1):
            page.evaluate("(part) => scrollTo(0, part * document.documentElement.scrollHeight)", part)
            page.wait_for_timeout(50)
            assert page.evaluate(_COVERED) == [True, True], viewport


@pytest.mark.browser
def test_a_call_says_its_label_that_it_calls_and_its_digits_in_order(visit: Callable[..., Page]) -> None:
    """One link each, as a list of links or a voice meets it."""
    page = visit("en/help.html")

    assert [" ".join((link.text_content() or "").split()) for link in page.locator(".calls > a").all()] == [
        f"{label} Call {CAMPAIGN.contacts[key].channels[0].shown}"
        for label, key in (("In danger now?", CAMPAIGN.emergency), ("Report or ask for help", CAMPAIGN.hotline))
    ]


@pytest.mark.browser
@pytest.mark.parametrize("path", ["ar/index.html", "en/help.html", "en/one.html", "index.html"])
def test_nothing_of_the_header_meets_the_way_out(visit: Callable[..., Page], path: str) -> None:
    """Name, menu and languages stay clear of it, also with letters of twice the size."""
    page = visit(path)
    for width in (320, 360, 1280):
        page.set_viewport_size({"width": width, "height": 640})
        for size in ("100%", "200%"):
            page.evaluate("(size) => { document.documentElement.style.fontSize = size }", size)
            met = page.evaluate(
                """() => { const x = document.querySelector(".leave").getBoundingClientRect();
                return [...document.querySelectorAll("header a, header .name, .menu > summary")].filter((e) => {
                const b = e.getBoundingClientRect();
                return b.width && b.left < x.right && b.right > x.left && b.top < x.bottom && b.bottom > x.top })
                .map((e) => e.outerHTML.slice(0, 80)) }"""
            )

            assert met == [], (width, size)


@pytest.mark.browser
@pytest.mark.parametrize("path", ["index.html", "404.html", "ar/index.html", "en/help.html"])
def test_the_way_out_shows_all_its_words(visit: Callable[..., Page], path: str) -> None:
    """In each of its languages, inside its edge: a cut label is read by nobody."""
    page = visit(path, viewport={"width": 320, "height": 640})
    outside = page.evaluate(
        """() => { const x = document.querySelector(".leave"), edge = x.getBoundingClientRect();
        const words = document.createRange(); words.selectNodeContents(x);
        return [...words.getClientRects()].filter((r) => r.left < edge.left || r.right > edge.right
          || r.top < edge.top || r.bottom > edge.bottom).length }"""
    )

    assert outside == 0


def test_the_source_stands_in_the_order_of_need(built_site: Path) -> None:
    """Leaving, both calls, the text, then the menu: as a browser without styles shows it; drawings have a size."""
    for path in built_site.rglob("*.html"):
        html = path.read_text("utf-8").partition("<body")[2]
        marks = ['class="leave"', 'class="calls"', "<main", '<details class="menu"', "<footer"]
        places = [html.find(mark) for mark in marks if mark in html]
        assert places == sorted(places), path
        assert len(places) >= 4, path
        for drawing in LexborHTMLParser(html).css("svg"):
            if drawing.attributes.get("class") in ("pic", "mark") and drawing.css_first("use") is None:
                assert drawing.attributes.get("width"), path
                assert drawing.attributes.get("height"), path


@pytest.mark.browser
def test_from_the_search_field_escape_empties_and_leaves(visit: Callable[..., Page]) -> None:
    """Shift is for typing there; the page says so beside the field."""
    page = visit("en/search.html")
    page.locator("#q").fill("passport")
    page.keyboard.press("Escape")
    assert page.locator("#q").input_value() == ""
    assert "Escape" in page.locator(".said").inner_text()
    page.keyboard.press("Escape")
    page.wait_for_url(f"{CAMPAIGN.exit.url}**")


@pytest.mark.browser
@pytest.mark.parametrize("path", ["ar/index.html", "en/index.html"])
def test_the_menu_is_one_screen_of_a_phone_and_nothing_stands_beside_it(visit: Callable[..., Page], path: str) -> None:
    """Also where there is less room than it needs, it goes on below, never beyond the side."""
    page = visit(path, viewport=PHONE)
    page.locator(".menu > summary").click()
    measure = "n => [n.scrollWidth - n.clientWidth, n.scrollHeight - n.clientHeight]"
    whole = page.eval_on_selector(".menu > nav", measure)
    page.set_viewport_size({"width": 360, "height": 450})
    low = page.eval_on_selector(".menu > nav", measure)

    assert whole == [0, 0]
    assert low[0] == 0
    assert low[1] > 0


@pytest.mark.browser
@pytest.mark.parametrize("path", ["ar/one.html", "en/help.html"])
def test_what_stands_on_a_call_is_white(visit: Callable[..., Page], path: str) -> None:
    """Words and drawing alike, whatever the call stands in; where colours are the reader's own, both have hers."""
    colours = "all => [...new Set(all.map((e) => getComputedStyle(e).color))]"
    found = visit(path).eval_on_selector_all(".call > a, .call > a *, .calls > a *", colours)
    forced = visit(path, forced_colors="active").eval_on_selector_all(".call > a, .call > a *, .calls > a *", colours)

    assert found == ["rgb(255, 255, 255)"]
    assert len(forced) == 1


@pytest.mark.browser
@pytest.mark.parametrize("script", [True, False])
def test_a_jump_shows_question_and_answer_and_opens_the_rest(visit: Callable[..., Page], script: bool) -> None:
    """Below the header; opening needs the script, question and answer do not."""
    page = visit("en/rights.html#rest", java_script_enabled=script)
    box = page.locator("#rest").bounding_box()

    assert box is not None
    assert 50 <= box["y"] <= PHONE["height"] - 120
    assert page.locator(".qa:has(#rest) > p").is_visible()
    assert page.locator(".qa:has(#rest) details").evaluate("(d) => d.open") is script


@pytest.mark.browser
@pytest.mark.parametrize(("local", "shown"), [(True, True), (False, False)])
def test_a_card_is_said_aloud_only_by_a_voice_of_the_device(
    visit: Callable[..., Page],
    local: bool,
    shown: bool,
) -> None:
    """Other voices send the words to a company."""
    page = visit("en/index.html")
    page.context.add_init_script(
        f"speechSynthesis.getVoices = () => [{{ lang: 'ar-SA', localService: {str(local).lower()} }}]"
    )
    page.goto(page.url.replace("index", "cards"))
    page.locator("details.show summary").first.click()

    assert page.locator(".aloud").first.is_visible() is shown


WORDS = {"Yes": "Yes", "No": "No", "More": "More", "Call": "Call", "Table": "Table"}.__getitem__


def test_an_answer_shows_its_word_and_folds_the_rest() -> None:
    """The heading stays outside the fold, with its id; calls that follow the answer stay visible."""
    html = (
        '<h2 class="answer" id="a">May I?</h2>\n<p><strong>No.</strong> Not so.</p>\n<p class="call">x</p>\n<p>Law.</p>\n'
        "<h2>Next</h2>"
    )
    page = LexborHTMLParser(with_folds(html, WORDS))

    assert [node.text() for node in page.css(".qa > h2, .qa > p, .qa > details > p")] == [
        "May I?",
        "No. Not so.",
        "x",
        "Law.",
    ]
    assert page.css_first("h2#a") is not None
    assert page.css_first(".v.no") is not None
    assert page.css_first("details > summary").text() == "More: May I?"  # type: ignore[union-attr]
    assert page.css(".qa h2")[-1].text() == "May I?"


def test_a_fold_shows_its_heading_alone_and_ends_at_the_next_section() -> None:
    """Also in front of a heading of a higher level."""
    page = LexborHTMLParser(with_folds('<h3 class="fold" id="b">B</h3><p>1</p><h2>C</h2><p>2</p>', WORDS))

    assert [node.text() for node in page.css(".qa details > p")] == ["1"]


def test_a_list_of_contents_stands_above_more_than_five_headings() -> None:
    """Five need none."""
    five = "".join(f'<h2 id="h{n}">H{n}</h2>' for n in range(5))

    assert contents(five) == ()
    assert [entry.id for entry in contents(five + '<h2 id="last">L</h2><h3 id="in">I</h3>')][-1] == "last"


def test_answers_with_a_drawing_are_counted_as_answers() -> None:
    """A page of them begins with the list of its questions, as without."""
    questions = "".join(f'<h3 class="pic-door answer" id="q{n}">Q{n}</h3>' for n in range(6))

    assert [one.id for one in contents(f'<h2 id="group">A</h2>{questions}')[0].inside] == [f"q{n}" for n in range(6)]


def test_a_marked_call_becomes_one_link() -> None:
    """It holds the words and the number; the emergency number alone has the colour of alarm."""
    html = '<p class="call">Danger: <a class="tel" dir="ltr" href="tel:{0}">{0}</a></p>'
    made = LexborHTMLParser(with_buttons(html.format("112") + html.format("147"), "tel:112", "", WORDS))

    assert [link.text() for link in made.css(".call > a")] == ["Danger Call 112", "Danger Call 147"]
    assert [link.attributes.get("class") for link in made.css(".call > a")] == ["alarm", None]


def test_lists_that_name_drawings_become_tiles_and_strips() -> None:
    """Plain lists: every check reads their words as it reads any."""
    item = '<li class="pic-door pic-lock">Words</li>\n'
    drawings: dict[str, Any] = {"door": "<svg>1</svg>", "lock": "<svg>2</svg>"}

    assert with_pictograms(f"<ul>\n{item}</ul>", drawings) == (
        '<ul class="tiles">\n<li><svg>1</svg><svg>2</svg>Words</li>\n</ul>'
    )
    assert '<ol class="strip">' in with_pictograms(f"<ol>\n{item}</ol>", drawings)
    assert '<ol class="strip road">' in with_pictograms(f"<ol>\n{item * 5}</ol>", drawings)
    assert with_pictograms("<ul>\n<li>Words</li>\n</ul>", drawings) == "<ul>\n<li>Words</li>\n</ul>"


def test_a_heading_names_its_drawing_or_has_the_one_of_its_id() -> None:
    """The name stays behind, whatever stands around it."""
    drawings: dict[str, Any] = {"door": "<svg>1</svg>", "pay": "<svg>2</svg>"}

    assert with_pictograms('<h3 class="pic-door answer" id="pay">', drawings) == (
        '<h3 class="answer" id="pay"><svg>1</svg>'
    )
    assert with_pictograms('<h2 id="pay" class="pic-door">', drawings) == '<h2 id="pay"><svg>1</svg>'
    assert with_pictograms('<h3 class="answer" id="pay">', drawings) == '<h3 class="answer" id="pay"><svg>2</svg>'
    assert with_pictograms('<h3 class="pic-none" id="other">', drawings) == '<h3 id="other">'


def test_the_title_and_its_first_paragraph_lead() -> None:
    """A page that begins with anything else has no lead."""
    assert split_lead("<h1>A</h1>\n<p>B</p>\n<p>C</p>") == ("<h1>A</h1>\n<p>B</p>", "<p>C</p>")
    assert split_lead("<p>B</p>") == ("", "<p>B</p>")


def test_a_table_has_a_region_with_a_name_of_its_own() -> None:
    """Two below one heading are told apart."""
    page = LexborHTMLParser(with_regions("<h2>Fees</h2><table></table><table></table>", WORDS))

    assert [node.attributes["aria-label"] for node in page.css("[role=region]")] == ["Table: Fees", "Table: Fees (2)"]


def test_leaving_leads_to_several_sites_and_from_one_page_always_to_the_same(
    small_copy: Callable[..., Path],
) -> None:
    """One mapping is one site, as before; a list is several."""
    root = small_copy()
    settings = root / "data" / "campaign.yml"
    text = settings.read_text("utf-8")
    block = re.search(r"(?m)^exit:\n(?:  .*\n)+", text)
    assert block is not None
    many = "exit:\n" + "".join(f'  - {{url: "https://site{n}.org/", name: {{ar: "أ", en: "A"}}}}\n' for n in range(3))
    settings.write_text(text.replace(block[0], many), "utf-8")
    campaign = load_campaign(root)
    chosen = {f"en/{n}.md": campaign.exit_for(f"en/{n}.md").url for n in range(20)}

    assert len(set(chosen.values())) == 3
    assert {path: load_campaign(root).exit_for(path).url for path in chosen} == chosen
    assert campaign.exit.url == "https://site0.org/"


def test_a_menu_that_names_no_page_is_an_error(small_copy: Callable[..., Path]) -> None:
    """With its place."""
    menu = 'groups:\n  - title: {ar: "أ", en: "A"}\n    pages: [help.md, helb.md]\n'
    campaign = load_campaign(small_copy({"data/menu.yml": menu}))

    assert [(p.path, p.line) for p in campaign.problems if "helb.md" in str(p)] == [("data/menu.yml", 3)]
