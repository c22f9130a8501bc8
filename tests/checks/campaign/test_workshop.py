"""Conflict marks, notes between editors and calls where none is expanded stop the build."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.campaign.made import FILES, FIRST_LINE, FRONT, made_campaign, problems_in, problems_of

TWO = "<<<<<<< HEAD\nCall from a safe place.\n=======\nCall from home.\n>>>>>>> other"


@pytest.mark.parametrize(
    "name", ["docs/en/help.md", "docs/ar/help.md", "overrides/x.html", "overrides/styles/x.css", "languages/en/x.yml"]
)
def test_two_versions_in_one_file_are_named(tmp_path: Path, name: str) -> None:
    """At both marks, once each; what follows from them is silent."""
    first = FIRST_LINE if name.startswith("docs") else 1
    root = made_campaign(tmp_path, {name: TWO})

    assert [(one.path, one.line) for one in problems_of(root, "sources.conflict")] == [(name, first), (name, first + 4)]
    assert problems_of(root, "pages.markup") == []


def test_in_data_and_settings_the_cause_is_named(tmp_path: Path) -> None:
    """Not that it is no YAML."""
    laws = f"<<<<<<< HEAD\n{FILES['data/laws.yml']}=======\n{FILES['data/laws.yml']}>>>>>>> other\n"
    root = made_campaign(tmp_path, {"data/laws.yml": laws, "mkdocs.yml": FILES["mkdocs.yml"] + "||||||| base\n"})

    assert [(one.path, one.line) for one in problems_of(root, "sources.conflict")] == [
        ("data/laws.yml", 1), ("data/laws.yml", 5), ("mkdocs.yml", FILES["mkdocs.yml"].count("\n") + 1),
    ]  # fmt: skip
    assert problems_of(root, "sources.yaml") == []


@pytest.mark.parametrize(
    "text",
    ["TODO: ask them", "Water FIXME", "Call XXX", "lorem ipsum dolor", "Lorem Ipsum", "[translate] Water",
     "[to be translated]", "Water (draft)", "[TO DO: number]", "[insert number]", "[citation needed]", "[Check with Ali]",
     "[مسودة]", "[يُترجَم]", "ماء [للترجمة]", "(مسودّة)", "[المصدر؟]", "[ملاحظة للمحرر: راجع الرقم]"],
)  # fmt: skip
def test_a_note_between_editors_is_named(tmp_path: Path, text: str) -> None:
    """In either language."""
    assert [one.line for one in problems_in(tmp_path, f"Water.\n\n{text}", "sources.workshop")] == [FIRST_LINE + 2]


@pytest.mark.parametrize(
    "text",
    ["The draft law (draft of 2025) says so.", "He said [sic] so.", "Translate your contract.", "<!-- TODO -->",
     "Use `TODO` in code.", "ترجم عقدك (إن شئت).", "[Add](help.md) water", "The total is due.", "المصدر: تقرير."],
)  # fmt: skip
def test_words_that_say_the_same_to_readers_are_not(tmp_path: Path, text: str) -> None:
    """A sentence is no note."""
    assert problems_in(tmp_path, text, "sources.workshop") == []


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        ("docs/en/help.md", "title: Harvest", 'title: "{{ name:hotline }}"', 2),
        ("docs/en/help.md", "title: Harvest", 'title: "{ name:hotline }"', 2),
        ("docs/en/help.md", "title: Harvest", "title: Harvest TODO", 2),
        ("data/laws.yml", "Work Act", "Work Act {{ phone:hotline }}", 1),
        ("data/campaign.yml", "Your pay", "Your pay [translate]", 3),
    ],
)
def test_fields_and_data_are_read_too(tmp_path: Path, name: str, old: str, new: str, line: int) -> None:
    """No call is expanded there."""
    content = (FRONT["en"] if name.startswith("docs") else FILES[name]).replace(old, new)
    root = made_campaign(tmp_path, {name: content})

    assert [(one.path, one.line) for one in problems_of(root, "sources.workshop")] == [(name, line)]
