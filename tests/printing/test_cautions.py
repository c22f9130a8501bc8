"""What stands beside a number on a page stands beside it on paper, which cannot be recalled."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from manara.campaign.load import load_campaign
from manara.campaign.model import Campaign
from manara.printing.papers import OF_PAY, papers
from manara.printing.wording import Wording

SMALL = Path(__file__).parent.parent / "campaigns" / "small"
NOTE = "An office, open on no night"


def campaign_of(root: Path, changes: dict[str, tuple[str, str]], *, called: int = 0) -> Campaign:
    """Return the small campaign with words of its files replaced, and its first *called* records called."""
    shutil.copytree(SMALL, root / "campaign")
    records = sorted((root / "campaign" / "data" / "contacts").glob("*.yml"))
    for record in records[:called]:
        record.write_text(record.read_text("utf-8").replace("how: published-source", "how: called"), "utf-8")
    for name, (old, new) in changes.items():
        path = root / "campaign" / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
    return load_campaign(root / "campaign")


def parts_of(campaign: Campaign, name: str) -> dict[str, Any]:
    """Return the English words of the sheet *name*."""
    wording = Wording(campaign, "en", lambda _kind, argument: argument)
    sheets = {sheet.path: sheet for sheet in papers(campaign, (wording,))}
    part: dict[str, Any] = sheets[f"en/print/{name}.pdf"].data["parts"][0]
    return part


@pytest.mark.parametrize(
    ("called", "said"),
    [(0, "Nobody has called these numbers yet."), (2, "Not all of these numbers"), (99, "")],
)
def test_a_sheet_says_whether_its_numbers_were_called(tmp_path: Path, called: int, said: str) -> None:
    """None, not every one, or nothing when all were."""
    checked = parts_of(campaign_of(tmp_path, {}, called=called), "leaflet-a5")["checked"]

    assert checked.startswith("Facts last checked on")
    assert said in checked
    assert ("called" in checked) == bool(said)


def test_the_sentence_is_on_every_sheet_that_prints_the_day(tmp_path: Path) -> None:
    """Also on sheets of cards, outside what is cut."""
    for name in ("cards-85x54", "labels-30", "directory", "strips", "poster-workers-a4"):
        assert "Nobody has called" in parts_of(campaign_of(tmp_path / name, {}), name)["checked"]


def test_a_contact_may_stay_off_the_leaflet_and_keeps_its_note_in_the_directory(tmp_path: Path) -> None:
    """Who reads a leaflet in a hurry would dial it; the directory has the note beside the number."""
    changes = {
        "data/paper.yml": ("quiet:", "leaflet_without: [office]\nquiet:"),
        "data/contacts/office.yml": ("area:", f'notes: {{ar: "مكتب لا يعمل ليلًا", en: "{NOTE}"}}\narea:'),
    }
    campaign = campaign_of(tmp_path, changes)
    office = campaign.contacts["office"].name["en"]

    leaflet = parts_of(campaign, "leaflet-a5")["others"]
    directory = parts_of(campaign, "directory")["items"]

    assert office not in [other["name"] for other in leaflet]
    assert [row["note"].replace("\u00a0", " ") for row in directory if row["name"] == office] == [NOTE]


def test_a_note_stands_with_its_number_on_the_leaflet(tmp_path: Path) -> None:
    """Once a contact, however many numbers it has."""
    changes = {"data/contacts/office.yml": ("area:", f'notes: {{ar: "مكتب لا يعمل ليلًا", en: "{NOTE}"}}\narea:')}

    others = parts_of(campaign_of(tmp_path, changes), "leaflet-a5")["others"]

    assert [other["note"].replace("\u00a0", " ") for other in others].count(NOTE) == 1


def test_what_a_page_draws_is_drawn_on_paper(tmp_path: Path) -> None:
    """Beside what to say on the leaflet, and beside a question whose id is a drawing's name."""
    changes = {"docs/en/check.md": ("{#rest .answer}", "{#clock .answer}")}
    campaign = campaign_of(tmp_path, changes)
    wording = Wording(campaign, "en", lambda _kind, argument: argument)

    leaflet, [boxes, _] = parts_of(campaign, "leaflet-a5"), parts_of(campaign, "self-check")["groups"]

    assert leaflet["call"]["icons"] == [wording.icon(name) for name in ("place", "speech", "people")]
    assert all(leaflet["call"]["icons"])
    assert boxes["icons"] == leaflet["icons"] == ["", "", "", wording.icon("clock")]


