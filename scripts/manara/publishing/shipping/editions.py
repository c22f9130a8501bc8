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
from manara.publishing.making.edition_time import STEP
from manara.publishing.making.manifest import FILE
from manara.publishing.proving.verify import Manifest, read_manifest

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
        names = [str(line["edition"]) for line in self.log() if line.get("stayed")]
        found = {edition.name: edition for edition in self.all()}
        return found.get(names[-1]) if names else None

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
        part = self.folder / f".{name}"
        shutil.rmtree(part, ignore_errors=True)
        shutil.copytree(site, part)
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
        """Remove all but the last editions; the one in use stays whatever its age."""
        current = self.current()
        for edition in self.all()[:-KEPT]:
            if current is None or edition.name != current.name:
                shutil.rmtree(edition.folder, ignore_errors=True)
        for left in self.folder.glob(".2*Z-*"):
            shutil.rmtree(left, ignore_errors=True)
