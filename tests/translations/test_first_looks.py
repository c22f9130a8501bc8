"""A quick first look never turns down what the whole rule finds."""

from __future__ import annotations

import itertools
import random
import re
import time

import pytest

from manara.locales import Locale
from manara.sources.markdown_page import parse_page
from manara.translations.denials import denials_of, may_deny
from manara.translations.facts import facts_of
from manara.translations.lexicon import alternatives, lexicon
from manara.translations.markup import fold
from manara.translations.reading import read
from manara.translations.terms import finder

DENIALS = {
    "en": [
        "not",
        "no",
        "never",
        "cannot",
        "nobody",
        "none",
        "nothing",
        "nor",
        "neither",
        "without",
        "don't",
        "won’t",
        "Not",
        "No",
        "notice",
        "without.",
    ],
    "ar": [
        "لا",
        "ولا",
        "فلا",
        "لم",
        "ولم",
        "لن",
        "ليس",
        "وليست",
        "أليسوا",
        "لست",
        "عدم",
        "وعدم",
        "العدم",
        "دون",
        "ودون",
        "بدون",
        "من_دون",
        "لاحظ",
        "أَلا",
        "كلا",
    ],
}
AROUND = ("", " ", ". ", ": ", "\n", " 5", " later than", " more than 3", "إلا", " سوى ", "ّ", "ـ", "a")


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_whatever_denies_is_looked_at(tag: str) -> None:
    """Every sentence that denies passes the first look, whatever stands around its words, exceptions included."""
    words = denials_of(Locale(tag, tag, tag))
    assert words is not None
    for before, word, after in itertools.product(AROUND, DENIALS[tag], AROUND):
        text = f"{before}{word.replace('_', ' ')}{after}"
        assert may_deny(["", text, "x"], words) == {1} or not words.denies(text), text


@pytest.mark.parametrize(
    ("tag", "text", "values"),
    [
        ("en", "It takes two people, and three of them wait.", ["2", "3"]),
        ("ar", "ينتظر ثلاثة منهم، وخمسة عشر آخرون.", ["3", "15"]),
        ("ar", "في يومين وثلاثة أشخاص", ["3"]),
        ("en", "Someone often phones", []),
    ],
)
def test_number_words_are_found_with_what_is_joined_to_them(tag: str, text: str, values: list[str]) -> None:
    """A section without a digit states what its words say."""
    [part] = read(parse_page(f"---\n---\n{text}", "x.md", tag, "x.md")).parts
    assert facts_of(part, lexicon(Locale(tag, tag, tag)), "KW").spelled == values


@pytest.mark.parametrize(
    "forms", [("domestic worker", "worker"), ("ID card", "ID"), ("العاملة", "عامل"), ("صاحب العمل",)]
)
def test_the_first_form_is_the_one_a_search_finds(forms: tuple[str, ...]) -> None:
    """Looking only where a stem stands finds the same form at the same place, in letters of any case."""
    found, chance = finder(forms), random.Random(5)  # noqa: S311  # the same texts every time
    words = ["worker", "workers", "Domestic", "domestic", "ıd", "card", "İD", "ID", "x_", "وللعاملة", "عاملات", "العاملة",
             "صاحب", "لصاحب", "العمل", "بعمل", "ِ", "(", "-", "\n", "عاملتهم"]  # fmt: skip
    for _ in range(2000):
        text = fold(chance.choice(("", " ")).join(chance.choices(words, k=6)))
        wanted = found.pattern.made.search(text) if found.possible(text.lower()) else None
        match = found.first(text, text.lower())
        assert (match and match.span()) == (wanted and wanted.span()), text


def test_a_stem_written_over_and_over_takes_little_time() -> None:
    """One endless word is one word."""
    text, begin = "عامل" * 50_000, time.process_time()

    assert finder(("العامله الاخري", "عامل")).first(text, text) is None
    assert time.process_time() - begin < 2


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_names_told_apart_by_letters_are_found_as_one_by_one(tag: str) -> None:
    """Of names that begin alike the longest is found, whatever follows them, with and without regard to case."""
    words, chance = lexicon(Locale(tag, tag, tag)), random.Random(6)  # noqa: S311  # the same texts every time
    for names in (words.months, words.hijri, words.currencies, words.countries, ["a.", "a", "ab", "abc", "b|", "ac"]):
        one_by_one = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        for end, flags in itertools.product(("", r"(?!\w)", r"\s?x"), (0, re.IGNORECASE)):
            grouped = re.compile(f"({alternatives(names)}){end}", flags)
            plain = re.compile(f"({one_by_one}){end}", flags)
            for _ in range(60):
                text = chance.choice(("", " ")).join(chance.choices([*names, "x", " ", "b", "ع"], k=8))
                found = [[match.span() for match in pattern.finditer(text)] for pattern in (grouped, plain)]
                assert found[0] == found[1], text
