"""The same sources give the same bytes: elsewhere, for somebody else, in another order, under another Python.

Every build is a process of its own on a copy of the frozen campaign, or of the one that ``MANARA_REPRODUCED`` names.
“make reproducible” sets up each Python it finds (3.11 to 3.13) in ``.cache/pythons`` and runs this file on both; without it, only interpreters that can already load the program
are compared, and the test that lacks a second one says so instead of passing.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import ROOT, SMALL, TODAY

REVERSED = """import os

_listdir, _scandir = os.listdir, os.scandir


class Entries:
    def __init__(self, *path):
        with _scandir(*path) as found:
            self.found = iter(sorted(found, key=lambda entry: entry.name, reverse=True))

    def __iter__(self):
        return self.found

    def __next__(self):
        return next(self.found)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def close(self):
        pass


os.listdir = lambda *path: sorted(_listdir(*path), reverse=True)
os.scandir = Entries
"""
CAMPAIGN = Path(os.environ.get("MANARA_REPRODUCED", SMALL)).resolve()
SOURCES = ("data", "docs", "overrides", "mkdocs.yml")
HERE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}
ELSEWHERE = {"TZ": "Asia/Tokyo", "LC_ALL": "C", "LANG": "ar_KW", "PYTHONHASHSEED": "7", "HOME": "/nonexistent"}


@dataclass(frozen=True)
class Place:
    """Where, by whom and how a build is made."""

    folder: Path
    environment: dict[str, str]
    umask: int = 0o022
    user: tuple[str, ...] = ()
    backwards: bool = False
    python: str = field(default=sys.executable)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can reach; pytest's own cannot be."""
    folder = Path(tempfile.mkdtemp(prefix="manara-reproducible-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def _copy(root: Path, *, backwards: bool) -> Path:
    """Write the sources one by one, in the order of their names or against it."""
    paths = [path for name in SOURCES for path in [CAMPAIGN / name, *(CAMPAIGN / name).rglob("*")] if path.is_file()]
    for path in sorted(paths, reverse=backwards):
        copy = root / path.relative_to(CAMPAIGN)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    return root


def _digest_of_build(place: Place) -> str:
    root = _copy(place.folder / "sources", backwards=place.backwards)
    output = place.folder / "out" / "site"
    settings = {**os.environ, **place.environment, "MANARA_TODAY": TODAY, "SOURCE_DATE_EPOCH": "1795564800"}
    settings["PYTHONPATH"] = str(ROOT / "scripts")
    if place.backwards:
        (place.folder / "sitecustomize.py").write_text(REVERSED, "utf-8")
        settings["PYTHONPATH"] += f"{os.pathsep}{place.folder}"
    if "--reuid=nobody" in place.user:
        for path in [place.folder, *place.folder.rglob("*")]:
            shutil.chown(path, "nobody")
    done = subprocess.run(
        [*place.user, place.python, "-B", "-m", "manara", "build", "--root", str(root), "--output", str(output)],
        env=settings, cwd="/", umask=place.umask, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return _digest(output)


def _digest(site: Path) -> str:
    lines = [
        f"{path.relative_to(site).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}"
        for path in sorted(site.rglob("*"))
        if path.is_file()
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _as_somebody_else() -> list[str]:
    """Return what starts a program as another user who can run this Python: “nobody”, or a number of its own."""
    ask = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT / 'scripts')!r}); import manara.cli"]
    ways = (["setpriv", "--reuid=nobody", "--clear-groups"], ["unshare", "--user", "--map-user=1234"])
    for way in ways:
        if (
            shutil.which(way[0])
            and subprocess.run([*way, *ask], cwd="/", capture_output=True, check=False).returncode == 0
        ):
            return way
    return []


def _pythons() -> dict[str, str]:
    """Return one interpreter for every other minor version that has the program and what it needs."""
    places = [*sorted((ROOT / ".cache" / "pythons").glob("*/bin/python"))]
    places += [Path(path) for minor in range(11, 15) if (path := shutil.which(f"python3.{minor}"))]
    ask = "import sys, mkdocs, material, nh3, typst, brotli, manara; print(*sys.version_info[:2], sep='.')"
    found: dict[str, str] = {}
    for place in places:
        done = subprocess.run([place, "-c", ask], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            found.setdefault(done.stdout.strip(), str(place))
    return {version: place for version, place in found.items() if version != _minor()}


def _minor() -> str:
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


@pytest.mark.slow
def test_another_place_user_and_order_give_the_same_bytes(open_folder: Path) -> None:
    """Folder, user, locale, time zone, hash seed, umask, home and the order of files differ; both digests are printed."""
    user = tuple(_as_somebody_else())
    here = Place(open_folder / "here", HERE)
    elsewhere = Place(open_folder / "elsewhere" / "deep ار", ELSEWHERE, 0o077, user, backwards=True)
    for place in (here, elsewhere):
        place.folder.mkdir(parents=True)
    digests = [_digest_of_build(here), _digest_of_build(elsewhere)]
    somebody = " ".join(user) or "the same user: no other can run this Python"
    print(f"\nhere      {digests[0]}\nelsewhere {digests[1]} ({somebody})")  # noqa: T201  # for the report

    assert digests[0] == digests[1]


@pytest.mark.slow
def test_another_python_gives_the_same_bytes(open_folder: Path) -> None:
    """Every minor version that can be had; which ones is printed, and that there is none is not a pass."""
    others = _pythons()
    if not others:
        pytest.skip(f"only Python {_minor()} has the program here: “make reproducible” sets up and compares others")
    digests = {}
    for version, python in {_minor(): sys.executable, **others}.items():
        place = Place(open_folder / version, HERE, python=python)
        place.folder.mkdir()
        digests[version] = _digest_of_build(place)
        print(f"\nPython {version} {digests[version]}", end="")  # noqa: T201

    assert len(set(digests.values())) == 1
