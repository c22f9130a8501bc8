"""Every published file is opened again, and everything in it that is not the registry's is an error."""

from __future__ import annotations

import base64
import gzip
import io
import json
from typing import TYPE_CHECKING

import brotli
import pytest
import segno
import typst

from manara.campaign.load import load_campaign
from manara.contacts.registry import registry_of
from manara.publishing.proving.compare import Comparison
from manara.publishing.proving.readback import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

SITE = "https://manara.example/"
BAR = '<p><a href="tel:112">112</a></p><p><a href="tel:+96525589696" dir="ltr">2558 9696</a></p>'


@pytest.fixture(scope="module")
def comparison(repository: Path) -> Comparison:
    campaign = load_campaign(repository)
    return Comparison(registry_of(campaign, SITE), campaign)


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html lang=en><head><title>x</title>{head}</head><body>{BAR}{body}</body></html>".encode()


def ld(**fields: str) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "ContactPoint"} | fields)}</script>'


def pdf(words: str) -> bytes:
    return bytes(typst.compile(f'#set text(font: "New Computer Modern")\n{words}'.encode(), format="pdf"))


def qr(target: str, kind: str = "png") -> bytes:
    stream = io.BytesIO()
    segno.make(target, error="m").save(stream, kind=kind, scale=6, border=4)
    return stream.getvalue()


HOTLINE_NAME = "Trafficking in persons reporting line"

