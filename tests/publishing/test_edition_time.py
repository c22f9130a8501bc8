"""Two editions never share time and size for a file that changed."""

from __future__ import annotations

import json
import os
import subprocess
import zipfile
from typing import TYPE_CHECKING

import pytest

from manara.campaign.clock import source_date
from manara.errors import CampaignError
from manara.publishing.making.edition_time import FIRST, edition_time
from manara.publishing.making.manifest import ARCHIVE, FILE
from tests.publishing.small import small_campaign
from tests.warm import build_campaign

if TYPE_CHECKING:
    from pathlib import Path

NOON = 1_795_564_800


def _site(folder: Path, time: int, edition: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / FILE).write_text(json.dumps({"time": time, "edition": edition}))
    return folder


@pytest.mark.parametrize(
    ("source", "replaced", "expected"),
    [
        pytest.param(NOON + 1, None, NOON, id="a commit gives its own time, in steps of the format"),
        pytest.param(NOON, (NOON - 50, "old"), NOON, id="later than what it replaces"),
        pytest.param(NOON, (NOON, "old"), NOON + 2, id="the same second"),
        pytest.param(NOON, (NOON + 900, "old"), NOON + 902, id="an older commit, built again"),
        pytest.param(NOON, (NOON + 900, "new"), NOON + 900, id="the same edition, built again"),
        pytest.param(7, None, FIRST, id="before the format's first day"),
    ],
)
def test_an_edition_is_later_than_the_one_it_replaces(
    tmp_path: Path, source: int, replaced: tuple[int, str] | None, expected: int
) -> None:
    """In both directions: a rollback, too, is something new for who has the file."""
    site = tmp_path / "site" if replaced is None else _site(tmp_path / "site", *replaced)

    assert edition_time(source, "new", site) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((NOON, "new"), NOON + 900, NOON + 902),
        ((NOON + 990, "new"), NOON + 900, NOON + 990),
        (None, NOON + 900, NOON + 902),
    ],
)
def test_it_is_later_than_one_in_use_elsewhere(
    tmp_path: Path, before: tuple[int, str] | None, after: int, expected: int
) -> None:
    """Published from another machine, perhaps."""
    site = tmp_path / "site" if before is None else _site(tmp_path / "site", *before)

    assert edition_time(NOON, "new", site, after) == expected


def test_sources_that_are_no_commit_have_the_time_of_their_build(tmp_path: Path) -> None:
    """The clock's, and a broken site beside it changes nothing."""
    (tmp_path / FILE).write_text("no manifest")

    assert edition_time(0, "new", tmp_path) > NOON - 400 * 86_400


def _committed(root: Path, day: str) -> Path:
    """Make *root* a commit of that day."""
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    environment = {**os.environ, "GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    for words in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "one"]):
        subprocess.run(["git", *words], cwd=root, env=environment, check=True)
    return root


def test_each_campaign_has_the_time_of_its_own_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when one process builds two: nothing is left in the environment for the second."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    dates = []
    for day in ("2026-11-20", "2026-11-22"):
        root = _committed(small_campaign(tmp_path / day, {"ar": "قلق", "en": "Ring"}), day)
        result = build_campaign(root, tmp_path / f"site-{day}")
        assert (tmp_path / f"site-{day}").is_dir(), [str(problem) for problem in result.problems]
        dates.append(json.loads((tmp_path / f"site-{day}" / FILE).read_text("utf-8"))["source_date"])

    assert dates == [1_795_176_000, 1_795_348_800]
    assert "SOURCE_DATE_EPOCH" not in os.environ


@pytest.mark.parametrize("value", ["yesterday", "-1", "", "١٢"])
def test_a_time_that_is_none_is_refused_in_words(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """It would date what is published."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)

    with pytest.raises(CampaignError, match="seconds since 1970"):
        source_date()


@pytest.mark.slow
def test_no_changed_file_shares_time_and_size(tmp_path: Path) -> None:
    """One word exchanged for another of the same length, and back again."""
    seen: dict[tuple[str, tuple[int, ...], int], int] = {}
    root = small_campaign(tmp_path / "campaign", {"ar": "قلق", "en": "Ring"})
    page = root / "docs" / "en" / "index.md"
    first = page.read_text("utf-8")
    for content in (first, first.replace("Ring", "Dial"), first):
        page.write_text(content, "utf-8")
        result = build_campaign(root, tmp_path / "site")
        assert (tmp_path / "site").is_dir(), [str(problem) for problem in result.problems]
        with zipfile.ZipFile(tmp_path / "site" / ARCHIVE) as archive:
            for entry in archive.infolist():
                assert seen.setdefault((entry.filename, entry.date_time, entry.file_size), entry.CRC) == entry.CRC
    assert len(seen) > 20
