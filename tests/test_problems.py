"""Problems are values; their words are translated when they are shown."""

from __future__ import annotations

from manara.problems import Level, Problem, in_order, text


def test_words_are_translated_before_values_are_filled_in() -> None:
    """The catalog knows the message with its placeholders, not every number."""
    words = text("phone {number} is too short", number="123")

    assert words.render({"phone {number} is too short": "الرقم {number} قصير"}.__getitem__) == "الرقم 123 قصير"


def test_a_text_inside_a_text_is_translated_too() -> None:
    """A check may name a kind by its own message."""
    words = text("the {kind} is wrong", kind=text("number"))

    assert words.render({"the {kind} is wrong": "{kind} خطأ", "number": "الرقم"}.__getitem__) == "الرقم خطأ"


def test_problems_come_by_place_and_only_once() -> None:
    """Two checks that find the same thing report it once."""
    first = Problem("a.md", 2, 1, Level.ERROR, "x.y", text("wrong"), text("mend"))
    second = Problem("a.md", 1, 9, Level.WARNING, "x.y", text("odd"), text("look"))

    assert in_order([first, second, first]) == [second, first]
