"""Every published file is opened again, and everything in it that is not the registry's is an error."""

from __future__ import annotations

import base64
import gzip
import io
import json

import brotli
import pytest
import segno
import typst

from manara.campaign.load import load_campaign
from manara.contacts.registry import registry_of
from manara.publishing.proving.compare import Comparison
from manara.publishing.proving.readback import read_bytes
from tests.conftest import copy_small

SITE = "https://harvest.example/"
BAR = '<p><a href="tel:999">999</a></p><p><a href="tel:+442079460018" dir="ltr">020 7946 0018</a></p>'


# An e-mail, which no contact of the frozen campaign has.
MAIL = "  - {id: mail, type: email, address: desk@board.example, hours: unknown, languages: unknown}\nverified:"


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    root = tmp_path_factory.mktemp("campaign")
    copy_small(root)
    record = root / "data" / "contacts" / "office.yml"
    record.write_text(record.read_text("utf-8").replace("verified:", MAIL), "utf-8")
    campaign = load_campaign(root)
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


HOTLINE_NAME = "Harvest advice line"

GOOD = {
    "page": ("a.html", page("<p>x</p>")),
    "isolates": ("a.html", page("<p>\u2066+44 20 7946 0018\u2069</p>", '<meta name="description" content="\u2066020 7946 0018\u2069">')),
    "links": ("a.html", page('<a href="mailto:desk@board.example">desk@board.example</a> <a href="https://wa.me/447700900123">07700 900123</a>')),
    "own address": ("a.html", page(f'<link rel="canonical" href="{SITE}en/help.html"><a href="../ar/index.html">x</a>')),
    "spelled out": ("a.html", page("<p>zero two zero, then seven nine four six, then zero zero one eight; nine nine nine; one, two, three</p>")),
    "leave": ("a.html", page('<a href="https://www.metoffice.gov.uk/">x</a>')),
    "json-ld": ("a.html", page("", ld(name=HOTLINE_NAME, telephone="+442079460018"))),
    "card": ("a.html", page(f'<section class="card"><h3>{HOTLINE_NAME}</h3><a href="tel:+442079460018">020 7946 0018</a></section>')),
    "share": ("a.html", page('<a href="https://wa.me/?text=Call%20020%207946%200018">x</a>')),
    "json": ("a.json", json.dumps({"telephone": "+442079460018", "text": "call 020 7946 0018"}).encode()),
    "versions": ("a.json", b'{"dependencies": {"tzdata": "2026.6", "types": "1.1.2.20261023", "x": "2026.10.19.post1"}}'),
    "vcard": ("a.vcf", b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Office\r\nTEL;TYPE=VOICE:+442079460018\r\nEND:VCARD\r\n"),
    "xml": ("a.xml", f"<urlset><url><loc>{SITE}en/a.html</loc></url></urlset>".encode()),
    "text": ("a.txt", "اتصل \u2066020 7946 0018\u2069".encode()),
    "svg": ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M20 79 46 18"/><text>020 7946 0018</text></svg>'),
    "pdf": ("a.pdf", pdf("Call 020 7946 0018")),
    "qr": ("a.png", qr("tel:+442079460018")),
    "gzip": ("a.txt.gz", gzip.compress(b"020 7946 0018")),
    "brotli": ("a.txt.br", brotli.compress(b"020 7946 0018")),
}  # fmt: skip

BAD = {
    "wrong digit shown": ("a.html", page('<a href="tel:+442079460018">020 7946 0019</a>')),
    "a digit more in front": ("a.html", page('<p>In danger: <a href="tel:999">1999</a>, day and night.</p>')),
    "a digit more behind": ("a.html", page('<p>In danger: <a href="tel:999">9991</a>, day and night.</p>')),
    "other contact shown": ("a.html", page('<a href="tel:+442079460018">020 7946 0021</a>')),
    "wrong target": ("a.html", page('<a href="tel:+442079460019">020 7946 0018</a>')),
    "target with spaces": ("a.html", page('<a href="tel:+44 20 7946 0018">020 7946 0018</a>')),
    "Arabic digits in target": ("a.html", page('<a href="tel:+٤٤٢٠٧٩٤٦٠٠١٨">020 7946 0018</a>')),
    "Arabic digits shown": ("a.html", page("<p>٠٢٠ ٧٩٤٦ ٠٠١٨</p>")),
    "other grouping": ("a.html", page("<p>0207 946 0018</p>")),
    "split by tags": ("a.html", page("<p>020<b> 79</b>46 <i>0019</i></p>")),
    "foreign number": ("a.html", page("<p>+1 613 555 0123</p>")),
    "short number": ("a.html", page("<p>Call 113</p>")),
    "alt text": ("a.html", page('<img alt="Call 020 7946 0019" src="x.png">')),
    "comment": ("a.html", page("<!-- 020 7946 0019 -->")),
    "description": ("a.html", page("", '<meta name="description" content="020 7946 0019">')),
    "script": ("a.html", page("<script>let a = '02079460019'</script>")),
    "json-ld number": ("a.html", page("", ld(telephone="+442079460019"))),
    "json-ld name": ("a.html", page("", ld(name="Emergency", telephone="+442079460018"))),
    "no hotline": ("a.html", page("").replace(b"tel:+442079460018", b"#")),
    "card of another": ("a.html", page('<section class="card"><h3>Emergency</h3><a href="tel:+442079460018">020 7946 0018</a></section>')),
    "card of nobody": ("a.html", page('<section class="card"><h3>Emergencv</h3></section>')),
    "e-mail": ("a.html", page('<a href="mailto:desk@board.example">desk@boarcl.example</a>')),
    "mixed script e-mail": ("a.html", page("<p>dеsk@board.example</p>")),
    "link": ("a.html", page('<a href="https://www.board.example/">x</a>')),
    "tracker": ("a.html", page('<img src="https://cdn.other.com/x.png">')),
    "protocol-relative": ("a.html", page('<a href="//ar/index.html">x</a>')),
    "javascript": ("a.html", page('<a href="javascript:alert(1)">x</a>')),
    "share": ("a.html", page('<a href="https://wa.me/?text=Call%20020%207946%200019">x</a>')),
    "refresh": ("a.html", page("", '<meta http-equiv="refresh" content="0; url=https://other.org/">')),
    "srcset": ("a.html", page('<img alt="" srcset="x.png 1x, https://cdn.other.org/y.png 2x">')),
    "inner page": ("a.html", page('<iframe srcdoc="&lt;p&gt;020 7946 0019&lt;/p&gt;"></iframe>')),
    "style's address": ("a.html", page("", "<style>p{background:url(https://cdn.other.org/x.png)}</style>")),
    "script's address": ("a.html", page('<script>fetch("https://other.org/x")</script>')),
    "turned round": ("a.html", page("<p>\u202e8100 6497 020\u202c</p>")),
    "keycaps": ("a.html", page("<p>0\ufe0f\u20e32\ufe0f\u20e30\ufe0f\u20e379460019</p>")),
    "spelled out": ("a.html", page('<div role="img" aria-label="zero two zero, then seven nine four six, then zero zero one nine"></div>')),
    "spelled out in Arabic": ("a.html", page("<p>صفر اثنان صفر، ثم سبعة تسعة أربعة ستة، ثم صفر صفر واحد تسعة</p>")),
    "spelled out, short": ("a.html", page("<p>one one three</p>")),
    "superscripts": ("a.html", page("<p>⁰²⁰ ⁷⁹⁴⁶ ⁰⁰¹⁹</p>")),
    "circles": ("a.html", page("<p>⓪②⓪ ⑦⑨④⑥ ⓪⓪①⑨</p>")),
    "drawing in a page": ("a.html", page('<svg><text>020 7946 0019</text><a xlink:href="tel:+442079460019">x</a></svg>')),
    "embedded drawing": ("a.html", page('<img alt="" src="data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22%3E%3Ctext%3E020%207946%200019%3C/text%3E%3C/svg%3E">')),
    "embedded code": ("a.html", page(f'<img alt="" src="data:image/png;base64,{base64.b64encode(qr("tel:+442079460019")).decode()}">')),
    "whatsapp": ("a.html", page('<a href="https://wa.me/447700900124">x</a>')),
    "whatsapp to a line": ("a.html", page('<a href="https://wa.me/442079460018">020 7946 0018</a>')),
    "json field": ("a.json", b'{"telephone": "+442079460019"}'),
    "json text": ("a.json", b'[{"text": "020 7946 0019"}]'),
    "json, no version": ("a.json", b'{"dependencies": {"tzdata": "020 7946 0019"}}'),
    "json, no version either": ("a.json", b'{"dependencies": {"tzdata": "02079460019"}}'),
    "json broken": ("a.json", b'{"a": '),
    "vcard": ("a.vcf", b"BEGIN:VCARD\r\nTEL:+442079460019\r\nEND:VCARD\r\n"),
    "vcard folded": ("a.vcf", b"BEGIN:VCARD\r\nTEL:+4420794\r\n 60019\r\nEND:VCARD\r\n"),
    "vcard note": ("a.vcf", "BEGIN:VCARD\r\nNOTE:٠٢٠ ٧٩٤٦ ٠٠١٩\r\nEND:VCARD\r\n".encode()),
    "vcard broken": ("a.vcf", b"TEL:+442079460018\r\n"),
    "xml": ("a.xml", b"<rss><title>020 7946 0019</title></rss>"),
    "xml link": ("a.xml", b"<rss><loc>https://other.org/a</loc></rss>"),
    "text": ("a.txt", b"020 7946 0019"),
    "style": ("a.css", b'p::after { content: "020 7946 0019" }'),
    "svg": ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><text>020 <tspan>7946 </tspan>0019</text></svg>'),
    "svg title": ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><title>020 7946 0019</title></svg>'),
    "pdf": ("a.pdf", pdf("Ask: 020 7946 0019")),
    "pdf link": ("a.pdf", pdf('#link("tel:+442079460019")[x]')),
    "pdf broken": ("a.pdf", b"%PDF-1.7 nothing"),
    "qr": ("a.png", qr("tel:+442079460019")),
    "qr elsewhere": ("a.png", qr("https://harvest.exarnple/")),
    "image broken": ("a.png", b"\x89PNG"),
    "gzip": ("a.txt.gz", gzip.compress(b"020 7946 0019")),
    "gzip broken": ("a.txt.gz", b"\x1f\x8b123"),
    "brotli": ("a.txt.br", brotli.compress(b"020 7946 0019")),
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
    right, wrong = pdf("Danger: 999. Report: 020 7946 0018."), pdf("Danger: 998. Report: 020 7946 0018.")

    assert read_bytes(right, "en/print/poster.pdf", comparison) == []
    problems = read_bytes(wrong, "en/print/poster.pdf", comparison)
    assert "the sheet lacks the number of “emergency”" in [str(problem.message) for problem in problems]
