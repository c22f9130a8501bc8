"""One cause, one message."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from manara.checks.folder import check_folder
from tests.publishing.small import small_campaign

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A campaign of one page in Arabic and English."""
    return small_campaign(tmp_path / "campaign", {"ar": "على", "en": "Call"})


def _found(root: Path) -> list[tuple[str, str]]:
    return [(problem.path, problem.check) for problem in check_folder(root)]


def test_decomposed_letters_are_named_once(root: Path) -> None:
    """Whatever words the page has: with its letters apart none of them is found."""
    path = root / "docs" / "ar" / "index.md"
    path.write_text(unicodedata.normalize("NFD", path.read_text("utf-8") + "\nلا تعطِ أحدًا أوراقك أبدًا.\n"), "utf-8")
    found = [one for one in _found(root) if one[0].endswith("/index.md")]

    assert found == [("docs/ar/index.md", "typography.decomposed")]


def test_who_names_a_contact_whose_file_cannot_be_read_is_silent(root: Path) -> None:
    """A tab in the record is the cause, and each call to it a consequence."""
    path = root / "data" / "contacts" / "hotline.yml"
    path.write_text(path.read_text("utf-8") + "\t broken: [\n", "utf-8")
    found = _found(root)

    assert ("data/contacts/hotline.yml", "sources.yaml") in found
    assert not [check for _, check in found if check == "pages.calls"]


def test_without_a_cause_everything_is_reported(root: Path) -> None:
    """A call to a contact that never was is a fault of its own."""
    path = root / "docs" / "en" / "index.md"
    path.write_text(path.read_text("utf-8") + "\nCall {{ phone:nobody }}.\n", "utf-8")

    assert ("docs/en/index.md", "pages.calls") in _found(root)


def test_a_page_in_another_language_is_named_once(root: Path) -> None:
    """What cannot be compared with it, and each of its lines, is a consequence."""
    for tag in ("ar", "en"):
        path = root / "docs" / tag / "index.md"
        words = "\nYou will not be paid for 30 days before the year ends, and nobody tells you about it at work.\n"
        path.write_text(path.read_text("utf-8") + words.replace("30", "30" if tag == "en" else "13") * 2, "utf-8")
    found = [one for one in _found(root) if one[0].endswith("/index.md") and one[1].startswith(("facts.", "pages.l"))]

    assert found == [("docs/ar/index.md", "pages.language")]


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("a" * 1_000_001, ["the file is larger than 1000000 bytes"]),
        ("---\ntitle: x: y\n---\n", ["this is not valid YAML: a colon inside a value"]),
        ('---\ntitle: "x\n---\n', ["this is not valid YAML: a quotation mark"]),
        ("---\n\ttitle: x\n---\n", ["this is not valid YAML: a tab"]),
        ("---\nfacts: [A، B\n---\n", ["this is not valid YAML: a list without"]),
    ],
    ids=["too large", "a colon", "a quotation mark", "a tab", "a list"],
)
def test_a_page_that_cannot_be_read_is_one_problem_in_plain_words(root: Path, broken: str, said: list[str]) -> None:
    """What lacks in it, and what its pair has, is not told beside it."""
    (root / "docs" / "ar" / "index.md").write_text(broken, "utf-8")
    found = [str(one.message) for one in check_folder(root) if one.path == "docs/ar/index.md"]

    assert len(found) == len(said)
    for message, begin in zip(found, said, strict=True):
        assert message.startswith(begin)


def test_a_page_without_front_matter_is_told_once(root: Path) -> None:
    """Not once more for each field that the other language has."""
    (root / "docs" / "ar" / "index.md").write_text("على\n", "utf-8")

    assert {check for _, check in _found(root)} & {"translations.front-matter", "pages.front-matter"} == {
        "pages.front-matter"
    }
