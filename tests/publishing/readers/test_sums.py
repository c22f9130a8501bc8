"""A list of digests is digests and names, and nothing a visitor could dial hides in it."""

from __future__ import annotations

import pytest

from manara.publishing.proving.readers.sums import read

DIGEST = "0123456789abcdef" * 4


def test_names_are_words_and_digests_are_not() -> None:
    """64 signs look like anything; a name could be a number."""
    reading = read(f"{DIGEST}  en/help.html\n{DIGEST} *22871934.html\n".encode(), "SHA256SUMS")

    assert [words.text for words in reading.words] == ["en/help.html", "22871934.html"]
    assert not reading.fault


@pytest.mark.parametrize("line", [b"Call 777", DIGEST.encode(), b"abc  en/help.html", b"\xff"])
def test_a_line_of_another_form_makes_it_unreadable(line: bytes) -> None:
    """What is no list of digests is not published as one."""
    assert read(f"{DIGEST}  a\n".encode() + line + b"\n", "SHA256SUMS").fault
