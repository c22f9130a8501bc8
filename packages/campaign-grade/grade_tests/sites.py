"""A small campaign site that meets every criterion, as files in a dict, to be damaged by the tests."""

from __future__ import annotations

import dataclasses
import datetime
import json
from pathlib import Path

from campaign_grade.folder import read_folder
from campaign_grade.model import FOLDER_HOST, Asset, Site

TODAY = datetime.date(2026, 11, 24)
Files = dict[str, str]
Headers = dict[str, str]

STYLE = """body { font-family: system-ui, sans-serif; margin: 0 auto; max-width: 40rem }
@media print { .leave, nav { display: none } body { color: #000 } }
"""
WORDS = {
    "en": {
        "other": "ar",
        "leave": "Leave this page",
        "limits": "Leaving does not hide that you were here: the browser history may still show this page.",
        "call": "Call for help",
        "text": "You may keep your passport. Your employer must pay the wage each month. Ask for help when you are "
        "forced to work, when somebody takes your papers, or when you may not leave the house.",
        "checked": "Last checked on 23 November 2026",
        "poster": "Poster to print",
        "picture": "A lighthouse",
    },
    "ar": {
        "other": "en",
        "leave": "غادر هذه الصفحة",
        "limits": "المغادرة لا تخفي أنك كنت هنا: قد يظهر اسم الصفحة في سجل المتصفح.",
        "call": "اتصل طلبًا للمساعدة",
        "text": "يحق لك الاحتفاظ بجواز سفرك. وعلى صاحب العمل أن يدفع الأجر كل شهر. اطلب المساعدة إن أُجبرت على "
        "العمل، أو أخذ أحد أوراقك، أو مُنعت من الخروج من البيت.",
        "checked": "آخر مراجعة في 23 نوفمبر 2026",
        "poster": "ملصق للطباعة",
        "picture": "منارة",
    },
}
NAMES = {"en": "English", "ar": "العربية"}
DIRECTIONS = {"en": "ltr", "ar": "rtl"}
HEADERS: Headers = {
    "content-security-policy": "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'",
    "strict-transport-security": "max-age=63072000",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "request-otr": "1",
    "cache-control": "no-store",
    "content-encoding": "gzip",
}


def page(tag: str, title: str, name: str) -> str:
    """Return one page of the site that meets every criterion."""
    words = WORDS[tag]
    other = words["other"]
    return f"""<!doctype html>
<html lang="{tag}" dir="{DIRECTIONS[tag]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'">
<title>{title}</title>
<link rel="stylesheet" href="../style.css">
</head>
<body>
<a class="skip" href="#main">→ main</a>
<a class="leave" href="https://weather.example/" rel="noreferrer">{words["leave"]}</a>
<p>{words["call"]}: <a href="tel:+96522216656" dir="ltr">+965 2221 6656</a></p>
<nav><a href="../{other}/{name}" hreflang="{other}">{NAMES[other]}</a> <a href="index.html">1</a> <a href="work.html">2</a></nav>
<main id="main">
<h1>{title}</h1>
<p>{words["limits"]}</p>
<h2>{title}</h2>
<p>{words["text"]}</p>
<img src="../light.png" alt="{words["picture"]}">
<label for="q">{words["call"]}</label> <input id="q">
<p><a href="../poster.pdf">{words["poster"]}</a></p>
<p>{words["checked"]}</p>
</main>
</body>
</html>
"""


def good_site() -> Files:
    """Return the files of a site that meets every criterion."""
    return {
        "style.css": STYLE,
        "light.png": "picture " * 100,
        "poster.pdf": "%PDF-1.7",
        "en/index.html": page("en", "Information for workers", "index.html"),
        "en/work.html": page("en", "Work", "work.html"),
        "ar/index.html": page("ar", "معلومات للعاملين", "index.html"),
        "ar/work.html": page("ar", "العمل", "work.html"),
        "contacts.json": json.dumps(
            {
                "contacts": [
                    {
                        "id": "hotline",
                        "channels": [{"number": "+96522216656", "short": None, "shown": "2221 6656"}],
                        "verified": {"on": "2026-11-23", "until": "2027-02-21"},
                    }
                ]
            }
        ),
    }


