"""Each criterion is met by a good site, and not by the same site with one fault."""

from __future__ import annotations

import dataclasses
import datetime
import random
import string
from collections.abc import Callable
from pathlib import Path

import pytest

from campaign_grade.criteria import CRITERIA
from campaign_grade.model import Criterion, Site, Verdict
from campaign_grade.phones import find_numbers
from grade_tests.sites import HEADERS, Files, Headers, good_site, read

BY_ID = {criterion.id: criterion for criterion in CRITERIA}
LEAVE = '<a class="leave" href="https://weather.example/" rel="noreferrer">'
GOOD = good_site()
CALL = '<a href="tel:+96522216656" dir="ltr">+965 2221 6656</a>'


def everywhere(old: str, new: str) -> Callable[[Files, Headers], None]:
    """Replace in all pages; the text must be there."""

    def change(files: Files, headers: Headers) -> None:
        for name in files:
            if name.endswith(".html"):
                assert old in files[name], old
                files[name] = files[name].replace(old, new)

    return change


def script(code: str) -> Callable[[Files, Headers], None]:
    """Add a program to all pages."""
    return everywhere("</main>", f"</main><script>{code}</script>")


def add(markup: str) -> Callable[[Files, Headers], None]:
    """Add markup to all pages."""
    return everywhere("</main>", f"{markup}</main>")


def header(name: str, value: str = "") -> Callable[[Files, Headers], None]:
    """Send another value, or none."""

    def change(files: Files, headers: Headers) -> None:
        headers[name] = value

    return change


def content(name: str, new: str | None) -> Callable[[Files, Headers], None]:
    """Write a file, or remove it."""

    def change(files: Files, headers: Headers) -> None:
        files.pop(name, None)
        if new is not None:
            files[name] = new

    return change


def both(*changes: Callable[[Files, Headers], None]) -> Callable[[Files, Headers], None]:
    """Make several changes."""

    def change(files: Files, headers: Headers) -> None:
        for one in changes:
            one(files, headers)

    return change


def without_leave(files: Files, headers: Headers) -> None:
    """Take the control and the words beside it away."""
    for name in files:
        files[name] = "\n".join(line for line in files[name].split("\n") if 'class="leave"' not in line)


def empty_page(files: Files, headers: Headers) -> None:
    """Leave a page to its script."""
    files["en/work.html"] = (
        '<!doctype html><html lang="en"><title>Work</title><div id="app"></div><script src="../app.js"></script>'
    )
    files["app.js"] = "draw()"