def test_a_section_that_is_folded_on_its_page_stands_on_paper(tmp_path: Path) -> None:
    """Whatever its level and its marks: a fold is for small screens."""
    todo = parts_of(campaign_of(tmp_path / "plain", {}), "leaflet-a5")["todo"]
    folded = {"docs/en/check.md": ("{#actions}", "{#actions .fold}")}
    lower = {"docs/en/check.md": ("## What you can do {#actions}", "### What you can do {#actions .fold}")}

    assert todo["items"]
    for name, changes in (("folded", folded), ("lower", lower)):
        assert parts_of(campaign_of(tmp_path / name, changes), "leaflet-a5")["todo"] == todo


def test_a_sheet_of_a_page_has_its_lists_and_not_those_of_its_answers(tmp_path: Path) -> None:
    """Each list that a second-level section has itself, under its heading."""
    campaign_of(tmp_path, {})
    page = "---\ntitle: A lesson\n---\n# A lesson\n\n## Before {#before}\n\n- **Ask** a lot.\n\n## More {#more}\n\n"
    page += "Words.\n\n### Why? {#why .answer}\n\n**So.**\n\n- Because.\n"
    (tmp_path / "campaign" / "docs" / "en" / "lesson.md").write_text(page, "utf-8")

    lesson = parts_of(load_campaign(tmp_path / "campaign"), "lesson")

    assert lesson["groups"] == [{"title": "Before", "items": ["Ask a\u00a0lot."], "kind": "steps"}]


COMMITTEE = """---
title: A committee
---
# A committee

## Words {#words}

| Often written | True |
| --- | --- |
| “Up to ten” | Ten: {{ law:12-2001:4 }} |

## Stages {#stages}

### Which are there? {#which .answer}

**Two:**

- seeing,
- helping.

### A memorandum {#memorandum .answer}

Signed in 2024.
"""


def test_the_sheet_of_a_committee_has_tables_and_answers_as_lines(tmp_path: Path) -> None:
    """A table says on paper what it says on the page; answers are handed over there alone, so they are whole."""
    campaign_of(tmp_path, {})
    (tmp_path / "campaign" / "docs" / "en" / "committee.md").write_text(COMMITTEE, "utf-8")

    words, stages = parts_of(load_campaign(tmp_path / "campaign"), "committee")["groups"]

    [row] = words["items"]
    assert row.replace("\u00a0", " ").startswith("“Up to ten”: Ten: ")
    assert [item.replace("\u00a0", " ") for item in stages["items"]] == [
        "Which are there? Two: seeing, helping.",
        "A memorandum: Signed in 2024.",
    ]


@pytest.mark.parametrize("lists", [2, 3, 4])
def test_a_pay_sheet_needs_its_three_lists(tmp_path: Path, lists: int) -> None:
    """Rules, what stands at the top, and the columns; with another number of them the table would be another."""
    campaign_of(tmp_path, {})
    page = "---\ntitle: Pay\n---\n# Pay\n\n" + "".join(f"## Part {n} {{#part-{n}}}\n\n- One.\n\n" for n in range(lists))
    (tmp_path / "campaign" / "docs" / "en" / "pay-sheet.md").write_text(page, "utf-8")

    wording = Wording(load_campaign(tmp_path / "campaign"), "en", lambda _kind, argument: argument)

    assert any(sheet.template == "pay" for sheet in papers(wording.campaign, (wording,))) is (lists == OF_PAY)
