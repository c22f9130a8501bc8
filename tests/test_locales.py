"""Direction, script and plural categories follow from the tag."""

from __future__ import annotations

import pytest

from manara.locales import Locale, known_locale


@pytest.mark.parametrize(
    ("tag", "formats", "direction", "script", "categories"),
    [
        ("ar", "ar-KW", "rtl", "Arab", ("zero", "one", "two", "few", "many", "other")),
        ("en", "en-GB", "ltr", "Latn", ("one", "other")),
        ("ur", "ur-PK", "rtl", "Arab", ("one", "other")),
        ("hi", "hi-IN", "ltr", "Deva", ("one", "other")),
    ],
)
def test_what_follows_from_a_tag(
    tag: str, formats: str, direction: str, script: str, categories: tuple[str, ...]
) -> None:
    """CLDR knows; no code asks whether a language is Arabic."""
    locale = Locale(tag, formats, tag)

    assert (locale.direction, locale.script, locale.plural_categories) == (direction, script, categories)


@pytest.mark.parametrize(("tag", "script"), [("pt-BR", "Latn"), ("zh-Hant", "Hant"), ("zh-Hant-HK", "Hant")])
def test_tags_of_several_parts_are_understood(tag: str, script: str) -> None:
    """BCP 47 outside, Babel's form within."""
    assert Locale(tag, tag, tag).script == script


@pytest.mark.parametrize("tag", ["rom", "xx", "not a tag", ""])
def test_a_tag_that_cldr_does_not_know_is_no_crash(tag: str) -> None:
    """Loading the campaign says so; nothing falls over before."""
    assert known_locale(tag) is None
    assert Locale(tag, tag, tag).direction == "ltr"
