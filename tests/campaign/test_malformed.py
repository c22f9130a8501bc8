"""What is no date, number or truth value is an error at its place, and nothing is derived from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from manara.campaign.load import load_campaign
from manara.checks.run import check_campaign
from tests.campaign.made import FILES, FRONT, made_campaign

# Of the whole program, what has nothing to do with the change: the made campaign is confirmed by nobody.
APART = ("contacts.confirmed", "translations.freshness", "campaign.confirmed")


def others(root: Path) -> list[tuple[str, int, str]]:
    """Return file, line and check of all problems but those."""
    found = check_campaign(load_campaign(root))
    return [(problem.path, problem.line, problem.check) for problem in found if problem.check not in APART]


@pytest.mark.parametrize(
    "day",
    ["23/11/2026", "2026-11-23T00:00:00.000Z", "2026-11-31", "20261123", "2026-W48-1", "today", "0001-01-01", "١٢"],
)
def test_a_day_that_is_none_is_the_only_problem(tmp_path: Path, day: str) -> None:
    """Not “last checked on 1 January 1”."""
    page = FRONT["en"].replace("2026-11-23", day)
    root = made_campaign(tmp_path, {"docs/en/help.md": page})

    assert [row for row in others(root) if row[0] == "docs/en/help.md"] == [("docs/en/help.md", 5, "sources.field")]


@pytest.mark.parametrize(
    ("old", "new"),
    [("quiet: true", "quiet: yes"), ("quiet: true", "quiet: True"), ("title: Harvest", "title: 2026"),
     ("title: Harvest", "title: [a, b]"), ("facts: [F-1]", "facts: F-1")],
)  # fmt: skip
def test_a_field_of_the_wrong_kind_is_named(tmp_path: Path, old: str, new: str) -> None:
    """In the front matter."""
    page = FRONT["en"].replace("checked:", "quiet: true\nchecked:").replace(old, new)
    root = made_campaign(tmp_path, {"docs/en/help.md": page})

    assert ("docs/en/help.md", page[: page.index(new)].count("\n") + 1, "sources.field") in others(root)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("data/campaign.yml", "numbers: 90", "numbers: ninety"),
        ("data/laws.yml", "articles: 40", "articles: forty"),
        ("data/contacts/hotline.yml", "on: 2026-11-23", "on: 23/11/2026"),
        ("data/contacts/hotline.yml", "from_abroad: false", "from_abroad: no"),
    ],
)
def test_in_data_nothing_follows_from_it(tmp_path: Path, file: str, old: str, new: str) -> None:
    """One error, and no contact, law or page seems old because of it."""
    pages = {"docs/en/help.md": "See {{ article:work:12 }}.", "docs/ar/help.md": "انظر {{ article:work:12 }}."}
    before = others(made_campaign(tmp_path / "before", pages))
    after = others(made_campaign(tmp_path / "after", {file: FILES[file].replace(old, new), **pages}))

    assert [path for path, _, _ in sorted(set(after) - set(before))] == [file]
