"""A pack that no native reader has reviewed builds, says what it lacks, and is not released."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from manara.checks.folder import check_folder
from manara.checks.typography.balanced import unbalanced
from manara.languages.pack import PACKAGE, is_reviewed, packed_tags
from manara.locales import Locale
from manara.scaffold.campaign import Plan, write_campaign
from manara.translations.catalog import site_catalog
from manara.translations.extract import VISITORS_WORDS, languages_of, read_catalog

if TYPE_CHECKING:
    from pathlib import Path

    from manara.problems import Problem

DRAFTS = [tag for tag in packed_tags() if (PACKAGE / tag / "site.po").is_file() and not is_reviewed(tag)]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new campaign in a language whose pack is a draft."""
    monkeypatch.setenv("MANARA_TODAY", "2026-11-27")
    folder = tmp_path / "new"
    plan = Plan(folder, "lantern", {"en": "Lantern", "fr": "Lanterne"}, "FR", "Europe/Paris", ("en", "fr"), "112")
    write_campaign(plan, datetime.date(2026, 11, 27))
    return folder


def _of(root: Path, check: str, *, release: bool = False) -> list[Problem]:
    return [problem for problem in check_folder(root, release=release) if problem.check == check]


def test_there_are_reviewed_packs_and_drafts() -> None:
    assert {tag for tag in packed_tags() if is_reviewed(tag)} == {"ar", "en"}
    assert {"de", "es", "fr", "tr"} <= set(DRAFTS)


def test_a_release_wants_a_review(root: Path) -> None:
    """Asked at the language's own row; the campaign's word ends it."""
    assert _of(root, "languages.reviewed") == []
    (found,) = _of(root, "languages.reviewed", release=True)
    assert "“fr”" in str(found.message)
    assert "tag: fr" in (root / found.path).read_text("utf-8").splitlines()[found.line - 1]

    folder = root / "languages" / "fr"
    folder.mkdir(parents=True)
    (folder / "pack.yml").write_text("state: reviewed\nby: two native readers\n", "utf-8")

    assert _of(root, "languages.reviewed", release=True) == []


def test_words_that_a_draft_lacks_are_counted_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A warning while it is written, an error for a release: visitors would read English."""
    catalog = read_catalog(PACKAGE / "fr" / "site.po")
    for key in ("Call", "Hours"):
        catalog[key].string = ""
    wanted = [one.id for one in read_catalog(PACKAGE / "site.pot") if one.id]
    lacking = [one for one in wanted if one not in catalog or not catalog[one].string]
    monkeypatch.setattr(
        "manara.translations.extract.read_catalog",
        lambda path, read=read_catalog: catalog if path == PACKAGE / "fr" / "site.po" else read(path),
    )

    (found,) = _of(root, "translations.catalog")
    (refused,) = _of(root, "translations.catalog", release=True)

    assert str(found.message).startswith(f"{len(lacking)} messages have no words in “fr”")
    assert (found.level.name, refused.level.name) == ("WARNING", "ERROR")


@pytest.mark.parametrize("tag", DRAFTS)
def test_every_plural_form_is_there(tag: str, tmp_path: Path) -> None:
    """As many as the rule of the language has, whatever tables a library has: else English is shown."""
    catalog = site_catalog(tmp_path, tag)

    for count in (0, 1, 2, 5, 11, 1_000_000):
        assert catalog.ngettext("%(count)s message", "%(count)s messages", count) not in (
            "%(count)s message" if tag != "fr" else "",
            "%(count)s messages" if tag != "fr" else "",
        )


def test_drafts_are_left_alone_unless_they_are_asked_for() -> None:
    """Whoever adds a message need not know four languages; “manara catalogs --drafts” brings them up to date."""
    campaign = (Locale("en", "en", "English"),)
    told = {locale.tag for locale in languages_of(VISITORS_WORDS, campaign)}
    asked = {locale.tag for locale in languages_of(VISITORS_WORDS, campaign, drafts=True)}

    assert (told, asked - told) == ({"ar"}, set(DRAFTS))


def test_low_quotation_marks_open() -> None:
    """As German and its neighbours write; what closes nothing is still found."""
    assert unbalanced("Die „Seite“ da") is None
    assert unbalanced("Die Seite“ da") == 9
    assert unbalanced("Die „Seite da") == 4
