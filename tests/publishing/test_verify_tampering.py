"""Somebody changes a copy and makes its manifest anew: the campaign's own records still tell."""

from __future__ import annotations

import json
import os
import random
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
import segno

from grade_tests.hosting import hosting
from manara.campaign.load import load_campaign
from manara.cli import main
from manara.errors import PublishingError
from manara.printing.sheet import make
from manara.publishing.making.headers import HEADERS, PAGE_POLICY, POLICY_NAME
from manara.publishing.making.manifest import ARCHIVE, FILE, digest_of, files_of
from manara.publishing.making.printed import printed
from manara.publishing.making.sums import write_sums
from manara.publishing.proving.verify import read_manifest, verify_folder
from manara.work.cache import Cache
from tests.conftest import SMALL

WRONG = "020 7946 0019"
ADDED = {
    "en/law.html": '<script src="https://other.example/a.js"></script>',
    "en/signs.html": "<p>Call us on +44 20 7946 0999</p>",
    "en/about.html": '<a href="tel:+442079460999">020 7946 0018</a>',
    "ar/law.html": '<a href="https://metoffice.example/">غادر هذه الصفحة</a>',
    "ar/about.html": '<form action="https://other.example/"><button>Help</button></form>',
}


def _agree_again(copy: Path) -> None:
    """Make the manifest anew and drop the archive, which holds the true files, as one would who knows this program."""
    (copy / ARCHIVE).unlink(missing_ok=True)
    path = copy / FILE
    manifest = json.loads(path.read_text("utf-8"))
    manifest["files"] = files_of(copy)
    path.write_text(json.dumps({**manifest, "digest": digest_of(manifest)}), "utf-8")
    write_sums(copy, manifest["files"])
    assert verify_folder(copy, "copy")[1] == []


@pytest.mark.slow
def test_everything_somebody_changed_is_found_at_once(
    copy: Path, small_copy: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Paper with one wrong digit, a code that calls somebody else, files nobody can read, and additions to pages."""
    changed = [
        _wrong_sheet(copy, small_copy, tmp_path, name) for name in ("en/print/strips.pdf", "ar/print/labels-30.pdf")
    ]
    segno.make("tel:+442079460019", error="m").save(str(copy / "en/share/open-1080x1080.png"), scale=8, border=4)
    unreadable = ("ar/share/open-1080x1080.png", "en/print/directory.pdf", "sitemap.xml", "vcard/en/line-1.vcf")
    for name in unreadable:
        (copy / name).write_bytes(b"\xff\xfe no such format")
    for name, markup in ADDED.items():
        page = copy / name
        page.write_text(page.read_text("utf-8").replace("</main>", f"{markup}</main>"), "utf-8")
    _agree_again(copy)

    assert main(["verify", str(copy), "--root", str(SMALL), "--format", "json"]) == 1
    said: dict[str, list[str]] = {}
    for problem in json.loads(capsys.readouterr().out)["problems"]:
        said.setdefault(problem["path"].removeprefix("site/").removeprefix("copy/"), []).append(problem["message"])
    assert sorted({*changed, "en/share/open-1080x1080.png", *unreadable, *ADDED} - set(said)) == []
    for name in changed:
        assert [message for message in said[name] if WRONG in message or WRONG.replace(" ", "") in message]


def _wrong_sheet(copy: Path, small_copy: Callable[..., Path], scratch: Path, name: str) -> str:
    """Put a sheet into *copy* that this program drew from a record with one wrong digit."""
    record = (SMALL / "data" / "contacts" / "hotline.yml").read_text("utf-8")
    wrong = record.replace("+442079460018", "+442079460019")
    if not (scratch / "small").is_dir():
        small_copy({"data/contacts/hotline.yml": wrong})
    [sheet] = [sheet for sheet in printed(load_campaign(scratch / "small")).sheets if sheet.path == name]
    (copy / name).write_bytes(make(sheet, Cache(scratch / "kept")))
    return name


def test_a_file_the_system_refuses_is_said(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a sentence with its name."""
    path = copy / "robots.txt"
    path.chmod(0)
    if os.access(path, os.R_OK):  # root may read everything

        def refuse(self: Path) -> bytes:
            if not stat.S_IMODE(self.stat().st_mode):
                raise PermissionError(13, "Permission denied", str(self))
            with self.open("rb") as file:
                return file.read()

        monkeypatch.setattr(Path, "read_bytes", refuse)

    with pytest.raises(PublishingError, match=r"robots\.txt cannot be read"):
        verify_folder(copy, "copy")


def test_a_flipped_bit_at_200_places_is_found(copy: Path) -> None:
    """Anywhere in any file, and anywhere in the manifest itself."""
    chance = random.Random(11)  # noqa: S311  # places, not secrets
    original = (copy / FILE).read_bytes()
    manifest = read_manifest(original)
    paths = [path for name, entry in sorted(manifest.files.items()) if entry["size"] and (path := copy / name)]
    for _ in range(100):
        path = chance.choice(paths)
        raw = bytearray(path.read_bytes())
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        (copy / "one").mkdir()
        (copy / "one" / "file").write_bytes(raw)
        digest = files_of(copy / "one")["file"]["sha256"]
        shutil.rmtree(copy / "one")
        assert digest != manifest.files[path.relative_to(copy).as_posix()]["sha256"]
    for _ in range(100):
        raw = bytearray(original)
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        with pytest.raises(PublishingError):
            read_manifest(bytes(raw))


def test_every_missing_header_of_a_live_copy_is_named(
    copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One at a time, on a copy of one page; with all of them nothing is said."""
    small = tmp_path / "small"
    small.mkdir()
    for name in ("index.html", FILE):
        shutil.copy(copy / name, small)
    _agree_again(small)
    files = {path.name: path.read_text("utf-8") for path in small.iterdir()}
    headers = {POLICY_NAME: PAGE_POLICY, **HEADERS}
    for missing in ("", *headers):
        with hosting(files, {name: value for name, value in headers.items() if name != missing}) as host:
            assert main(["verify", host.address, "--root", str(tmp_path), "--self"]) == 0
        out = capsys.readouterr().out
        counted = missing and not missing.startswith("Strict")  # over https only
        assert [name for name in headers if f"“{name}” is not sent" in out] == ([missing] if counted else [])
