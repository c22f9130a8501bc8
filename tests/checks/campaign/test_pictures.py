"""Pictures, notes and meanings work; whatever else lies in docs/ is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from manara.campaign.load import load_campaign
from manara.contacts import lock
from manara.problems import Level
from tests.campaign.made import FIRST_LINE, made_campaign, problems_of
from tests.campaign.test_repair import picture
from tests.warm import build_pages

DOOR = picture("PNG", told=False)
USED = {"docs/en/help.md": "![A green door](door.png)", "docs/ar/help.md": "![باب أخضر](door.png)"}
BESIDE = {"docs/en/door.png": DOOR, "docs/ar/door.png": DOOR}


@pytest.mark.parametrize(
    "changes",
    [
        {**USED, **BESIDE},
        {
            "docs/en/help.md": "![A green door](../pictures/door.png)",
            "docs/ar/help.md": "![باب أخضر](../pictures/door.png)",
            "docs/pictures/door.png": DOOR,
        },
    ],
    ids=["beside", "shared"],
)
def test_a_picture_of_both_languages_is_published(tmp_path: Path, changes: dict[str, str | bytes]) -> None:
    """With its size, loading late, and words; nothing is said about it."""
    root = made_campaign(tmp_path, changes)
    for check in ("pages.pictures", "pages.links", "pages.raw-html", "pages.markup", "translations.images"):
        assert problems_of(root, check) == []

    assert [problem for problem in build_pages(root, tmp_path / "site") if problem.level is Level.ERROR] == []
    for tag, words in (("en", "A green door"), ("ar", "باب أخضر")):
        page = (tmp_path / "site" / tag / "help.html").read_text("utf-8")
        [image] = re.findall(r"<img [^>]*door\.png[^>]*>", page)
        assert f'alt="{words}"' in image
        assert 'width="8" height="6" loading="lazy"' in image


@pytest.mark.parametrize(
    ("text", "files"),
    [
        ("![A door](door.png)", {}),
        ("![A door](Door.png)", {"docs/en/door.png": DOOR}),
        ("![](door.png)", {"docs/en/door.png": DOOR}),
        ("![…](door.png)", {"docs/en/door.png": DOOR}),
        ("![A door](https://elsewhere.test/door.png)", {}),
        ("![A door](/door.png)", {}),
        ("![A door](../ar/door.png)", {"docs/ar/door.png": DOOR}),
        ("![A door](door.gif)", {}),
        ("![A door](door.svg)", {}),
    ],
)
def test_a_picture_that_cannot_be_shown_is_named(tmp_path: Path, text: str, files: dict[str, str | bytes]) -> None:
    """At the line of the page."""
    root = made_campaign(tmp_path, {"docs/en/help.md": text, **files})

    assert ("docs/en/help.md", FIRST_LINE) in [(one.path, one.line) for one in problems_of(root, "pages.pictures")]


def test_a_picture_no_page_shows_is_named(tmp_path: Path) -> None:
    """It would be published all the same."""
    root = made_campaign(tmp_path, {"docs/en/door.png": DOOR})

    assert [found.path for found in problems_of(root, "pages.pictures")] == ["docs/en/door.png"]


def test_pictures_of_one_language_only_are_named(tmp_path: Path) -> None:
    """Compared by the file's name."""
    root = made_campaign(tmp_path, {"docs/en/help.md": USED["docs/en/help.md"], "docs/en/door.png": DOOR})

    assert [found.path for found in problems_of(root, "translations.images")] == ["docs/ar/help.md"]


@pytest.mark.parametrize(
    ("name", "check"),
    [
        ("docs/en/Notes.MD", "pages.name"),
        ("docs/en/notes.markdown", "pages.name"),
        ("docs/en/notes.txt", "pages.name"),
        ("docs/en/Help.md", "pages.name"),
        ("docs/en/sub/notes.Md", "pages.name"),
        ("docs/pictures/notes.md", "pages.name"),
        ("docs/en/drawing.svg", "pages.raw-html"),
        ("docs/en/DOOR.PNG", "pages.raw-html"),
        ("docs/en/list.csv", "pages.raw-html"),
        ("docs/notes.md", "pages.raw-html"),
    ],
)
def test_a_file_that_is_no_page_and_no_picture_is_named(tmp_path: Path, name: str, check: str) -> None:
    """One rule decides what is published."""
    root = made_campaign(tmp_path, {name: "---\ntitle: x\n---\nx\n"})

    assert name in [found.path for found in problems_of(root, check)]


def test_notes_and_meanings_are_rendered_in_both_languages(tmp_path: Path) -> None:
    """Notes at the end, labelled, with links there and back; no check says a word."""
    english = "A claim.[^1]\n\nBoat\n:   A small ship.\n\n[^1]: The reason."
    arabic = "قول.[^1]\n\nقارب\n:   سفينة صغيرة.\n\n[^1]: السبب."
    root = made_campaign(tmp_path, {"docs/en/help.md": english, "docs/ar/help.md": arabic})
    for check in ("pages.links", "pages.markup", "translations.footnotes"):
        assert problems_of(root, check) == []

    build_pages(root, tmp_path / "site")
    for tag, label, back, arrow in (
        ("en", "Notes", "Back to the text, from note 1", "↩"),
        ("ar", "الحواشي", "عودة إلى النص من الحاشية 1", "↪"),
    ):
        page = (tmp_path / "site" / tag / "help.html").read_text("utf-8")
        assert f'<section class="footnote" role="doc-endnotes" aria-label="{label}">' in page
        assert f'aria-label="{back}">{arrow}</a>' in page
        assert "Jump back" not in page
        assert "<dt>" in page


def test_the_sitemap_names_the_same_alternates_as_the_pages(tmp_path: Path) -> None:
    """The page for readers of no language among them."""
    build_pages(made_campaign(tmp_path / "campaign"), tmp_path / "site")
    links = re.compile(r'rel="alternate" hreflang="([^"]+)" href="([^"]+)"')
    page = (tmp_path / "site" / "en" / "help.html").read_text("utf-8")
    sitemap = (tmp_path / "site" / "sitemap.xml").read_text("utf-8")
    [entry] = [part for part in sitemap.split("<url>") if part.startswith("<loc>https://harvest.example/en/help.html")]

    assert sorted(links.findall(entry)) == sorted(links.findall(page))
    assert "x-default" in entry


def test_the_sitemap_says_when_a_page_or_a_number_on_it_was_looked_at(tmp_path: Path) -> None:
    """A corrected number makes search engines ask for its pages again, though no word of them was touched."""
    root = made_campaign(tmp_path / "campaign")
    record = root / "data" / "contacts" / "hotline.yml"
    assert "on: 2026-11-23" in record.read_text("utf-8")
    days = []
    for day in ("2026-11-23", "2026-11-26"):
        record.write_text(record.read_text("utf-8").replace("on: 2026-11-23", f"on: {day}"), "utf-8")
        campaign = load_campaign(root)
        lock.confirm(campaign, campaign.contacts, "editor")
        build_pages(root, tmp_path / "site")
        days.append(
            set(re.findall(r"<lastmod>(.*?)</lastmod>", (tmp_path / "site" / "sitemap.xml").read_text("utf-8")))
        )

    assert max(days[0]) < "2026-11-26"
    assert days[1] == {"2026-11-26"}