# Letters that cannot be packed.
NOISE = "".join(random.Random(1).choices(string.ascii_letters, k=200_000))  # noqa: S311  # no secret
Change = Callable[[Files, Headers], None]
# Faults by criterion: every one must be found.
FAULTS: dict[str, list[Change]] = {
    "safety.number-first": [
        everywhere(CALL, f"{'menu and more menu ' * 60}{CALL}"),
        both(everywhere(CALL, ""), add(f"<p>{'word ' * 400}</p>{CALL}")),
    ],
    "safety.leave": [without_leave, both(without_leave, add('<a href="work.html">Exit permits</a>'))],
    "safety.leave-link": [
        everywhere(LEAVE, '<a class="leave" href="#">'),
        everywhere(LEAVE, '<a class="leave" href="javascript:go()">'),
        everywhere(LEAVE, '<a class="leave" href="http://weather.example/">'),
        everywhere(LEAVE, '<a class="leave" href="other.html">'),
    ],
    "safety.leave-quietly": [
        everywhere('rel="noreferrer">', 'rel="noreferrer" target="_blank">'),
        both(
            everywhere('rel="noreferrer">', ">"),
            everywhere('<meta name="referrer" content="no-referrer">', ""),
            header("referrer-policy"),
        ),
    ],
    "safety.leave-place": [everywhere('<a class="skip"', f'{"<a href=index.html>1</a>" * 6}<a class="skip"')],
    "safety.limits": [
        both(
            content("en/index.html", None),
            content("ar/index.html", None),
            content(
                "en/work.html",
                GOOD["en/work.html"]
                .replace("does not hide", "tells")
                .replace("may still", "may")
                .replace("history", ""),
            ),
            content("ar/work.html", GOOD["ar/work.html"].replace("لا تخفي", "تعني").replace("سجل", "")),
        )
    ],
    "safety.promises": [
        add("<p>This site is completely safe.</p>"),
        add("<p>Reading here leaves no trace.</p>"),
        add("<p>You stay totally anonymous.</p>"),
        add("<p>هذا الموقع آمن تمامًا.</p>"),
        add("<p>التصفح هنا لا يترك أيَّ أثر</p>"),
    ],
    "safety.titles": [
        content("en/index.html", GOOD["en/index.html"].replace("Information for workers", "Help for victims")),
        content("ar/index.html", GOOD["ar/index.html"].replace("معلومات للعاملين", "ضحايا الاتِّجار بالبشر")),
    ],
    "safety.addresses": [
        content("en/trafficking-help.html", GOOD["en/index.html"]),
        content("ar/الاتجار.html", GOOD["ar/index.html"]),
    ],
    "safety.questions": [
        add('<form action="/search"><label>Find <input name="q"></label></form>'),
        add('<form method="GET"><label>Find <textarea name="q"></textarea></label></form>'),
    ],
    "numbers.text": [everywhere(CALL, '<a href="tel:+96522216656"><img src="../number.png" alt=""></a>')],
    "numbers.agree": [
        everywhere("+965 2221 6656", "+965 2221 6665"),
        everywhere('dir="ltr">+965', 'dir="ltr" aria-label="+965 2221 6655">+965'),
        everywhere("tel:+96522216656", "tel:+96522216657"),
        both(everywhere("tel:+96522216656", "tel:+96522216657"), everywhere("2221 6656", "2221 6657")),
        add("<p>+965 2221 6658</p>"),
    ],
    "numbers.links": [add("<p>+965 2460 0000</p>"), add("<p>Call 2460 0000</p>")],
    "numbers.targets": [
        everywhere("tel:+96522216656", "tel:+965 2221 6656"),
        everywhere("tel:+96522216656", "tel:+٩٦٥٢٢٢١٦٦٥٦"),
        everywhere("tel:+96522216656", "tel:0096522216656"),
        everywhere("tel:+96522216656", "TEL:+96522216656;ext=1"),
    ],
    "numbers.neighbours": [both(content("contacts.json", None), add("<p>Call +965 2221 6658</p>"))],
    "numbers.ascii": [everywhere("+965 2221 6656", "+٩٦٥ ٢٢٢١ ٦٦٥٦")],
    "numbers.isolated": [
        content("ar/index.html", GOOD["ar/index.html"].replace(' dir="ltr">', ">")),
        content("ar/work.html", GOOD["ar/work.html"].replace("</main>", "<p>اتصل على +965 2221 6656</p></main>")),
        everywhere('dir="ltr">+965', 'dir="auto">+965'),
    ],
    "privacy.code": [
        add('<script src="https://cdn.other.example.net/a.js"></script>'),
        add('<iframe src="https://www.youtube.com/embed/1" title="Video"></iframe>'),
        add('<object data="//maps.other.net/"></object>'),
        script('fetch("https://api.other.net/visit")'),
        both(content("app.js", 'new WebSocket("wss://live.other.net/")'), add('<script src="../app.js"></script>')),
    ],
    "privacy.trackers": [
        script('window.dataLayer=[];function gtag(){} gtag("js", new Date())'),
        script('fbq("init", "1")'),
        script("var _paq = []"),
        script('navigator.sendBeacon("/count")'),
        add('<script src="https://www.googletagmanager.com/gtm.js"></script>'),
        add('<img src="/count.gif" width="1" height="1" alt="">'),
        both(content("app.js", "hotjar()"), add('<script src="../app.js"></script>')),
        add("<a href=\"#\" onclick=\"ga('send', 'event')\">x</a>"),
    ],
    "privacy.cookies": [
        header("set-cookie", "PHPSESSID=1; path=/"),
        header("asset-cookie", "visit=1"),
        script('document.cookie = "a=1"'),
    ],
    "privacy.storage": [
        script('localStorage.setItem("seen", 1)'),
        script("sessionStorage.seen = 1"),
        script('localStorage["seen"] = 1'),
        script('navigator.serviceWorker.register("/sw.js")'),
        script('indexedDB.open("a")'),
    ],
    "privacy.resources": [
        add('<img src="https://pictures.other.net/a.png" alt="">'),
        everywhere("</head>", '<link rel="stylesheet" href="https://fonts.googleapis.com/css2"></head>'),
        everywhere("</head>", '<link rel="preconnect" href="https://other.net"></head>'),
        everywhere("</head>", "<style>@import 'https://other.net/a.css';</style></head>"),
        content("style.css", "@media print{a{}} @font-face{src:url(//other.net/a.woff2)}"),
        add('<p style="background:url(https://other.net/a.png)">x</p>'),
        add('<img srcset="https://other.net/a.png 2x" alt="">'),
    ],
    "privacy.forms": [
        add('<form method="post" action="https://forms.other.net/"></form>'),
        add('<form method="post" action="mailto:a@b.example"></form>'),
        add('<form method="post"><button formaction="https://forms.other.net/">Send</button></form>'),
    ],
    "served.policy": [
        both(everywhere("default-src 'none'; style-src", "style-src"), header("content-security-policy")),
        both(
            everywhere("default-src 'none'; style-src", "default-src *; style-src"),
            header("content-security-policy", "default-src 'self'; script-src 'self' 'unsafe-inline'"),
        ),
        # Strict enough, and made for another edition: the page is shown without its style.
        everywhere("</head>", "<style>p { margin: 0 }</style></head>"),
    ],
    "served.no-store": [header("cache-control", "max-age=3600"), header("cache-control")],
    "served.referrer": [
        both(everywhere('<meta name="referrer" content="no-referrer">', ""), header("referrer-policy", "unsafe-url"))
    ],
    "served.framing": [header("content-security-policy", "default-src 'none'")],
    "served.hsts": [header("strict-transport-security"), header("strict-transport-security", "max-age=60")],
    "served.sniffing": [header("x-content-type-options")],
    "served.permissions": [header("permissions-policy"), header("permissions-policy", "camera=(self)")],
    "served.no-record": [header("request-otr")],
    "languages.two": [both(content("ar/index.html", None), content("ar/work.html", None))],
    "languages.switch": [
        everywhere('<nav><a href="../', '<nav><a title="../'),
    ],
    "languages.declared": [
        content("en/index.html", GOOD["en/index.html"].replace('lang="en"', "")),
        content("en/index.html", GOOD["en/index.html"].replace('lang="en"', 'lang="xx"')),
        content("en/index.html", GOOD["en/index.html"].replace('lang="en"', 'lang="english"')),
    ],
    "languages.direction": [
        content("ar/index.html", GOOD["ar/index.html"].replace('dir="rtl"', "")),
        content("ar/index.html", GOOD["ar/index.html"].replace('lang="ar" dir="rtl"', "")),
        content(
            "ar/index.html",
            GOOD["ar/index.html"].replace(' dir="rtl"', "").replace("<body>", '<body dir="rtl">'),
        ),
    ],
    "languages.match": [content("ar/index.html", GOOD["en/index.html"].replace('lang="en"', 'lang="ar"'))],
    "languages.even": [
        both(content("en/more.html", GOOD["en/index.html"]), content("en/most.html", GOOD["en/index.html"]))
    ],
    "freshness.expired": [
        content("contacts.json", GOOD["contacts.json"].replace("2027-02-21", "2026-11-23")),
        add("<p>This offer is valid until 1 May 2024.</p>"),
        add("<p>صالحة حتى ١ مايو ٢٠٢٤</p>"),
        add('<script type="application/ld+json">{"@type": "Offer", "validThrough": "2024-05-01"}</script>'),
    ],
    "freshness.dated": [
        both(
            content("en/index.html", None),
            content("ar/index.html", None),
            content("en/work.html", GOOD["en/work.html"].replace("Last checked on", "Since")),
            content("ar/work.html", GOOD["ar/work.html"].replace("آخر مراجعة في", "منذ")),
        )
    ],
    "freshness.recent": [
        content("en/work.html", GOOD["en/work.html"].replace("2026", "2024")),
        content("ar/work.html", GOOD["ar/work.html"].replace("23 نوفمبر 2026", "٢٣ تشرين الثاني ٢٠٢٤")),
        content("ar/work.html", GOOD["ar/work.html"].replace("23 نوفمبر 2026", "2023-11-02")),
    ],
    "freshness.links": [add('<a href="gone.html">more</a>'), add('<a href="/help/">more</a>')],
    "weight.page": [
        content("light.png", "x" * 200_000),
        content("en/work.html", GOOD["en/work.html"].replace("<h2>", f"{NOISE}<h2>")),
    ],
    "weight.without-script": [empty_page],
    "weight.requests": [add("".join(f'<img src="../{i}.png" alt="">' for i in range(9)))],
    "weight.light": [content("light.png", "x" * 14_000)],
    "weight.pictures": [content("light.png", "x" * 260_000)],
    "weight.fonts": [
        content("style.css", "@media print{a{}} @font-face{src:url(a.woff2)}"),
        everywhere("</head>", '<link rel="preload" href="a.woff2"></head>'),
    ],
    "weight.packed": [header("content-encoding")],
    "accessibility.images": [add('<img src="../light.png">')],
    "accessibility.names": [
        add('<a href="index.html"></a>'),
        add('<a href="index.html"><img src="../light.png" alt=""></a>'),
        add("<button></button>"),
    ],
    "accessibility.zoom": [
        everywhere("initial-scale=1", "initial-scale=1, user-scalable=no"),
        everywhere("initial-scale=1", "initial-scale=1, maximum-scale=1"),
        everywhere('<meta name="viewport" content="width=device-width, initial-scale=1">', ""),
    ],
    "accessibility.headings": [
        everywhere("<h1>", "<h1>One</h1><h1>"),
        everywhere("<h2>", "<h3>"),
    ],
    "accessibility.landmark": [both(everywhere("<main", "<div"), everywhere("</main>", "</div>"))],
    "accessibility.title": [content("en/work.html", GOOD["en/work.html"].replace("<title>Work", "<title>"))],
    "accessibility.fields": [everywhere('for="q"', ""), add("<select><option>1</select>")],
    "accessibility.motion": [
        add("<marquee>Call</marquee>"),
        add('<video autoplay src="../a.mp4"></video>'),
        everywhere("</head>", '<meta http-equiv="refresh" content="30"></head>'),
    ],
    "print.styles": [content("style.css", "body { margin: 0 }")],
    "print.number": [
        content("style.css", "@media print { a[href^='tel:'] { display: none } }"),
        content("style.css", "@media print { p, nav { display : none !important } }"),
    ],
    "print.sheets": [content("poster.pdf", None)],
}


