"""The archive of the whole site: the same manifest, the same bytes, and not one bit changed."""

from __future__ import annotations

import io
import json
import random
import shutil
import warnings
import zipfile
from pathlib import Path

import pytest

from manara.campaign.load import load_campaign
from manara.cli import main
from manara.contacts.registry import registry_of
from manara.publishing.making.archive import ID, INSIDE, pack, packed_size
from manara.publishing.making.manifest import ARCHIVE, FILE
from manara.publishing.making.sizes import said
from manara.publishing.proving.compare import Comparison
from manara.publishing.proving.readback import read_bytes
from manara.publishing.proving.verify import verify_folder
from tests.conftest import SMALL


@pytest.fixture
def copy(small_site: Path, tmp_path: Path) -> Path:
    """A copy that a test may damage."""
    return Path(shutil.copytree(small_site, tmp_path / "copy"))


def test_it_holds_every_file_but_itself(small_site: Path) -> None:
    """The manifest inside is the site's, so the fingerprint is too."""
    with zipfile.ZipFile(small_site / ARCHIVE) as archive:
        names = {name.removeprefix(INSIDE) for name in archive.namelist()}
        inside = archive.read(INSIDE + FILE)

    here = {path.relative_to(small_site).as_posix() for path in small_site.rglob("*") if path.is_file()}
    assert names == here - {ARCHIVE}
    assert inside == (small_site / FILE).read_bytes()
    assert ARCHIVE not in json.loads(inside)["files"]


def test_verify_accepts_it(small_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As a copy of its own, and inside the site; it shows the site's fingerprint."""
    assert main(["verify", str(small_site / ARCHIVE), "--root", str(SMALL)]) == 0

    words = json.loads((small_site / FILE).read_text("utf-8"))["fingerprint"]["en"]
    assert words in capsys.readouterr().out
    assert verify_folder(small_site, "site")[1] == []


def test_the_same_files_give_the_same_bytes(copy: Path) -> None:
    """Whenever and in whatever order they were written."""
    before = (copy / ARCHIVE).read_bytes()
    for path in sorted(copy.rglob("*.html"), reverse=True):
        path.write_bytes(path.read_bytes())

    again = io.BytesIO()
    pack(copy, json.loads((copy / FILE).read_bytes())["time"], again)
    assert again.getvalue() == before
    assert packed_size(copy) == len(before)


def test_one_flipped_bit_in_it_is_found(copy: Path) -> None:
    """Anywhere: in a file, in a time, in the list at its end."""
    raw = bytearray((copy / ARCHIVE).read_bytes())
    chance = random.Random(5)  # noqa: S311  # places, not secrets
    for place in (0, 11, len(raw) - 1, *(chance.randrange(len(raw)) for _ in range(12))):
        raw[place] ^= 1
        (copy / ARCHIVE).write_bytes(raw)
        assert [problem.check for problem in verify_folder(copy, "copy")[1]] == [ID], place
        raw[place] ^= 1


@pytest.mark.parametrize("turn", ["another order", "a name twice"])
def test_an_archive_with_its_files_otherwise_is_found(copy: Path, turn: str) -> None:
    """The same files, and still not the archive the program makes."""
    with zipfile.ZipFile(copy / ARCHIVE) as archive:
        files = [(entry, archive.read(entry)) for entry in archive.infolist()]
    files = [*files[1:], files[0]] if turn == "another order" else [*files, files[-1]]
    with warnings.catch_warnings(), zipfile.ZipFile(copy / ARCHIVE, "w") as archive:
        warnings.simplefilter("ignore")
        for entry, content in files:
            archive.writestr(entry, content)

    assert [problem.check for problem in verify_folder(copy, "copy")[1]] == [ID]


def test_a_copy_may_be_without_it(copy: Path) -> None:
    """Who unpacks it has a mirror."""
    (copy / ARCHIVE).unlink()

    assert verify_folder(copy, "copy")[1] == []


def test_a_wrong_number_in_it_is_read(small_site: Path) -> None:
    """Its reader opens every file inside."""
    comparison = Comparison(registry_of(load_campaign(SMALL), "https://harvest.example/"), load_campaign(SMALL))
    for wrong in (False, True):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            words = (small_site / "en" / "share" / "quiet.txt").read_text("utf-8")
            archive.writestr("site/en/share/quiet.txt", words.replace("0018", "0019") if wrong else words)
        assert bool(read_bytes(out.getvalue(), ARCHIVE, comparison)) is wrong
    assert read_bytes(b"PK", ARCHIVE, comparison)


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_the_download_page_says_its_size(small_site: Path, tag: str) -> None:
    """The page is inside the archive whose size it says."""
    page = (small_site / tag / "download.html").read_text("utf-8")

    assert f'data-file="../{ARCHIVE}">{said((small_site / ARCHIVE).stat().st_size)}<' in page
