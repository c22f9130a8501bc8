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
