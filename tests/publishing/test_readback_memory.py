"""A file read back before is not read again, and any change of it is."""

from __future__ import annotations

import datetime
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from manara.campaign.load import load_campaign
from manara.publishing.context import Build
from manara.publishing.making.printed import Printed
from manara.publishing.proving import readback
from manara.publishing.proving.readback import read_back, read_back_last, read_pages
from manara.work.cache import Cache
from tests.frozen import frozen_campaign

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from manara.problems import Problem
    from manara.publishing.ahead import Ahead


def test_a_changed_file_is_read_again_and_the_rest_stays_true(small_copy: Callable[..., Path], tmp_path: Path) -> None:
    """The same wrong number is found with and without a memory, and goes when the file is mended."""
    build = Build(load_campaign(small_copy()), tmp_path / "site", cache=Cache(tmp_path))
    build.folder.mkdir()
    (build.folder / "good.txt").write_text("Nothing to dial.\n", "utf-8")
    bad = build.folder / "bad.txt"
    bad.write_text("Call 25589697.\n", "utf-8")
    first, second = read_back(build), read_back(build)
    assert [str(problem.message) for problem in first] == [str(problem.message) for problem in second]
    assert len(first) == 1
    bad.write_text("Nothing to dial.\n", "utf-8")

    assert read_back(build) == []


def test_the_editions_words_are_read_by_themselves(
    small_copy: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another edition alone does not make a page new; words that could be dialled are found all the same."""
    build = Build(load_campaign(small_copy()), tmp_path / "site", cache=Cache(tmp_path))
    build.folder.mkdir()
    page = build.folder / "page.txt"
    monkeypatch.setattr(readback, "fingerprint", lambda _campaign: {"en": "acorn bell"})
    page.write_text("Edition: acorn bell\n", "utf-8")
    assert read_back(build) == []
    monkeypatch.setattr(readback, "_read_file", lambda *_args: pytest.fail("read again"))
    monkeypatch.setattr(readback, "fingerprint", lambda _campaign: {"en": "barn oak"})
    page.write_text("Edition: barn oak\n", "utf-8")
    assert read_back(build) == []
    monkeypatch.setattr(readback, "fingerprint", lambda _campaign: {"en": "call 25589697"})
    page.write_text("Edition: call 25589697\n", "utf-8")

    assert [problem.path for problem in read_back(build)] == ["site/edition.txt"]


def test_what_is_read_while_sheets_are_made_is_read_again_only_when_it_changes(
    small_copy: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was found is said once, by the step after."""
    ahead = SimpleNamespace(busy=True, readings=dict)
    build = Build(load_campaign(small_copy()), tmp_path / "site", cache=Cache(tmp_path), ahead=cast("Ahead", ahead))
    build.folder.mkdir()
    for name in ("first", "second"):
        (build.folder / f"{name}.txt").write_text("Call 25589697.\n", "utf-8")
    assert read_pages(build) == []
    (build.folder / "second.txt").write_text("Call 25589698.\n", "utf-8")
    seen: list[str] = []
    read = readback._read_file

    def reading(ground: readback.Reader, file: tuple[Path, str]) -> tuple[tuple[str, str], list[Problem]]:
        seen.append(file[1])
        return read(ground, file)

    monkeypatch.setattr(readback, "_read_file", reading)

    assert sorted(problem.path for problem in read_back(build)) == ["site/first.txt", "site/second.txt"]
    assert seen == ["second.txt"]


def test_a_wrong_page_does_not_hide_a_wrong_sheet(small_copy: Callable[..., Path], tmp_path: Path) -> None:
    """Sheets are read last, but a build that ends before says what is wrong in them."""
    build = Build(load_campaign(small_copy()), tmp_path / "site", cache=Cache(tmp_path))
    sheet = build.folder / "en" / "print" / "directory.pdf"
    sheet.parent.mkdir(parents=True)
    sheet.write_bytes(b"no sheet")
    (build.folder / "page.txt").write_text("Call 25589697.\n", "utf-8")

    assert {problem.path for problem in read_back(build)} == {"site/page.txt", "site/en/print/directory.pdf"}


# What a reading follows from besides the file: each is another value of a build.
OTHER_WORLDS: dict[str, Callable[[Build], Build]] = {
    "the facts": lambda build: replace(build, facts="others"),
    "the day": lambda build: replace(build, campaign=replace(build.campaign, today=datetime.date(2031, 1, 1))),
    "the languages": lambda build: replace(
        build, campaign=replace(build.campaign, languages=build.campaign.languages[:1])
    ),
    "the address": lambda build: replace(build, site_url="https://example.net/"),
    "no memory": lambda build: replace(build, cache=Cache(None)),
}


@pytest.mark.parametrize("name", [*OTHER_WORLDS, "the program"])
def test_in_another_world_everything_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Each of them is in the key, and a release has no memory."""
    campaign = load_campaign(frozen_campaign(tmp_path / "campaign"))
    build = Build(campaign, tmp_path / "site", "https://example.org/", Cache(tmp_path), "facts")
    build.folder.mkdir()
    (build.folder / "page.txt").write_text("Nothing to dial.\n", "utf-8")
    read: list[int] = []
    real = readback._read_file

    def reading(ground: readback.Reader, file: tuple[Path, str]) -> tuple[tuple[str, str], list[Problem]]:
        read.append(1)
        return real(ground, file)

    monkeypatch.setattr(readback, "_sheets", lambda _build: [])
    monkeypatch.setattr(readback, "_read_file", reading)
    read_back(build)
    read_back(build)
    assert read == [1]
    if name == "the program":
        monkeypatch.setattr(readback, "digest_of_program", lambda: "another")
    read_back(OTHER_WORLDS[name](build) if name in OTHER_WORLDS else build)

    assert read == [1, 1]


def test_a_page_written_after_it_was_read_is_read_again(small_copy: Callable[..., Path], tmp_path: Path) -> None:
    """The steps that come last write sizes into pages; whatever they write is looked at."""
    build = Build(load_campaign(small_copy()), tmp_path / "site", cache=Cache(tmp_path), prepared=Printed([], ""))
    build.folder.mkdir()
    page = build.folder / "page.html"
    page.write_text("<!doctype html><title>One</title><p>Nothing to dial.\n", "utf-8")
    before = read_back(build)
    page.write_text("<!doctype html><title>One</title><p>Call 25589697.\n", "utf-8")

    assert ["25589697" in str(problem.message) for problem in read_back_last(build) if problem not in before] == [True]