def _judge(name: str, site: Site) -> Verdict:
    return BY_ID[name].judge(site)


# What looks like a fault and is none.
NO_FAULTS: dict[str, list[Change]] = {
    "safety.leave": [
        everywhere(
            'class="leave" href="https://weather.example/" rel="noreferrer">', 'href="/x" aria-label="Quick exit">'
        ),
        both(without_leave, everywhere("<body>", '<body><button id="exit-this-page">X</button>')),
        both(without_leave, everywhere("<body>", '<body><a href="https://weather.example/">اُخرُج من الموقع</a>')),
    ],
    "safety.promises": [
        add("<p>No site is completely private. The call is free and confidential.</p>"),
        add("<p>ليس هذا الموقع آمنًا تمامًا.</p><p>This page is not totally safe</p>"),
    ],
    "safety.titles": [
        content("en/law.html", GOOD["en/work.html"].replace("Work", "Victims").replace("noindex", "index"))
    ],
    "safety.questions": [add('<form method="post"><label>Find <input name="q"></label></form>')],
    "numbers.agree": [
        everywhere("+965 2221 6656", "2221 6656"),
        everywhere("+965 2221 6656", "00965-2221-6656"),
        everywhere("+965 2221 6656", "Call now (24 hours): 2221 6656"),
        both(
            content("contacts.json", None),
            everywhere("tel:+96522216656", "tel:112"),
            everywhere("+965 2221 6656", "112"),
        ),
    ],
    "numbers.links": [
        add("<p>Act No. 91 of 2013, 23 November 2026, 1,500,000 people, KD 75.500</p>"),
        add('<p>+965 9728 3636 <a href="https://wa.me/96597283636">WhatsApp</a></p>'),
        add("<p>Fax: 2460 0000</p>"),
        add("<ul><li>Since 2024</li><li>147</li><li>9696</li></ul>"),
    ],
    "numbers.ascii": [add('<p>اتصل على <bdo dir="ltr">+٩٦٥ ٢٢٢١ ٦٦٥٦</bdo></p>')],
    "numbers.isolated": [
        both(
            everywhere(' dir="ltr">+965', ">+965"),
            content("style.css", "@media print{} a[href^=tel]{direction:ltr;unicode-bidi:isolate}"),
        ),
        everywhere("</main>", "<p>\u2066+965 2221 6656\u2069</p></main>"),
        everywhere("</main>", "<p>اتصل على 112</p></main>"),
        everywhere("</main>", '<bdi dir="ltr"><b>+965 2221 6656</b></bdi></main>'),
    ],
    "privacy.code": [
        everywhere(
            "</head>",
            '<link rel="canonical" href="https://www.help.org/"><script src="https://cdn.help.org/a.js"></script></head>',
        ),
        add('<script src="data:text/javascript,1"></script><iframe srcdoc="x" title="x"></iframe>'),
        add('<script type="application/json">{"u": "fetch(\\"https://a.net/\\")"}</script>'),
    ],
    "privacy.storage": [script('var kept = localStorage.getItem("a"); if (localStorage.a == 1) go()')],
    "privacy.cookies": [script('if (document.cookie == "") go()')],
    "privacy.resources": [
        add('<a href="https://other.net/">other</a><link rel="alternate" href="https://other.net/">')
    ],
    "served.policy": [
        both(
            everywhere("default-src 'none'; style-src", "style-src"),
            header("content-security-policy", "Default-Src 'self'; script-src 'self' 'unsafe-inline' 'sha256-a'"),
        ),
    ],
    "languages.even": [content("index.html", GOOD["en/index.html"].replace("../", ""))],
    "languages.match": [add("<p>Short</p>")],
    "freshness.expired": [
        add("<p>Valid until 1 May 2027. The law of 1 May 2014 expired nobody.</p>"),
        content("contacts.json", "[]"),
    ],
    "accessibility.zoom": [everywhere("initial-scale=1", "initial-scale=1, maximum-scale=5")],
    "accessibility.images": [add('<img src="../light.png" alt="">')],
    "accessibility.names": [
        add('<a href="index.html"><svg aria-label="Home"></svg></a>'),
        add('<button title="Go"></button>'),
    ],
    "weight.without-script": [script("1")],
}


