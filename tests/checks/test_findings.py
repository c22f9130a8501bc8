"""What was found in a page is found again from memory, and only what sees a change runs again."""

from __future__ import annotations

import dataclasses
import datetime
from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from manara.campaign.places import READ
from manara.checks import register
from manara.checks import run as check
from manara.checks.run import CachedFindings
from manara.work.folder import look
from tests.checks.remembered import LOOSE, PAGE, WRONG, shown, write
from tests.frozen import FILES, frozen_campaign

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from manara.campaign.model import Campaign
    from manara.checks.kinds import Given
    from manara.problems import Problem


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small campaign of three pages in two languages."""
    return frozen_campaign(tmp_path / "campaign")


def page_findings(root: Path, change: Callable[[Campaign], Campaign] = lambda campaign: campaign) -> CachedFindings:
    """Return the memory of pages, of a campaign that is otherwise as it was loaded."""
    folder = look(root, READ)
    return CachedFindings(change(load_campaign(root, today=datetime.date(2026, 11, 24))), folder)


ALL = list(register.every().values())
# A change of the world; a function that has to run again, and one that sees nothing of it.
OF_WORLD: dict[str, tuple[Callable[[Path], Callable[[Campaign], Campaign] | None], str, str]] = {
    "the day": (
        lambda _root: lambda campaign: dataclasses.replace(campaign, today=datetime.date(2031, 1, 1)),
        "contacts.verified.check",
        "facts.numbers.check",
    ),
    "a release": (
        lambda _root: lambda campaign: dataclasses.replace(campaign, release=True),
        "pages.expired.check",
        "facts.numbers.check",
    ),
    "a language": (
        lambda _root: lambda campaign: dataclasses.replace(campaign, languages=campaign.languages[::-1]),
        "facts.numbers.check",
        "",
    ),
    "a law": (
        lambda root: write(root / "data" / "laws.yml", FILES["data/laws.yml"] + "# more\n"),
        "pages.calls.check",
        "facts.numbers.check",
    ),
    "terms": (
        lambda root: write(root / "data" / "terms.yml", "terms: {}\n"),
        "terms.required.check_pair",
        "facts.numbers.check",
    ),
    "what was confirmed": (
        lambda root: write(root / "data" / "translations.lock", ""),
        "tone.negation.check",
        "terms.required.check_pair",
    ),
    "a contact": (
        lambda root: write(root / "data" / "contacts" / "x.yml", ""),
        "contacts.loose-number.check",
        "facts.numbers.check",
    ),
    "a language's words": (
        lambda root: write(root / "languages" / "ar" / "site.po", 'msgid ""\nmsgstr ""\n'),
        "facts.numbers.check",
        "",
    ),
    "a template": (
        lambda root: write(root / "overrides" / "x.html", "<p>x</p>"),
        "contacts.hidden.check",
        "facts.numbers.check",
    ),
    "a setting": (
        lambda root: write(root / "mkdocs.yml", FILES["mkdocs.yml"] + "strict: true\n"),
        "pages.calls.check",
        "facts.numbers.check",
    ),
    "the name of a page": (
        lambda root: write(root / "docs" / "en" / "more.md", PAGE),
        "pages.calls.check",
        "contacts.verified.check",
    ),
    "a picture": (
        lambda root: write(root / "docs" / "en" / "x.svg", "<svg/>"),
        "contacts.loose-number.check",
        "facts.numbers.check",
    ),
}


def _running(patch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows by the names of functions that look at something."""
    real, names = register.Look.judge, []

    def noted(look: register.Look, things: list[object], given: Given) -> Iterator[Problem]:
        names.extend([look.name] if things else [])
        return real(look, things, given)

    patch.setattr(register.Look, "judge", noted)
    return names


@pytest.mark.parametrize("name", OF_WORLD)
def test_what_sees_a_change_runs_again(root: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Each input is in the keys of those that are given it, and in no others'."""
    make, again, apart = OF_WORLD[name]
    found(root)
    change = make(root)
    ran = _running(monkeypatch)
    found(root, change or (lambda campaign: campaign))

    assert again in ran
    assert apart not in ran


def test_nothing_runs_twice_but_what_sees_all(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that nobody touched is not checked twice by the same program."""
    found(root)
    ran = _running(monkeypatch)
    found(root)
    kinds = {look.name: (look.kind, *look.values) for one in ALL for look in one.looks}
    assert {kinds[name] for name in ran} == {
        ("Campaign",),
        ("Campaign", "Terms"),
        ("MarkdownPage", "Pages", "Redirects"),
    }
    ran.clear()
    monkeypatch.setattr(check, "digest_of_program", lambda: "another")
    found(root)

    # Nothing to look at: this campaign has no templates and no catalogs.
    assert {kinds[name][0] for name in kinds.keys() - set(ran)} == {"Template", "CatalogFile"}


def test_less_checks_find_less(root: Path) -> None:
    """What some found is not taken for what others did."""
    write(root / "docs" / "en" / "pay.md", WRONG)
    every = found(root)
    less = found(root, checks=[one for one in ALL if one.id != "facts.numbers"])

    assert sorted(map(str, shown(less))) == sorted(
        map(str, shown([one for one in every if one.check != "facts.numbers"]))
    )


def test_one_changed_page_is_the_only_one_that_is_checked(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its words are in the key of its pair, and of no other page."""
    found(root)
    write(root / "docs" / "ar" / "pay.md", FILES["docs/ar/pay.md"] + "\nكلمة.\n")
    ran = _running(monkeypatch)
    found(root)

    assert ran.count("pages.language.check") == 1
    assert "contacts.e164.check" not in ran


def found(
    root: Path, change: Callable[[Campaign], Campaign] = lambda campaign: campaign, checks: list[register.Check] = ALL
) -> list[Problem]:
    """Return what checks find with the memory of *root*."""
    return page_findings(root, change).check(checks)


def test_the_sum_over_pages_is_the_whole(root: Path) -> None:
    """For every check that is declared to look at a page and its pair, or at a page alone."""
    for words in (
        LOOSE,
        WRONG,
        PAGE + "\n٣٤ {{ phone:gone }} <script>x</script>\n<!-- waive contacts.loose-number: x -->\n",
    ):
        write(root / "docs" / "en" / "pay.md", words)
        write(root / "overrides" / "x.html", "<p>Call 020 7946 0124</p>")
        campaign = load_campaign(root)
        for name, one in register.every().items():
            whole = sorted(map(str, shown(list(one.on(campaign)))))
            apart = found(root, checks=[one])
            assert sorted(map(str, shown(apart))) == whole, name
