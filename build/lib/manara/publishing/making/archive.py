"""``site.zip``: the whole site in one file, for kiosks without a network and for mirrors.

It holds every file of the folder, ``manifest.json``, sums and signatures included and itself not, so a copy unpacked
from it has the same manifest, fingerprint and signature as the site. The manifest cannot list it for the same reason;
instead it must hold exactly what the manifest lists, byte for byte. That can be asked because nothing in it is left to
chance: names in order, all with the time of the edition, and files stored as they are. Most files inside are packed
already.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
import time
import zipfile
from typing import IO, TYPE_CHECKING, Any

from manara.problems import Level, Problem, text
from manara.publishing.making.compress import Packing
from manara.publishing.making.manifest import ARCHIVE, FILE, SIGNATURES, SUMS, write_manifest
from manara.publishing.making.sizes import write_size
from manara.publishing.making.sums import sums_of, write_sums

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from manara.publishing.context import Build

ID = "publishing.archive"
# Unpacked beside other things, the site stays in a folder of its own.
INSIDE = "site/"
# The size stands on a page inside the archive; it is rounded, so one more round settles it.
ROUNDS = 3
CHUNK = 1 << 20
# What the format needs beside a file and twice its name, and at its end (APPNOTE.TXT 4.3).
ENTRY, END = 30 + 46, 22


def write_archive(build: Build) -> list[Problem]:
    """Write ``site.zip``, and its size into the pages that offer it, which are packed and listed anew."""
    listed = json.loads((build.folder / FILE).read_bytes())["files"]
    write_sums(build.folder, listed)  # as long as those of any other digests
    for _ in range(ROUNDS):
        changed = write_size(build, ARCHIVE, packed_size(build.folder))
        if not changed:
            break
        (build.packing or Packing()).write(changed)
        write_manifest(build)
    write_sums(build.folder, json.loads((build.folder / FILE).read_bytes())["files"])
    with (build.folder / ARCHIVE).open("wb") as file:
        pack(build.folder, build.time, file)
    return []


def pack(folder: Path, made: int, file: IO[bytes]) -> None:
    """Write the archive of everything in *folder* to *file*; the same files and time always give the same bytes.

    Args:
        folder: The built site.
        made: Time of the edition in seconds since 1970, in UTC as every archive of ours is.
        file: Where the archive is written.
    """
    _pack(((name, (folder / name).read_bytes()) for name in _names(folder)), made, file)


def packed_size(folder: Path) -> int:
    """Return how many bytes :func:`pack` would write: files are stored, so no byte of them has to be read."""
    entries = sum((folder / name).stat().st_size + ENTRY + 2 * len((INSIDE + name).encode()) for name in _names(folder))
    return entries + END


def compare_archive(folder: Path, files: dict[str, dict[str, Any]], shown: str) -> list[Problem]:
    """Return a problem when the archive in *folder* is not the one its manifest describes; a copy may be without one.

    Args:
        folder: The copy.
        files: Digests by name, as the copy's own manifest has them.
        shown: How the copy is called in messages.
    """
    path = folder / ARCHIVE
    manifest = (folder / FILE).read_bytes()
    sums, problems = sums_of(files, manifest), []
    hint = text("Take it again from the campaign's own site, or remove it; a changed file may carry a wrong number.")
    if (folder / SUMS).is_file() and (folder / SUMS).read_bytes() != sums:
        message = text("“{name}” does not hold what the manifest lists", name=SUMS)
        problems.append(Problem(f"{shown}/{SUMS}", 0, 0, Level.ERROR, ID, message, hint))
    beside = {name: (folder / name).read_bytes() for name in SIGNATURES if (folder / name).is_file()}
    if not path.is_file() or _is_whole(path, files, manifest, {SUMS: sums, **beside}):
        return problems
    message = text("“{name}” does not hold what the manifest lists", name=ARCHIVE)
    return [*problems, Problem(f"{shown}/{ARCHIVE}", 0, 0, Level.ERROR, ID, message, hint)]


def _is_whole(path: Path, files: dict[str, dict[str, Any]], manifest: bytes, beside: Mapping[str, bytes]) -> bool:
    """Tell whether an archive holds what is listed, the manifest, and of what lies beside it nothing else."""
    digests: dict[str, str] = {}

    def read(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
        for entry in archive.infolist():
            name, content = entry.filename.removeprefix(INSIDE), archive.read(entry)
            digests[name] = hashlib.sha256(content).hexdigest()
            yield name, content

    try:
        # Not in memory: a large site is in there as a whole.
        with path.open("rb") as raw, zipfile.ZipFile(raw) as archive, tempfile.TemporaryFile() as again:
            if sum(entry.file_size for entry in archive.infolist()) > path.stat().st_size:
                return False  # nothing in it is packed
            if archive.namelist() != sorted(set(archive.namelist())):
                return False
            _pack(read(archive), int(json.loads(manifest)["time"]), again)
            if not _are_same(raw, again):
                return False
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, KeyError, TypeError):
        return False
    if digests.pop(FILE, "") != hashlib.sha256(manifest).hexdigest():
        return False
    for name, content in beside.items():
        if digests.pop(name, hashlib.sha256(content).hexdigest()) != hashlib.sha256(content).hexdigest():
            return False
    return digests == {name: entry["sha256"] for name, entry in files.items()}


def _are_same(one: IO[bytes], other: IO[bytes]) -> bool:
    one.seek(0)
    other.seek(0)
    while True:
        here, there = one.read(CHUNK), other.read(CHUNK)
        if here != there:
            return False
        if not here:
            return True


def _names(folder: Path) -> list[str]:
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if _belongs(path))
    return sorted(name for name in names if name != ARCHIVE)


def _belongs(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _pack(files: Iterable[tuple[str, bytes]], made: int, file: IO[bytes]) -> None:
    stamp = time.gmtime(made)[:6]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(INSIDE + name, stamp)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            archive.writestr(entry, content)
