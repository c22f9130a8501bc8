"""Bytes that an editor's machine slips into a file are named with their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manara.sources.text_file import read_text

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("raw", "line", "column", "word"),
    [
        (b"\xef\xbb\xbfa\n", 1, 1, "byte order mark"),
        (b"a\r\nb\r\n", 1, 0, "Windows line ends"),
        (b"a\n\xd8\xa7\xffb\n", 2, 2, "0xFF"),
        (b"a\n\x00", 2, 0, "NUL"),
    ],
    ids=["bom", "crlf", "invalid utf-8", "nul"],
)
def test_bad_bytes_are_reported_with_their_place(tmp_path: Path, raw: bytes, line: int, column: int, word: str) -> None:
    """Line and column are those an editor's program shows."""
    path = tmp_path / "x.md"
    path.write_bytes(raw)

    _, [problem] = read_text(path, "x.md")

    assert (problem.line, problem.column) == (line, column)
    assert word in str(problem.message)


def test_a_missing_file_is_a_problem_not_an_exception(tmp_path: Path) -> None:
    """A build goes on to find all other problems."""
    content, [problem] = read_text(tmp_path / "no.md", "no.md")

    assert content == ""
    assert "cannot be read" in str(problem.message)


@pytest.mark.parametrize(
    ("encoding", "named"),
    [("utf-16", "UTF-16"), ("utf-16-be", "UTF-16"), ("cp1256", "Windows-1256")],
)
def test_how_a_program_of_windows_saved_it_is_named_once(tmp_path: Path, encoding: str, named: str) -> None:
    """What the file says is read all the same, so nothing else is told of it."""
    said = "---\ntitle: الراحة\n---\nيمكنك أن ترتاح عند الظهر، في الظل؛ «حقك».\n"
    path = tmp_path / "x.md"
    path.write_bytes((f"\ufeff{said}" if encoding == "utf-16-be" else said).encode(encoding))

    content, [problem] = read_text(path, "x.md")

    assert content == said
    assert str(problem.message) == f"the file is in {named}"
    assert "UTF-8" in str(problem.hint)


def test_a_damaged_file_is_not_taken_for_another_encoding(tmp_path: Path) -> None:
    """Arabic in UTF-8 with a wrong byte, and Western letters in Windows-1252, keep the place of the first."""
    path = tmp_path / "x.md"
    for raw, line in (("يمكنك\nأن".encode() + b"\xff", 2), ("a\nb é è ü".encode("cp1252"), 2)):
        path.write_bytes(raw)
        _, [problem] = read_text(path, "x.md")
        assert (problem.line, "is not valid UTF-8" in str(problem.message)) == (line, True)
