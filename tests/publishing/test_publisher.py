"""Who publishes is said or said to be unknown; an official edition is another one only where the records allow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from manara.campaign.load import load_campaign
from manara.contacts import lock as contacts_lock
from manara.problems import Level
from tests.campaign.made import made_campaign, problems_of
from tests.warm import build_campaign, build_pages

if TYPE_CHECKING:
    from pathlib import Path

OFFICIAL = "official: 2026-11-20"
PUBLISHER = 'publisher: {name: {ar: "هيئة الحصاد", en: "Harvest Board"}, contact: hotline, WHAT}\n'
PAGES = {
    "docs/en/index.md": "Nobody has called.\n{: .unofficial }\n\nThe board answers.\n{: .official }\n\n"
    "Ask what stays.\n\n<!-- publisher -->",
    "docs/ar/index.md": "لم يتصل أحد.\n{: .unofficial }\n\nترد الهيئة.\n{: .official }\n\nاسألوا عما يبقى.\n\n<!-- publisher -->",
}
NOT = "This is not an official government site"


def _made(root: Path, publisher: str, *, letter: bool = False) -> Path:
    made_campaign(root, PAGES)
    settings = root / "data" / "campaign.yml"
    settings.write_text(settings.read_text("utf-8") + publisher, "utf-8")
    if letter:
        for path in (root / "data" / "contacts").glob("*.yml"):
            path.write_text(path.read_text("utf-8").replace("how: published-source", "how: letter"), "utf-8")
        campaign = load_campaign(root)
        contacts_lock.confirm(campaign, campaign.contacts, "editor")
    return root


def _built(root: Path, *, whole: bool = False) -> tuple[str, str, str]:
    """Return the words of the first page and of its foot, and the file to keep; a *whole* build is read back too."""
    problems = build_campaign(root, root / "site").problems if whole else build_pages(root, root / "site")
    assert not [problem for problem in problems if problem.level is Level.ERROR]
    page = LexborHTMLParser((root / "site" / "en" / "index.html").read_text("utf-8"))
    main, foot = page.css_first("main"), page.css_first("footer")
    assert main is not None
    assert foot is not None
    return main.text(), foot.text(), (root / "site" / "en" / "file" / "information-en.html").read_text("utf-8")


def test_without_a_publisher_the_page_says_that_nobody_is_named(tmp_path: Path) -> None:
    text, foot, kept = _built(_made(tmp_path, ""))
    assert "has not named themselves" in text
    assert "Nobody has called." in text
    assert "The board answers." not in text
    assert NOT in foot
    assert NOT in kept


def test_a_publisher_that_is_no_authority_is_named_with_its_contact(tmp_path: Path) -> None:
    text, foot, _ = _built(_made(tmp_path, PUBLISHER.replace(", WHAT", "")))
    assert "Harvest Board" in text
    assert "Nobody has called." in text
    assert NOT in foot


def test_an_official_edition_names_its_publisher_everywhere_and_keeps_what_is_marked_for_it(tmp_path: Path) -> None:
    text, foot, kept = _built(_made(tmp_path, PUBLISHER.replace("WHAT", OFFICIAL), letter=True), whole=True)
    assert "Nobody has called." not in text
    assert "The board answers." in text
    assert "Ask what stays." in text
    for words in (foot, kept):
        assert "Published by Harvest Board. This is not legal advice." in words
        assert NOT not in words
    assert "Nobody has called." not in kept
    root = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert NOT not in root


def test_without_letters_for_its_numbers_no_edition_is_official(tmp_path: Path) -> None:
    found = problems_of(_made(tmp_path, PUBLISHER.replace("WHAT", OFFICIAL)), "campaign.publisher")
    assert sorted(str(problem.message) for problem in found) == [
        "the number of “emergency” is not confirmed in writing",
        "the number of “hotline” is not confirmed in writing",
    ]
    build_campaign(tmp_path, tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_what_else_is_missing_is_named(tmp_path: Path) -> None:
    official = 'publisher: {name: {ar: "هيئة", en: "Board"}, official: 2099-01-01, without: [F-9, F-1]}\n'
    found = [str(one.message) for one in problems_of(_made(tmp_path, official, letter=True), "campaign.publisher")]
    assert "the day “2099-01-01” is in the future" in found
    assert "an official edition names how its publisher is reached" in found
    assert "the fact “F-9” is unknown" in found
    assert found.count("the official edition leaves out “F-1”, on which this page rests") == 4
