"""Editions that were published, kept to be put back: the last five of each target, whole, with manifest and signature.

They lie in ``.editions/TARGET/`` beside the campaign, each named by the second at which it was published and the first
signs of its edition; ``log.jsonl`` there says what was done when. A kept edition is never changed but for the times of
its files.
"""

from __future__ import annotations

import datetime
import json
import os
import shutil
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.errors import PublishingError
from manara.problems import text
from manara.publishing.making.edition_time import STEP
from manara.publishing.making.manifest import FILE
from manara.publishing.proving.verify import Manifest, read_manifest
from manara.publishing.shipping.swap import FOLDER_MODE, write_through

if TYPE_CHECKING:
    from pathlib import Path

FOLDER, LOG, BUILT = ".editions", "log.jsonl", "site"
KEPT = 5
_FORM = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True)
class Edition:
    """A kept edition: its name, its folder and what its manifest says."""

    name: str
    folder: Path
    manifest: Manifest


class Editions:
    """The kept editions of one target."""

    def __init__(self, root: Path, target: str) -> None:
        self.folder = root / FOLDER / target

    @property
    def built(self) -> Path:
        """Where the next edition is built."""
        return self.folder / BUILT

    def all(self) -> list[Edition]:
        """Return every kept edition, the oldest first; what is not whole is left out."""
        found = []
        for folder in sorted(self.folder.glob("2*Z-*")):
            try:
                found.append(Edition(folder.name, folder, read_manifest((folder / FILE).read_bytes())))
            except (OSError, PublishingError):
                continue
        return found

    def current(self) -> Edition | None:
        """Return the edition that was published last and stayed, ``None`` before the first."""
        stayed = self.stayed()
        return stayed[-1] if stayed else None

    def stayed(self) -> list[Edition]:
        """Return the kept editions that were published and stayed, in the order in which that happened."""
        found = {edition.name: edition for edition in self.all()}
        names = (str(line["edition"]) for line in self.log() if line.get("stayed"))
        return [found[name] for name in names if name in found]

    def log(self) -> list[dict[str, object]]:
        """Return what was done to this target, the oldest first."""
        try:
            lines = (self.folder / LOG).read_text("utf-8").splitlines()
        except FileNotFoundError:
            return []
        return [json.loads(line) for line in lines if line.strip()]

    def record(self, **said: object) -> None:
        """Write down what was done; the day and second are added."""
        self.folder.mkdir(parents=True, exist_ok=True)
        now = datetime.datetime.now(tz=datetime.UTC).isoformat(timespec="seconds")
        with (self.folder / LOG).open("a", encoding="utf-8") as file:
            file.write(json.dumps({"at": now, **said}, ensure_ascii=False) + "\n")

    def keep(self, site: Path, after: int) -> Edition:
        """Copy *site* among the kept editions, under a new name and with new times, and return it.

        Args:
            site: A built site, or a kept edition that is put back.
            after: Time of the edition in use, in seconds since 1970; every file becomes later than it, also when the
                clock went back, so that no validator of its files is one of the older edition's.
        """
        manifest = read_manifest((site / FILE).read_bytes())
        stamp = max(int(time.time()), manifest.time, after + STEP, *(self.stamp(one) + STEP for one in self.all()), 0)
        name = f"{datetime.datetime.fromtimestamp(stamp, tz=datetime.UTC).strftime(_FORM)}-{manifest.edition[:8]}"
        part = copy_beside(site, self.folder, name)
        for path in part.rglob("*"):
            if path.is_file():
                os.utime(path, (stamp, stamp))
        folder = self.folder / name
        part.rename(folder)
        return Edition(name, folder, manifest)

    @staticmethod
    def stamp(edition: Edition) -> int:
        """Return the time that the files of a kept edition bear."""
        return int((edition.folder / FILE).stat().st_mtime)

    def tidy(self) -> None:
        """Remove all but the last editions that stayed: a night of failures takes no edition away to go back to."""
        kept = {edition.name for edition in self.stayed()[-KEPT:]}
        for edition in self.all():
            if edition.name not in kept:
                shutil.rmtree(edition.folder, ignore_errors=True)


def copy_beside(site: Path, place: Path, name: str) -> Path:
    """Copy *site* into *place* under a name that nobody serves, to the disk, and return the copy; all may read it.

    What killed copies left there is removed first: the caller holds the right to write in *place*.

    Raises:
        PublishingError: There is no room, or *place* may not be written; nothing of the copy is left.
    """
    part = place / f".{name}"
    try:
        open_folder(place)
        for left in place.glob(".2*Z-*"):
            shutil.rmtree(left, ignore_errors=True)
        need = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
        free = shutil.disk_usage(place).free
        if free < need:
            raise PublishingError(
                text(
                    "{place} has room for {free} MB, and the edition needs {need} MB. "
                    "Free some space there; what is published is untouched.",
                    place=place,
                    free=free // 1_000_000,
                    need=-(-need // 1_000_000),
                )
            )
        shutil.copytree(site, part)
        write_through(part)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        raise PublishingError(
            text("{file} cannot be written: {reason}.", file=place, reason=reason_of(error))
        ) from error
    return part


def open_folder(place: Path) -> None:
    """Make *place* where it is not there yet, so that a web server may read it whatever the operator's umask."""
    if not place.is_dir():
        place.mkdir(parents=True)
        place.chmod(FOLDER_MODE)


def reason_of(error: OSError) -> str:
    """Return why the system refused; ``shutil`` puts many refusals into one, and then the first is told."""
    if isinstance(error, shutil.Error) and error.args and error.args[0]:
        return str(error.args[0][0][-1])
    return error.strerror or str(error)
