"""What was confirmed stays confirmed when only its marks change."""

from __future__ import annotations

import hashlib

import pytest

from manara.translations.lock import digest, fingerprint, is_of


def _normalised(section: str) -> str:
    return " ".join(section.split())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- water\n- bread", "* water\n* bread"),
        ("- water\n- bread", "+ water\n+ bread"),
        ("1. Stay.\n2. Go.", "1) Stay.\n2) Go."),
        ("Keep **your** passport", "Keep __your__ passport"),
        ("Keep *your* passport", "Keep _your_ passport"),
        ("Keep **your** passport", "Keep your passport"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "|a  |  b|\n| :--- | ---: |\n|1|2|"),
        (r"No\. 5 \(of 6\)", "No. 5 (of 6)"),
    ],
)
def test_marks_are_no_change(before: str, after: str) -> None:
    """Formatters and forms write them as they like."""
    one, other = _normalised(before), _normalised(after)

    assert digest(one) == digest(other)
    assert fingerprint(one) == fingerprint(other)


@pytest.mark.parametrize(
    ("before", "after"),
    [("- water", "- bread"), ("1. Stay.", "2. Stay."), ("call_now", "callnow"), ("3 * 4", "3 4"), ("a|b", "ab")],
)
def test_words_and_figures_are(before: str, after: str) -> None:
    """A mark inside a word belongs to it."""
    assert digest(before) != digest(after)


def test_a_digest_of_an_older_lock_still_stands_for_its_words() -> None:
    """It was made of the words with their marks."""
    words = "* water and **bread**"

    assert is_of(hashlib.sha256(words.encode()).hexdigest()[:12], words)
    assert not is_of(hashlib.sha256(b"* water").hexdigest()[:12], words)
