"""Every step of a build is in it: each does something that somebody misses, here, when it is taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manara.problems import Level, has_errors
from manara.publishing import build as building
from manara.publishing.ahead import Ahead
from manara.publishing.build import STEPS, build_campaign
from manara.publishing.making.compress import Packing
from manara.publishing.making.downloads import PLACE as LIST_PLACE
from manara.publishing.making.first_paper import PLACE as PAPER_PLACE
from manara.publishing.proving import readback
from tests.campaign import invented
from tests.campaign.first import with_first
from tests.publishing.small import small_campaign

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from manara.problems import Problem
    from manara.publishing.context import Build

WRONG = "Call 25589697.\n"
SHARE = """telling: {ar: [], en: []}
messages:
  - {id: open, kind: chat, face: open, subject: {ar: "اتصل", en: "Call"}, text: {ar: "اتصل بنا.", en: "Call us."}}
"""
# What a step makes: these exist after it only.
MADE = {
    "write_data_files": "contacts.json",
    "write_share_texts": "en/share/open.txt",
    "write_how": "VERIFY.txt",
    "write_printed": "en/print/directory.pdf",
    "compress": "en/index.html.br",
    "write_manifest": "manifest.json",
    "write_archive": "site.zip",
}
# A fault, put into the fresh folder before the step named first, that only the step named second finds; and its check.
FOUND: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "check_one_file": (
        "check_one_file",
        lambda site: _add(site / "en" / "file" / "information-en.html", b"<!--" + b"x" * 400_000 + b"-->"),
        "publishing.one-file",
    ),
    "read_back": ("read_back", lambda site: _add(site / "note.txt", WRONG.encode()), "publishing.readback"),
    "check_languages": (
        "check_languages",
        lambda site: _exchange(site / "ar" / "index.html", ' lang="ar"', ' lang="en"'),
        "site.language",
    ),
    "verify_step": (
        "verify_step",
        lambda site: (site / "robots.txt").write_text("Nobody.\n", "utf-8"),
        "publishing.verify",
    ),
    "read_back_last": (
        "check_languages",
        lambda site: (site / "en" / "print" / "directory.pdf").write_bytes(b"no sheet"),
        "publishing.readback",
    ),
}
# What a step does early, so that the rest is quicker: tried below.
EARLY = {"begin_packing", "read_pages"}
# What a step puts where a page holds a place for it: tried below.
FILLED = {"fill_downloads": LIST_PLACE, "fill_first": PAPER_PLACE}


def _add(path: Path, more: bytes) -> None:
    path.write_bytes((path.read_bytes() if path.is_file() else b"") + more)


def _exchange(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_every_step_is_tried_here() -> None:
    """A new step comes with what it does."""
    assert sorted(step.__name__ for step in STEPS) == sorted({*MADE, *FOUND, *EARLY, *FILLED})


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A campaign of two pages that has been built before: its sheets are kept."""
    folder = small_campaign(tmp_path_factory.mktemp("wire") / "small", {"ar": "اليوم", "en": "Today call"})
    (folder / "data" / "share.yml").write_text(SHARE, "utf-8")
    assert errors(folder) == []
    return folder


def errors(root: Path) -> list[str]:
    """Build, and return the checks of what stopped it."""
    return [one.check for one in build_campaign(root, root / "site").problems if one.level is Level.ERROR]


@pytest.mark.parametrize("name", MADE.values(), ids=list(MADE))
def test_what_a_step_makes_is_in_the_site(root: Path, name: str) -> None:
    assert (root / "site" / name).is_file()


@pytest.mark.parametrize("step", FOUND)
def test_what_a_step_proves_is_proved(root: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """The fault is made at the right moment; the build stops and the old site stays."""
    before, make, check = FOUND[step]

    def faulty(build: Build) -> list[Problem]:
        make(build.folder)
        return []

    names = [one.__name__ for one in STEPS]
    place = names.index(before) if before in names else len(names)
    monkeypatch.setattr(building, "STEPS", (*STEPS[:place], faulty, *STEPS[place:]))
    old = (root / "site" / "manifest.json").read_bytes()

    assert check in errors(root)
    assert (root / "site" / "manifest.json").read_bytes() == old


def test_pages_are_read_and_packed_while_sheets_are_made(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done early is done before the sheets are asked for."""
    packed: list[bytes] = []
    read: list[Path] = []
    begin, look = Packing.ahead, readback._read

    def packing(self: Packing, raw: bytes) -> None:
        packed.append(raw)
        begin(self, raw)

    def reading(build: Build, files: list[Path]) -> list[Problem]:
        read.extend(files)
        return look(build, files)

    def noted(build: Build) -> list[Problem]:
        kept = build.folder / "en" / "file" / "information-en.html"
        assert kept.read_bytes() in packed
        assert kept in read
        raise PermissionError

    monkeypatch.setattr(Packing, "ahead", packing)
    monkeypatch.setattr(readback, "_read", reading)
    monkeypatch.setattr(Ahead, "busy", True)
    before = STEPS[: [step.__name__ for step in STEPS].index("write_printed")]
    monkeypatch.setattr(building, "STEPS", (*before, noted))

    assert errors(root) == ["publishing.disk"]


def test_places_held_for_what_is_made_later_are_filled(tmp_path: Path) -> None:
    """The list of files on its page, and the way to the sheets on a first page."""
    site = tmp_path / "site"
    settings = invented.FILES["mkdocs.yml"].replace("help.md]", "help.md, download.md]")
    pages = {f"docs/{tag}/download.md": "<!-- downloads -->\n" for tag in ("ar", "en")}
    root = with_first(tmp_path / "campaign", "hi", changes={"mkdocs.yml": settings, **pages})
    result = build_campaign(invented.confirmed(root), site, drafts=True)
    assert not has_errors(result.problems), [one for one in result.problems if one.level is Level.ERROR]
    assert list((site / "en" / "preview").iterdir())
    left = {name for name, place in FILLED.items() for page in site.rglob("*.html") if place in page.read_text("utf-8")}

    assert left == set()
