"""What is kept between two runs: only whole, only under all it was made from, and only as long as it is used."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from manara.problems import Level, Problem, text
from manara.work.cache import HOUR, UNFINISHED, Cache, digest
from manara.work.findings import Findings

if TYPE_CHECKING:
    from pathlib import Path


def entries(root: Path, kind: str) -> list[Path]:
    """Return the files of one kind."""
    return sorted((root / ".cache" / kind).iterdir())


def test_an_entry_is_found_by_all_its_parts_and_by_no_others(tmp_path: Path) -> None:
    """Parts are told from each other: what ends one cannot begin the next."""
    cache = Cache(tmp_path)
    cache.put("kind", "ab", b"c", made=b"made")

    assert cache.get("kind", "ab", b"c") == b"made"
    for parts in (("a", "bc"), ("ab",), ("ab", "c", ""), ("ab", "d")):
        assert cache.get("kind", *parts) is None
    assert cache.get("other", "ab", b"c") is None
    assert Cache(None).get("kind", "ab", b"c") is None


def cut(raw: bytes) -> bytes:
    """A full disk."""
    return raw[:-1]


def emptied(_raw: bytes) -> bytes:
    """A crash after the name was given."""
    return b""


def turned(raw: bytes) -> bytes:
    """One bit of the content."""
    return raw[:-1] + bytes([raw[-1] ^ 1])


def longer(raw: bytes) -> bytes:
    """More than was written."""
    return raw + b"x"


@pytest.mark.parametrize("damage", [cut, emptied, turned, longer])
def test_a_damaged_entry_is_none(tmp_path: Path, damage: object) -> None:
    """It is made again."""
    cache = Cache(tmp_path)
    cache.put("kind", "key", made=b"content")
    (path,) = entries(tmp_path, "kind")
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]

    assert cache.get("kind", "key") is None


def test_an_entry_under_the_name_of_another_is_none(tmp_path: Path) -> None:
    """The digest before the content is one of the name, too."""
    cache = Cache(tmp_path)
    cache.put("kind", "one", made=b"content")
    (path,) = entries(tmp_path, "kind")
    path.rename(path.with_name(digest("kind", "two")))

    assert cache.get("kind", "two") is None


def test_only_what_was_asked_for_stays(tmp_path: Path) -> None:
    """Old editions do not pile up; what another program may be writing stays, and so do other kinds."""
    for kind, key in (("kind", "old"), ("kind", "known"), ("other", "old")):
        Cache(tmp_path).put(kind, key, made=b"x")
    folder = tmp_path / ".cache" / "kind"
    for name, age in (("killed", 2 * HOUR), ("being-written", 0)):
        (folder / f"{name}{UNFINISHED}").write_bytes(b"x")
        os.utime(folder / f"{name}{UNFINISHED}", (time.time() - age,) * 2)
    cache = Cache(tmp_path)
    cache.get("kind", "known")
    cache.put("kind", "new", made=b"x")
    cache.tidy("kind")

    wanted = {digest("kind", "known"), digest("kind", "new"), f"being-written{UNFINISHED}"}
    assert {path.name for path in entries(tmp_path, "kind")} == wanted
    assert Cache(tmp_path).get("other", "old") == b"x"


def test_a_cache_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    """Nothing is raised, and nothing is there."""
    (tmp_path / ".cache").write_bytes(b"in the way")
    cache = Cache(tmp_path)
    cache.put("kind", "key", made=b"x")
    cache.tidy("kind")

    assert cache.get("kind", "key") is None


def test_problems_come_back_as_they_were(tmp_path: Path) -> None:
    """With texts inside texts, and no column where there was none."""
    inner = text("the file begins with a byte order mark")
    found = [Problem("docs/x.md", 3, 0, Level.WARNING, "a.check", text("“{a}” {b}", a=inner, b=7), text("Mend it."))]
    findings = Findings(Cache(tmp_path), "findings", "world")
    findings.put("key", found=found)

    (again,) = Findings(Cache(tmp_path), "findings", "world").get("key") or []
    assert [str(again.message), str(again.hint)] == [str(found[0].message), str(found[0].hint)]
    assert (again.path, again.line, again.column, again.level, again.check) == (
        "docs/x.md",
        3,
        0,
        Level.WARNING,
        "a.check",
    )
    assert Findings(Cache(tmp_path), "findings", "other").get("key") is None


@pytest.mark.parametrize(
    "planted", [b"", b"{", b"[]x", b'{"a": 1}', b"[[1]]", b'[["p", 1, 1, 9, "c", [], []]]', b"\xff"]
)
def test_what_is_no_list_of_problems_is_not_believed(tmp_path: Path, planted: bytes) -> None:
    """An entry that holds something else is none."""
    cache = Cache(tmp_path)
    cache.put("findings", "world", "key", made=planted)

    assert not Findings(cache, "findings", "world").get("key")
