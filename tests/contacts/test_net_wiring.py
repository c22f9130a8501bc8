"""The net is cast over every kind of source, in the order of a run: a check taken out of the register would be missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manara.checks import register
from manara.checks.contacts import hidden, loose_address, loose_number
from manara.checks.folder import load_and_check
from manara.checks.translations import markup as catalog_markup
from manara.contacts.segments import file_segments
from manara.languages.needs import checks_off
from tests.contacts.nobody import registry_of_nobody
from tests.publishing.small import small_campaign

if TYPE_CHECKING:
    from pathlib import Path

WORDS = {"ar": "اتصل على", "en": "Call"}
# A file of a campaign, what is added to it, and the check that must speak.
PLANTED = {
    "page": ("docs/en/index.md", "\nPolice: 777\n", loose_number.ID),
    "Arabic page": ("docs/ar/index.md", "\nالشرطة: ٧٧٧\n", loose_number.ID),
    "host": ("docs/en/index.md", "\nSee kwhelp.agency today.\n", loose_address.ID),
    "template": ("overrides/partials/x.html", "<p>Police 777</p>", loose_number.ID),
    "expression": ("overrides/partials/x.html", '<p>{{ "2287" ~ "1934" }}</p>', loose_number.ID),
    "address in parts": ("overrides/partials/x.html", '<a href="ht{{ "tps:" }}//evil.com">x</a>', loose_address.ID),
    "style": ("overrides/x.css", '.x::after{content:"2287" "1934"}', loose_number.ID),
    "counter": ("overrides/x.css", ".x::before{counter-reset:n 22871934;content:counter(n)}", loose_number.ID),
    "address in a style": ("overrides/x.css", ".x{background:url(//evil.com/a.png)}", loose_address.ID),
    "hiding": ("overrides/x.css", ".calls a{display:none}", hidden.ID),
    "drawing": ("overrides/x.svg", "<svg><text>Police 777</text></svg>", loose_number.ID),
    "data": ("data/x.yml", "a: police nine nine nine\n", loose_number.ID),
    "id": ("data/x.yml", 'id: "22871934"\n', loose_number.ID),
    "catalog": (
        "languages/en/site.po",
        'msgid ""\nmsgstr ""\n\nmsgid "x"\nmsgstr ""\n  "Police 777"\n',
        loose_number.ID,
    ),
}


@pytest.mark.parametrize("source", PLANTED)
def test_what_is_planted_is_found(tmp_path: Path, source: str) -> None:
    """In every kind of source, by the checks as a run calls them."""
    root = small_campaign(tmp_path, WORDS)
    name, words, check = PLANTED[source]
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    old = path.read_text("utf-8") if path.exists() else ""
    path.write_text(old + words, "utf-8")
    found = load_and_check(root)[1]
    assert (name, check) in {(problem.path, problem.check) for problem in found}


def test_the_checks_are_in_the_run() -> None:
    """Those of pages among those that look at pages one by one."""
    for one in (loose_number, loose_address):
        assert "Words" in {look.kind for look in register.of_module(one).looks}
    assert register.of_module(catalog_markup).id in register.of_catalogs()
    assert register.of_module(hidden).subject == "contacts"


def test_a_joined_expression_is_shown_without_its_quotes() -> None:
    """The editor reads the number that a visitor would."""
    [problem] = {
        str(problem.message)
        for segment in file_segments('<p>{{ "2287" ~ "1934" }}</p>', "x.html")
        for problem in loose_number.judge_segment(segment, registry_of_nobody())
    }
    assert "22871934" in problem


def test_a_language_without_words_is_named(tmp_path: Path) -> None:
    """What is off is said, and what the campaign adds puts it on."""
    assert loose_number.ID in checks_off(("ar", "gd"), tmp_path)["gd"]

    (tmp_path / "languages/gd").mkdir(parents=True)
    (tmp_path / "languages/gd/net.yml").write_text("dial: [cuir fòn]\n", "utf-8")

    assert loose_number.ID not in checks_off(("ar", "gd"), tmp_path)["gd"]
