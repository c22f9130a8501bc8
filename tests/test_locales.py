"""Direction, script and plural categories follow from the tag."""

from __future__ import annotations

import pytest

from manara.locales import Locale


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
