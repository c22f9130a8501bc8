"""Faults by criterion: every one must be found."""

from __future__ import annotations

from grade_tests.changes import (
    CALL,
    GOOD,
    LEAVE,
    NOISE,
    Change,
    add,
    both,
    content,
    digest,
    empty_page,
    everywhere,
    header,
    script,
    without_leave,
)

STYLE = "p { margin: 0 }"
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
        # The page names its own style rightly; the header still names that of the edition before.
        both(
            everywhere("style-src 'self'", f"style-src 'self' {digest(STYLE)}"),
            everywhere("</head>", f"<style>{STYLE}</style></head>"),
            header(
                "content-security-policy",
                f"default-src 'none'; style-src 'self' {digest('p { margin: 1px }')}; frame-ancestors 'none'",
            ),
        ),
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
        # As our own pages say it, with the day of the check in the same line.
        add("<p>Last checked on 1 March 2026 · to be checked again by 1 May 2026</p>"),
        add("<p>آخر مراجعة في 1 مارس 2026 · ويُعاد التحقق منها قبل 1 مايو 2026</p>"),
        add("<p>This price holds until 1 May 2024.</p>"),
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
