"""A number or address typed by hand is found in every kind of source, with its place and the call to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from manara.campaign.load import load_campaign
from manara.checks.contacts import loose_address, loose_number
from manara.checks.register import of_module
from manara.contacts.segments import Segment, file_segments, page_segments, yaml_segments
from manara.contacts.waivers import list_waivers
from manara.sources.markdown_page import parse_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from manara.contacts.registry import Registry
    from manara.problems import Problem

    Campaigns = Callable[..., Path]

FRONT = "---\ntitle: Test\ndescription: {0}\nfacts: [F-CON-1]\nchecked: 2026-11-23\n---\n# Test\n\n{1}\n"
PO = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Call us"\nmsgstr "{0}"\n'
SOURCES = {
    "page": ("docs/en/zz.md", FRONT.format("d", "Write. {0}"), 9),
    "Arabic page": ("docs/ar/zz.md", FRONT.format("d", "اكتب. {0}"), 9),
    "front matter": ("docs/en/zz.md", FRONT.format('"{0}"', "x"), 3),
    "image text": ("docs/en/zz.md", FRONT.format("d", "![See {0}](x.svg)"), 9),
    "table": ("docs/en/zz.md", FRONT.format("d", "| a | b |\n|---|---|\n| x | {0} |"), 11),
    "code block": ("docs/en/zz.md", FRONT.format("d", "```\n{0}\n```"), 10),
    "comment": ("docs/en/zz.md", FRONT.format("d", "<!-- {0} -->"), 9),
    "page's HTML": ("docs/en/zz.md", FRONT.format("d", '<p title="{0}">x</p>'), 9),
    "template": ("overrides/partials/zz.html", "<p>\n{0}</p>", 2),
    "template's words": ("overrides/partials/zz.html", '<p>\n{{{{ _("See {0}") }}}}</p>', 2),
    "template's attribute": ("overrides/partials/zz.html", '<p>\n<a aria-label="{0}">x</a></p>', 2),
    "catalog": ("overrides/locales/xx/LC_MESSAGES/site.po", PO, 6),
    "catalog over two lines": ("overrides/locales/xx/LC_MESSAGES/site.po", PO.replace('"{0}"', '""\n"See "\n"{0}"'), 7),
    "drawing": ("overrides/zz.svg", '<svg xmlns="http://www.w3.org/2000/svg">\n<text x="1">{0}</text></svg>', 2),
    "drawing's title": ("docs/en/zz.svg", "<svg>\n<title>{0}</title></svg>", 2),
    "style": ("overrides/styles/zz.css", 'a {{ }}\np::after {{ content: "{0}" }}', 2),
    "script": ("overrides/scripts/zz.js", "let a;\nlet b = '{0}';", 2),
    "text": ("overrides/zz.txt", "a\n{0}\n", 2),
    "data": ("data/zz.yml", 'a: 1\nb: {{ar: "{0}"}}\n', 2),
}


def found(check: Any, registry: Registry, path: str, content: str) -> list[Problem]:
    if path.endswith(".md"):
        parts = page_segments(parse_page(content, path, path.split("/")[1], "zz.md"))
    elif path.endswith(".yml"):
        parts = yaml_segments(content, path)
    else:
        parts = file_segments(content, path)
    return [
        problem
        for part in parts
        if check.ID != "contacts.loose-address" or part.kind == "words"
        for problem in check.judge_segment(part, registry)
    ]


@pytest.mark.parametrize("number", ["2558 9697", "٢٥٥٨ ٩٦٩٧", "tel:+96525589697", "+44 20 7946 0123"])
@pytest.mark.parametrize("source", SOURCES)
def test_a_number_is_found_in_every_source(registry: Registry, source: str, number: str) -> None:
    """Whatever file it stands in, the number is an error with its line."""
    path, content, line = SOURCES[source]
    problems = found(loose_number, registry, path, content.format(number))
    assert {problem.line for problem in problems} == {line}


@pytest.mark.parametrize(
    "address",
    [
        "help@kuwait.org", "help (at) kuwait.org", "help في kuwait نقطة org", "https://moi.gov.kw/x", "www.moi.gov.kw",
        "kuwait-help.app", "t.example/kuwait", "مساعدة.شبكة", "@kuwait_help", "(＠help.kuwait)",
    ],
)  # fmt: skip
@pytest.mark.parametrize("source", SOURCES)
def test_an_address_is_found_in_every_source(registry: Registry, source: str, address: str) -> None:
    """Addresses and links are errors with their line, too."""
    path, content, line = SOURCES[source]
    problems = found(loose_address, registry, path, content.format(address))
    assert {problem.line for problem in problems} == {line}


@pytest.mark.parametrize(
    "words",
    [
        "and/or, 11:00/12:00 and e.g. this", "See file.md, index.html and a.b.", "It was work.Help came.", "3 @ 4 KD, @ home",
        "قيل.وقالت", "@media (width) {}", "pkg:pypi/babel@2.1", "a.m./p.m. or 68/2015", "الصفحة.ثم الموقع",
    ],
)  # fmt: skip
def test_ordinary_words_are_no_address(registry: Registry, words: str) -> None:
    """A missing space, abbreviations, file names, rules of style."""
    path = "overrides/styles/a.css" if words.startswith("@media") else "docs/en/a.md"
    assert found(loose_address, registry, path, words) == []


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("x.js", 'let a = "2558" + "9697";'),
        ("x.js", 'let a = "\\u0032\\u0035589697";'),
        ("x.js", "let a = `\\u{32}5589697`;"),
        ("x.css", 'p::after { content: "\\32 558 9697" }'),
        ("x.html", "<p>2558<!-- x --> 9697</p>"),
        ("x.html", "<p>2558<br>9697</p>"),
        ("x.html", "<a href=\"{{ 'tel:+96525589697' }}\">x</a>"),
        ("x.html", '{% set n = "25589697" %}'),
        ("x.txt", "1-800-HELP-NOW"),
        ("x.txt", "file 5012 3456"),
        ("x.txt", "five zero one two three four five six"),
    ],
)
def test_tricks_of_each_format_are_seen_through(registry: Registry, path: str, content: str) -> None:
    """Joined strings, escapes, comments, line breaks, expressions, letters of the keypad, words."""
    assert found(loose_number, registry, path, content)


def test_the_hint_names_the_call_to_write(registry: Registry) -> None:
    """An exact number gives its call; a wrong digit gives the nearest contact."""
    path, content, _ = SOURCES["page"]
    [exact] = found(loose_number, registry, path, content.format("2558 9696"))
    assert "{{ phone:hotline }}" in str(exact.hint)


def test_a_wrong_digit_names_the_nearest_contact(registry: Registry) -> None:
    """The editor learns which contact was meant."""
    path, content, _ = SOURCES["page"]
    [near] = found(loose_number, registry, path, content.format("2558 9699"))
    assert "differs in one digit from “hotline”" in str(near.hint)
    assert near.column == len("Write. ") + 1


def test_invisible_characters_are_named(registry: Registry) -> None:
    """A zero-width space inside a number is shown by its code point."""
    path, content, _ = SOURCES["page"]
    [problem] = found(loose_number, registry, path, content.format("2558\u200b9696"))
    assert "2558<U+200B>9696" in str(problem.message)


def test_a_line_is_waived_with_a_reason(small_copy: Campaigns) -> None:
    """A comment above the line excuses it, and is listed."""
    path, content, _ = SOURCES["page"]
    waived = content.replace(
        "Write.", "<!-- waive contacts.loose-number: 2558 9699: the number of a court case -->\nWrite."
    )
    root = small_copy({path: waived.format("2558 9699")})
    campaign = load_campaign(root)
    assert [problem for problem in of_module(loose_number).on(campaign) if problem.path == path] == []
    assert ("the number of a court case", 9) in [(item.reason, item.line) for item in list_waivers(campaign)]


def test_the_generator_itself_carries_no_number(repository: Path, registry: Registry) -> None:
    """Sheets, recipes and catalogs of the package belong to every campaign, and hold no number of this one."""
    suffixes = (".py", ".typ", ".html", ".txt", ".css", ".js", ".po")
    files = [path for path in (repository / "scripts").rglob("*") if path.suffix in suffixes]
    found = [
        (path.name, str(problem.message))
        for path in files
        for problem in loose_number.judge_segment(Segment(path.name, path.read_text("utf-8"), 1, 1, "code"), registry)
    ]
    assert found == []