GOOD = {
    "page": ("a.html", page("<p>x</p>")),
    "isolates": ("a.html", page("<p>\u2066+965 2558 9696\u2069</p>", '<meta name="description" content="\u20662558 9696\u2069">')),
    "links": ("a.html", page('<a href="mailto:iomkuwait@iom.int">iomkuwait@iom.int</a> <a href="https://wa.me/96597283636">9728 3636</a>')),
    "own address": ("a.html", page(f'<link rel="canonical" href="{SITE}en/help.html"><a href="../ar/index.html">x</a>')),
    "spelled out": ("a.html", page("<p>two five five eight, then nine six nine six; one one two; one, two, three</p>")),
    "leave": ("a.html", page('<a href="https://www.kuna.net.kw/">x</a>')),
    "json-ld": ("a.html", page("", ld(name=HOTLINE_NAME, telephone="+96525589696"))),
    "card": ("a.html", page(f'<section class="card"><h3>{HOTLINE_NAME}</h3><a href="tel:+96525589696">2558 9696</a></section>')),
    "share": ("a.html", page('<a href="https://wa.me/?text=Call%202558%209696">x</a>')),
    "json": ("a.json", json.dumps({"telephone": "+96525589696", "text": "call 2558 9696"}).encode()),
    "versions": ("a.json", b'{"dependencies": {"tzdata": "2026.6", "types": "1.1.2.20261023", "x": "2026.10.19.post1"}}'),
    "vcard": ("a.vcf", b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Office\r\nTEL;TYPE=VOICE:+96525589696\r\nEND:VCARD\r\n"),
    "xml": ("a.xml", f"<urlset><url><loc>{SITE}en/a.html</loc></url></urlset>".encode()),
    "text": ("a.txt", "اتصل \u20662558 9696\u2069".encode()),
    "svg": ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M25 58 96 97"/><text>2558 9696</text></svg>'),
    "pdf": ("a.pdf", pdf("Call 2558 9696")),
    "qr": ("a.png", qr("tel:+96525589696")),
    "gzip": ("a.txt.gz", gzip.compress(b"2558 9696")),
    "brotli": ("a.txt.br", brotli.compress(b"2558 9696")),
}  # fmt: skip

BAD = {
    "wrong digit shown": ("a.html", page('<a href="tel:+96525589696">2558 9697</a>')),
    "a digit more in front": ("a.html", page('<p>Under 18: <a href="tel:147">1147</a>, day and night.</p>')),
    "a digit more behind": ("a.html", page('<p>Under 18: <a href="tel:147">1471</a>, day and night.</p>')),
    "other contact shown": ("a.html", page('<a href="tel:+96525589696">2493 7600</a>')),
    "wrong target": ("a.html", page('<a href="tel:+96525589697">2558 9696</a>')),
    "target with spaces": ("a.html", page('<a href="tel:+965 2558 9696">2558 9696</a>')),
    "Arabic digits in target": ("a.html", page('<a href="tel:+٩٦٥٢٥٥٨٩٦٩٦">2558 9696</a>')),
    "Arabic digits shown": ("a.html", page("<p>٢٥٥٨ ٩٦٩٦</p>")),
    "other grouping": ("a.html", page("<p>255 89 696</p>")),
    "split by tags": ("a.html", page("<p>25<b>58</b> <i>9697</i></p>")),
    "foreign number": ("a.html", page("<p>+44 20 7946 0123</p>")),
    "short number": ("a.html", page("<p>Call 113</p>")),
    "alt text": ("a.html", page('<img alt="Call 2558 9697" src="x.png">')),
    "comment": ("a.html", page("<!-- 2558 9697 -->")),
    "description": ("a.html", page("", '<meta name="description" content="2558 9697">')),
    "script": ("a.html", page("<script>let a = '25589697'</script>")),
    "json-ld number": ("a.html", page("", ld(telephone="+96525589697"))),
    "json-ld name": ("a.html", page("", ld(name="Emergency", telephone="+96525589696"))),
    "no hotline": ("a.html", page("").replace(b"tel:+96525589696", b"#")),
    "card of another": ("a.html", page('<section class="card"><h3>Emergency</h3><a href="tel:+96525589696">2558 9696</a></section>')),
    "card of nobody": ("a.html", page('<section class="card"><h3>Emergencv</h3></section>')),
    "e-mail": ("a.html", page('<a href="mailto:iomkuwait@iom.int">iomkuwait@iorn.int</a>')),
    "mixed script e-mail": ("a.html", page("<p>iоmkuwait@iom.int</p>")),
    "link": ("a.html", page('<a href="https://www.moi.gov.kw/">x</a>')),
    "tracker": ("a.html", page('<img src="https://cdn.other.com/x.png">')),
    "protocol-relative": ("a.html", page('<a href="//ar/index.html">x</a>')),
    "javascript": ("a.html", page('<a href="javascript:alert(1)">x</a>')),
    "share": ("a.html", page('<a href="https://wa.me/?text=Call%202558%209697">x</a>')),
    "refresh": ("a.html", page("", '<meta http-equiv="refresh" content="0; url=https://other.org/">')),
    "srcset": ("a.html", page('<img alt="" srcset="x.png 1x, https://cdn.other.org/y.png 2x">')),
    "inner page": ("a.html", page('<iframe srcdoc="&lt;p&gt;2558 9697&lt;/p&gt;"></iframe>')),
    "style's address": ("a.html", page("", "<style>p{background:url(https://cdn.other.org/x.png)}</style>")),
    "script's address": ("a.html", page('<script>fetch("https://other.org/x")</script>')),
    "turned round": ("a.html", page("<p>\u202e6969 8552\u202c</p>")),
    "keycaps": ("a.html", page("<p>2\ufe0f\u20e35\ufe0f\u20e35\ufe0f\u20e38\ufe0f\u20e39697</p>")),
    "spelled out": ("a.html", page('<div role="img" aria-label="two five five eight, then nine six nine seven"></div>')),
    "spelled out in Arabic": ("a.html", page("<p>اثنان خمسة خمسة ثمانية، ثم تسعة ستة تسعة سبعة</p>")),
    "spelled out, short": ("a.html", page("<p>one one three</p>")),
    "superscripts": ("a.html", page("<p>²⁵⁵⁸ ⁹⁶⁹⁷</p>")),
    "circles": ("a.html", page("<p>②⑤⑤⑧ ⑨⑥⑨⑦</p>")),
    "drawing in a page": ("a.html", page('<svg><text>2558 9697</text><a xlink:href="tel:+96525589697">x</a></svg>')),
    "embedded drawing": ("a.html", page('<img alt="" src="data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22%3E%3Ctext%3E2558%209697%3C/text%3E%3C/svg%3E">')),
    "embedded code": ("a.html", page(f'<img alt="" src="data:image/png;base64,{base64.b64encode(qr("tel:+96525589697")).decode()}">')),
    "whatsapp": ("a.html", page('<a href="https://wa.me/96597283637">x</a>')),
    "whatsapp to a line": ("a.html", page('<a href="https://wa.me/96525589696">2558 9696</a>')),
    "json field": ("a.json", b'{"telephone": "+96525589697"}'),
    "json text": ("a.json", b'[{"text": "2558 9697"}]'),
    "json, no version": ("a.json", b'{"dependencies": {"tzdata": "2558 9697"}}'),
    "json, no version either": ("a.json", b'{"dependencies": {"tzdata": "25589697"}}'),
    "json broken": ("a.json", b'{"a": '),
    "vcard": ("a.vcf", b"BEGIN:VCARD\r\nTEL:+96525589697\r\nEND:VCARD\r\n"),
    "vcard folded": ("a.vcf", b"BEGIN:VCARD\r\nTEL:+9652558\r\n 9697\r\nEND:VCARD\r\n"),
    "vcard note": ("a.vcf", "BEGIN:VCARD\r\nNOTE:٢٥٥٨ ٩٦٩٧\r\nEND:VCARD\r\n".encode()),
    "vcard broken": ("a.vcf", b"TEL:+96525589696\r\n"),
    "xml": ("a.xml", b"<rss><title>2558 9697</title></rss>"),
    "xml link": ("a.xml", b"<rss><loc>https://other.org/a</loc></rss>"),
    "text": ("a.txt", b"2558 9697"),
    "style": ("a.css", b'p::after { content: "2558 9697" }'),
    "svg": ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><text>25<tspan>58 </tspan>9697</text></svg>'),
    "svg title": ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><title>2558 9697</title></svg>'),
    "pdf": ("a.pdf", pdf("Ask: 2558 9697")),
    "pdf link": ("a.pdf", pdf('#link("tel:+96525589697")[x]')),
    "pdf broken": ("a.pdf", b"%PDF-1.7 nothing"),
    "qr": ("a.png", qr("tel:+96525589697")),
    "qr elsewhere": ("a.png", qr("https://manara.exarnple/")),
    "image broken": ("a.png", b"\x89PNG"),
    "gzip": ("a.txt.gz", gzip.compress(b"2558 9697")),
    "gzip broken": ("a.txt.gz", b"\x1f\x8b123"),
    "brotli": ("a.txt.br", brotli.compress(b"2558 9697")),
    "unknown format": ("a.xyz", b""),
    "unknown name": ("README", b""),
}  # fmt: skip


@pytest.mark.parametrize("kind", GOOD)
def test_what_comes_from_the_registry_passes(comparison: Comparison, kind: str) -> None:
    """Canonical numbers, their links and machine fields raise no alarm, in any format."""
    name, raw = GOOD[kind]
    assert read_bytes(raw, name, comparison) == []


@pytest.mark.parametrize("kind", BAD)
def test_what_does_not_is_an_error(comparison: Comparison, kind: str) -> None:
    """A wrong digit, target, name or address stops the build, in any format."""
    name, raw = BAD[kind]
    problems = read_bytes(raw, name, comparison)
    assert problems
    assert all(problem.path == f"site/{name}" for problem in problems)


def test_an_unknown_format_is_named(comparison: Comparison) -> None:
    """Nothing is published that nobody can read back."""
    [problem] = read_bytes(b"", "a.xyz", comparison)
    assert str(problem.message) == "no reader for .xyz"


def test_a_line_file_holds_its_own_line(comparison: Comparison) -> None:
    """A vCard with the number of another contact is refused, though that number is in the registry."""
    first, second = list(comparison.cards.values())[:2]
    assert read_bytes(first.text.encode(), first.path, comparison) == []
    assert read_bytes(second.text.encode(), first.path, comparison) != []


def test_a_sheet_shows_both_main_numbers(comparison: Comparison) -> None:
    """A wrong number of three digits looks like any other word: the right ones must be there."""
    right, wrong = pdf("Danger: 112. Report: 2558 9696."), pdf("Danger: 121. Report: 2558 9696.")

    assert read_bytes(right, "en/print/poster.pdf", comparison) == []
    problems = read_bytes(wrong, "en/print/poster.pdf", comparison)
    assert "the sheet lacks the number of “emergency”" in [str(problem.message) for problem in problems]
