"""A look at a folder sees every change that a reader could have met."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from manara.work.folder import look

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAMES = ("data", "page.md")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two files and an empty folder."""
    (tmp_path / "data" / "empty").mkdir(parents=True)
    (tmp_path / "data" / "a.yml").write_text("a")
    (tmp_path / "page.md").write_text("page")
    return tmp_path


def in_place(root: Path) -> None:
    """The same size, and the time of change put back."""
    before = (root / "page.md").stat()
    (root / "page.md").write_text("pAge")
    os.utime(root / "page.md", ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "changed in place": in_place,
    "created": lambda root: (root / "data" / "b.yml").write_text(""),
    "deleted": lambda root: (root / "data" / "a.yml").unlink(),
    "renamed": lambda root: (root / "data" / "a.yml").rename(root / "data" / "c.yml"),
    "a folder more": lambda root: (root / "data" / "more").mkdir(),
    "a folder less": lambda root: (root / "data" / "empty").rmdir(),
    "a link": lambda root: (root / "data" / "link").symlink_to("a.yml"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_is_seen(root: Path, name: str) -> None:
    """By the same look asked again, and in the digest of a new one."""
    before = look(root, NAMES)
    assert before.unchanged()
    CHANGES[name](root)

    assert before.changed()
    assert not before.unchanged()
    assert look(root, NAMES).digest() != before.digest()


def test_there_and_back_again_is_a_change(root: Path) -> None:
    """Who read in between read something else."""
    before = look(root, NAMES)
    for words in ("other", "page"):
        (root / "page.md").write_text(words)

    assert before.changed() == ["page.md"]
    assert look(root, NAMES).digest() == before.digest()


def test_what_cannot_be_read_is_not_what_is_absent(root: Path) -> None:
    """A link that leads nowhere, a pipe: nothing that may rest on them is kept."""
    absent = look(root, NAMES)
    (root / "data" / "b.yml").symlink_to("nowhere")
    dangling = look(root, NAMES)
    (root / "data" / "b.yml").unlink()
    os.mkfifo(root / "data" / "b.yml")
    pipe = look(root, NAMES)

    assert [seen.plain for seen in (absent, dangling, pipe)] == [True, False, False]
    assert not pipe.unchanged()
    assert pipe.changed() == []
    assert absent.digest() != dangling.digest()


def test_a_file_that_may_not_be_read_keeps_findings_away(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its bytes are not known; the look says so."""
    path_class = type(root)
    read = path_class.read_bytes

    def refused(path: Path) -> bytes:
        if path.name == "a.yml":
            raise PermissionError(path)
        return read(path)

    monkeypatch.setattr(path_class, "read_bytes", refused)

    assert not look(root, NAMES).plain


def test_words_of_some_files_can_be_left_out(root: Path) -> None:
    """Their names count all the same."""
    before = look(root, NAMES)
    in_place(root)
    after = look(root, NAMES)

    assert before.digest(but=["page.md"]) == after.digest(but=["page.md"])
    assert before.of(["page.md"]) != after.of(["page.md"])
    assert before.below("data") == after.below("data")
    (root / "page.md").unlink()
    assert look(root, NAMES).digest(but=["page.md"]) != after.digest(but=["page.md"])
