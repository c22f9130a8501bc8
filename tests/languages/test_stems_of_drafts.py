"""What the search of a draft pack cuts off a word: its forms lead to the same pages."""

from __future__ import annotations

import pytest

from manara.locales import Locale
from manara.site.stems import folding


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        ("de", "Lohn Löhne Loehne Lohns Löhnen"),
        ("de", "Pass Pässe Passes"),
        ("de", "Haus Häuser Häusern Hauses"),
        ("de", "Vertrag Verträge Vertrags Verträgen"),
        ("de", "Arbeiter Arbeitern Arbeiters"),
        ("es", "país países pais"),
        ("es", "mujer mujeres"),
        ("es", "trabajador trabajadores trabajadora"),
        ("fr", "aîné aînés aînée aînées aine"),
        ("fr", "travail travaux"),
        ("fr", "journal journaux"),
        ("tr", "ücret ücretim ücretin ücretler ücretlerim ücrete ücretimden UCRET"),
        ("tr", "pasaport pasaportum pasaportu pasaportumu"),
        ("tr", "sözleşme sözleşmem sözleşmeler sozlesmen"),
        ("tr", "hak hakkım haklar hakların"),
        ("tr", "çocuk çocuklar çocuğum"),
    ],
)
def test_forms_of_a_word_are_one(tag: str, forms: str) -> None:
    """“Löhne” did not find “Lohn”: the last n of the short form was cut, and that of the long one was not."""
    rules = folding(Locale(tag, tag, ""))
    found = {form: rules.stems(form) for form in forms.split()}

    assert len(set(map(tuple, found.values()))) == 1, found
    # Three letters stay, so that not every word is one.
    assert all(len(stem) >= 3 for stems in found.values() for stem in stems)


@pytest.mark.parametrize(
    ("tag", "one", "other"),
    [("de", "Lohn", "Loch"), ("de", "Pass", "Pause"), ("fr", "aide", "aîné"), ("tr", "ücret", "üçgen")],
)
def test_other_words_stay_others(tag: str, one: str, other: str) -> None:
    rules = folding(Locale(tag, tag, ""))

    assert rules.stems(one) != rules.stems(other)