def write(files: Files, folder: Path) -> Path:
    """Write *files* below *folder*."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return folder


def read(files: Files, folder: Path, *, headers: Headers | None = None, today: datetime.date = TODAY) -> Site:
    """Return the site of *files*; with *headers*, as if an https host had sent them."""
    site = read_folder(write(files, folder), "site", today, most_pages=100)
    if headers is None:
        return site
    here = f"https://{FOLDER_HOST}"
    cookies = tuple(filter(None, [headers.get("asset-cookie", "")]))
    return dataclasses.replace(
        site,
        target=here,
        live=True,
        pages=tuple(dataclasses.replace(page, headers=tuple(headers.items())) for page in site.pages),
        assets={
            address: Asset(asset.address, asset.size, asset.text, cookies) for address, asset in site.assets.items()
        },
    )


def served_site() -> Files:
    """Return the good site with a home page at its root, as a host has it."""
    files = good_site()
    home = files["en/index.html"].replace("../", "")
    for name in ("index.html", "work.html"):
        home = home.replace(f'href="{name}"', f'href="en/{name}"')
    return {**files, "index.html": home}


# One site for each grade, as they are met: what its owners did well and what they overlooked.


def grade_a() -> tuple[Files, Headers]:
    """Everything of the good site, and its headers."""
    return served_site(), dict(HEADERS)


def grade_b() -> tuple[Files, Headers]:
    """A careful group on a host that cannot send headers, and that never thought of paper or of limits."""
    files = served_site()
    files["style.css"] = "body { font-family: system-ui }"
    del files["poster.pdf"]
    for name in [name for name in files if name.endswith(".html")]:
        files[name] = files[name].replace(WORDS["en"]["limits"], "").replace(WORDS["ar"]["limits"], "")
        files[name] = files[name].replace(' rel="noreferrer"', "").replace('<meta name="robots" content="noindex">', "")
    return files, {}


_OFFICE = """<!DOCTYPE html>
<html lang="{tag}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><link rel="stylesheet" href="/office.css"></head>
<body class="{tag}">
<header><h1>{title}</h1></header>
<nav><a href="/index.html">Home</a> <a href="/workers.html">Workers</a> <a href="/ar.html" hreflang="ar">العربية</a></nav>
<main><p>{text}</p><h2>{title}</h2><p>{text}</p>
<p>Tel: <a href="tel:+96522216656">+965 2221 6656</a></p><img src="/building.jpg" alt="">
<p>Last updated: 3 March 2026</p></main>
</body></html>
"""


def grade_c() -> tuple[Files, Headers]:
    """A public office: its own server, nothing of others, and nobody who thought that a reader may be watched."""
    text, ar = WORDS["en"]["text"], WORDS["ar"]["text"]
    files = {
        "index.html": _OFFICE.format(tag="en", title="Labour relations", text=text),
        "workers.html": _OFFICE.format(tag="en", title="Workers", text=text),
        "ar.html": _OFFICE.format(tag="ar", title="علاقات العمل", text=ar).replace(
            "Last updated: 3 March 2026", "آخر تحديث: 3 مارس 2026"
        ),
        "office.css": "body { font: 16px Arial } @media print { nav { display: none } }",
        "building.jpg": "x" * 300_000,
    }
    return files, {"x-content-type-options": "nosniff", "x-frame-options": "SAMEORIGIN"}


def grade_d() -> tuple[Files, Headers]:
    """A fork of the good site whose numbers nobody checked again."""
    files = served_site()
    files["contacts.json"] = files["contacts.json"].replace("2027-02-21", "2026-10-01")
    return files, dict(HEADERS)


def grade_e() -> tuple[Files, Headers]:
    """A designer's page: the number stands in the poster's picture, and a button to leave needs a script."""
    files = served_site()
    call = '<a href="tel:+96522216656" dir="ltr">+965 2221 6656</a>'
    for name in [name for name in files if name.endswith(".html")]:
        files[name] = files[name].replace(call, '<img src="/light.png" alt="Our hotline">')
    del files["contacts.json"]
    return files, {}


_SHARED = """<!DOCTYPE html>
<html>
<head><meta charset="utf-8"><title>{title} | Stop Human Trafficking</title>
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1, user-scalable=no">
<link rel="stylesheet" href="https://fonts.googleapis.com/css2?family=Cairo">
<link rel="stylesheet" href="/wp-content/themes/give/style.css">
<script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>
<script>window.dataLayer=window.dataLayer||[];function gtag(){{dataLayer.push(arguments)}}gtag('js',new Date());
!function(f){{f.fbq=1}}(window);fbq('init','1');localStorage.setItem('visited','1')</script>
</head>
<body>
<form action="/" method="get"><input name="s" placeholder="Search"></form>
<a href="/"><img src="/wp-content/uploads/hero.jpg"></a> <a href="/?p=2">About</a>
<h1>{title}</h1><h4>You are completely safe with us</h4>
<p>Call our hotline on +٩٦٥ ٢٢٢١ ٦٦٥٦. Offer valid until 31 December 2022.</p>
<iframe src="https://www.youtube.com/embed/1"></iframe>
<form action="https://forms.google.com/x" method="post"><input name="name"><input name="passport"></form>
</body></html>
"""


def grade_f() -> tuple[Files, Headers]:
    """A charity's content system with the usual plug-ins, and a cookie with every answer."""
    files = {
        "index.html": _SHARED.format(title="Home"),
        "wp-content/themes/give/style.css": "body { font-family: Cairo }",
        "wp-content/uploads/hero.jpg": "x" * 900_000,
    }
    return files, {"set-cookie": "PHPSESSID=1; path=/", "server": "Apache"}


BY_GRADE = {"A": grade_a, "B": grade_b, "C": grade_c, "D": grade_d, "E": grade_e, "F": grade_f}