def _cases(table: dict[str, list[Change]]) -> list[object]:
    return [
        pytest.param(name, one, id=f"{name}-{place}")
        for name, changes in table.items()
        for place, one in enumerate(changes)
    ]


def _judged(name: str, change: Change, folder: Path) -> Verdict:
    files, headers = good_site(), dict(HEADERS)
    change(files, headers)
    return BY_ID[name].judge(read(files, folder, headers=headers))


@pytest.mark.parametrize("criterion", CRITERIA, ids=lambda criterion: criterion.id)
def test_a_good_site_meets_it(criterion: Criterion, tmp_path: Path) -> None:
    """Served with the right headers, everything can be judged and is met."""
    verdict = criterion.judge(read(good_site(), tmp_path, headers=dict(HEADERS)))

    assert (verdict.share, verdict.findings) == (1.0, ())


@pytest.mark.parametrize(("name", "change"), _cases(FAULTS))
def test_a_fault_is_found(name: str, change: Change, tmp_path: Path) -> None:
    """With the place where it is."""
    verdict = _judged(name, change, tmp_path)

    assert verdict.share is not None
    assert verdict.share < 1
    assert verdict.findings


@pytest.mark.parametrize(("name", "change"), _cases(NO_FAULTS))
def test_what_is_right_is_left_alone(name: str, change: Change, tmp_path: Path) -> None:
    """No false alarm."""
    verdict = _judged(name, change, tmp_path)

    assert (verdict.share, verdict.findings) == (1.0, ())


