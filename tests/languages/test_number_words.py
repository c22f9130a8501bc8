"""Numbers in words are read as each pack's examples say."""

from __future__ import annotations

from fractions import Fraction

import pytest

from manara.languages.folding import fold
from manara.languages.number_words import knows_numbers, number_words
from manara.languages.pack import pack, packed_tags

EXAMPLES = [
    (tag, words, values) for tag in packed_tags() for words, values in pack(tag).mapping("examples", "numbers").items()
]


@pytest.mark.parametrize(("tag", "words", "values"), EXAMPLES)
def test_number_words_are_read(tag: str, words: str, values: list[str]) -> None:
    """The examples stand in the pack, beside the words."""
    found = [str(one.value) for one in number_words(fold(words).lower(), pack(tag))]

    assert found == values


@pytest.mark.parametrize("tag", packed_tags())
def test_a_pack_with_number_words_has_examples(tag: str) -> None:
    """Words that nothing tries are words that nobody trusts."""
    assert not knows_numbers(pack(tag)) or pack(tag).mapping("examples", "numbers")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("خمسة وعشرون", (25, "cardinal", "")),
        ("بالسابعة", (7, "ordinal", "بال")),
        ("نصف", (Fraction(1, 2), "fraction", "")),
    ],
)
def test_a_number_says_of_what_kind_it_is(words: str, expected: tuple[object, str, str]) -> None:
    """An ordinal need not stand as a figure in the other language."""
    (found,) = number_words(fold(words), pack("ar"))

    assert (found.value, found.kind, found.before) == expected
    assert (found.start, found.end) == (0, len(fold(words)))


def test_repeated_words_take_no_longer_than_they_are_long() -> None:
    """Counted in steps of the reader, not in time: each piece is read once."""
    assert len(number_words("two hundred " * 3000, pack("en"))) == 3000
    assert len(number_words("dreizehn" * 3000 + "x", pack("de"))) == 0


def test_an_unknown_language_reads_nothing() -> None:
    """It has no words for numbers, and that is said elsewhere."""
    assert number_words("twenty-five", pack("rom")) == []
