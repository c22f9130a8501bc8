"""Files kept from one build to the next: only those in use, and never a torn one."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from manara.sources.kept import HOUR, Kept

if TYPE_CHECKING:
    from pathlib import Path


def test_only_what_was_asked_for_is_kept(tmp_path: Path) -> None:
    """Old editions do not pile up; what another build may be writing stays."""
    for name, age in (("old.json", 0), ("killed.unfinished", 2 * HOUR), ("being-written.unfinished", 0)):
        (tmp_path / name).write_bytes(b"%PDF")
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    (tmp_path / "known.json").write_bytes(b"known")
    kept = Kept(tmp_path)
    kept.put("new.json", b"new")

    assert kept.get("known.json") == b"known"
    assert kept.get("new.json") == b"new"
    assert kept.get("unknown.json") is None

    kept.tidy()

    assert sorted(path.name for path in tmp_path.iterdir()) == ["being-written.unfinished", "known.json", "new.json"]


def test_a_file_that_was_cut_short_is_not_kept(tmp_path: Path) -> None:
    """PDF and PNG say where they end; of others nothing is known."""
    kept = Kept(tmp_path)
    whole = {"a.pdf": b"%PDF-1.7 %%EOF\n", "a.png": b"\x89PNG IEND\xaeB`\x82", "a.json": b"{}"}
    for name, made in whole.items():
        kept.put(name, made)
        kept.put(f"cut-{name}", made[:-3])

    assert [kept.get(name) for name in whole] == list(whole.values())
    assert [kept.get(f"cut-{name}") for name in whole] == [None, None, b""]


def test_a_folder_that_cannot_be_made_costs_only_time(tmp_path: Path) -> None:
    """The next build makes the file again."""
    (tmp_path / "file").write_bytes(b"in the way")
    kept = Kept(tmp_path / "file" / "folder")
    kept.put("new.json", b"new")
    kept.tidy()

    assert kept.get("new.json") is None