def test_every_criterion_has_a_fault_that_is_found() -> None:
    """So that none is decoration."""
    assert [criterion.id for criterion in CRITERIA if criterion.id not in FAULTS] == ["served.https"]


def test_http_is_a_fault_unless_it_is_this_machine(tmp_path: Path) -> None:
    """The port of a test cannot have a certificate."""
    site = read(good_site(), tmp_path, headers=dict(HEADERS))
    plain = tuple(dataclasses.replace(page, address=page.address.replace("https", "http")) for page in site.pages)

    assert _share("served.https", dataclasses.replace(site, pages=plain, target="http://help.example/")) == 0
    assert _share("served.https", dataclasses.replace(site, pages=plain, target="http://127.0.0.1:8000/")) is None
    assert _share("served.hsts", dataclasses.replace(site, pages=plain)) is None


def test_a_folder_has_no_headers_to_judge(tmp_path: Path) -> None:
    """It is said, and counts neither way."""
    site = read(good_site(), tmp_path)
    unjudged = [criterion.id for criterion in CRITERIA if criterion.judge(site).share is None]

    assert unjudged == [
        "served.https",
        "served.no-store",
        "served.framing",
        "served.hsts",
        "served.sniffing",
        "served.permissions",
        "served.no-record",
        "weight.packed",
    ]


@pytest.mark.parametrize("day", [datetime.date(2027, 11, 25), datetime.date(2029, 1, 1)])
def test_time_alone_makes_a_site_old(day: datetime.date, tmp_path: Path) -> None:
    """Nothing was changed, and nothing is believed for ever."""
    site = read(good_site(), tmp_path, today=day)

    assert _share("freshness.expired", site) == 0
    assert _share("freshness.recent", site) == (0.5 if day.year == 2027 else 0)


def _share(name: str, site: Site) -> float | None:
    return BY_ID[name].judge(site).share


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("Call 2221 6656. One more thing", ["22216656"]),
        ("اتصلي بـ 2221 6656. وإن كنت في خطر", ["22216656"]),
        ("Call 2221 6656. One one two is for danger", ["22216656", "112"]),
        ("Call 2221 66 five six", ["22216656"]),
    ],
)
def test_a_number_ends_with_its_sentence(words: str, digits: list[str]) -> None:
    """A word of the next one that also counts («وإن», “one”) makes no other number of it."""
    assert [hit.digits for hit in find_numbers(words)] == digits
