"""No name of a page is mandatory: which page is what stands in the campaign's data, and so do its sheets."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from manara.campaign.paper import questions_of
from manara.checks.folder import check_folder
from manara.scaffold.campaign import Plan, write_campaign
from tests.warm import build_campaign

if TYPE_CHECKING:
    from pathlib import Path

    from manara.problems import Problem


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A new campaign of one language."""
    folder = tmp_path / "new"
    plan = Plan(folder, "lantern", {"en": "Lantern"}, "GB", "Europe/London", ("en",), "112")
    write_campaign(plan, datetime.date(2026, 11, 27))
    return folder


def _add(root: Path, words: str, name: str = "data/campaign.yml") -> None:
    path = root / name
    path.write_text((path.read_text("utf-8") if path.is_file() else "") + words + "\n", "utf-8")


def _change(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    content = path.read_text("utf-8")
    assert old in content
    path.write_text(content.replace(old, new), "utf-8")


def _of(root: Path, check: str, *, release: bool = False) -> list[Problem]:
    return [problem for problem in check_folder(root, release=release) if problem.check == check]


def _renamed(root: Path) -> None:
    """Give the questions and the page about phones other names, everywhere but in the roles."""
    for old, new in (("check.md", "am-i-safe.md"), ("phone.md", "traces.md")):
        (root / "docs/en" / old).rename(root / "docs/en" / new)
        for path in (*root.glob("docs/en/*.md"), root / "mkdocs.yml", root / "data/one-page.yml"):
            path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


@pytest.mark.slow
def test_pages_of_any_name_have_their_roles(root: Path) -> None:
    """The poster asks the questions, and the notice leads to the page about phones, under their new names."""
    _renamed(root)
    _add(root, "roles: {questions: am-i-safe.md, phone: traces.md}")

    assert build_campaign(root, root / "site").problems == []

    assert (root / "site/en/print/poster-workers-a4.pdf").is_file()
    assert (root / "site/en/print/leaflet-a5.pdf").is_file()
    assert '<a href="traces.html">More about' in (root / "site/en/help.html").read_text("utf-8")


def test_a_role_not_named_is_the_page_of_the_usual_name(root: Path) -> None:
    roles = load_campaign(root).roles

    assert roles.page("questions") == "check.md"
    assert roles.section("actions") == ("check.md", "actions")


def test_a_section_follows_its_page(root: Path) -> None:
    _renamed(root)
    _add(root, "roles: {questions: am-i-safe.md, pages: none}")
    roles = load_campaign(root).roles

    assert roles.section("actions") == ("am-i-safe.md", "actions")
    assert roles.page("pages") == ""


@pytest.mark.parametrize(
    ("roles", "said"),
    [
        ("{question: check.md}", "“question” is no role a page can have"),
        ("{questions: nothing.md}", "there is no page docs/en/nothing.md"),
        ("{actions: check.md}", "“check.md” does not fit the role “actions”"),
        ("{questions: 'check.md#actions'}", "does not fit the role “questions”"),
        ("{actions: 'check.md#nothing'}", "docs/en/check.md has no heading “#nothing”"),
    ],
)
def test_a_role_that_leads_nowhere_is_an_error_at_its_place(root: Path, roles: str, said: str) -> None:
    _add(root, f"roles: {roles}")

    (found,) = _of(root, "campaign.roles")

    assert said in str(found.message)
    assert (found.path, found.level.name) == ("data/campaign.yml", "ERROR")
    assert found.line


def test_only_listed_sheets_are_made(root: Path) -> None:
    """By product, paper and language; the campaign's other pages make none."""
    _add(
        root,
        "sheets:\n  - {product: strips}\n  - {product: poster-workers, papers: [a4], languages: [en]}",
        "data/paper.yml",
    )
    sheets = load_campaign(root).paper.sheets

    assert sheets.has("strips", "en")
    assert sheets.has("poster-workers-a4", "en")
    assert not sheets.has("poster-workers-a3", "en")
    assert not sheets.has("leaflet-a5", "en")
    assert check_folder(root) == []


@pytest.mark.parametrize(
    "sheet", ["{product: poster}", "{product: strips, papers: [a9]}", "{product: strips, languages: [fr]}"]
)
def test_what_no_sheet_can_be_is_an_error(root: Path, sheet: str) -> None:
    _add(root, f"sheets:\n  - {sheet}", "data/paper.yml")

    (found,) = [one for one in check_folder(root) if one.path == "data/paper.yml"]

    assert found.line == 2


def test_a_section_that_a_sheet_needs_is_missed_at_the_page(root: Path) -> None:
    """A warning while it is written, an error for a release; and no sheet with an empty heading."""
    _change(root, "docs/en/calling.md", "{#refuse}", "{#other}")
    _change(root, "data/one-page.yml", "calling.md#refuse", "calling.md#other")

    (found,) = _of(root, "campaign.sheets")
    (refused,) = _of(root, "campaign.sheets", release=True)

    assert (found.path, found.level.name, refused.level.name) == ("docs/en/calling.md", "WARNING", "ERROR")
    assert "“leaflet” is not printed: calling.md has no section “#refuse”" in str(found.message)


def test_a_listed_sheet_without_its_page_is_missed(root: Path) -> None:
    """Without a list nobody wanted it."""
    assert _of(root, "campaign.sheets") == []
    _add(root, "sheets:\n  - {product: poster-signs}", "data/paper.yml")

    (found,) = _of(root, "campaign.sheets")

    assert "“poster-signs” is not printed: there is no page for the role “signs”" in str(found.message)


def test_questions_are_what_a_poster_can_ask(root: Path) -> None:
    page = load_campaign(root).page("en", "check.md")

    assert page is not None
    assert len(questions_of(page.body)) == 4
