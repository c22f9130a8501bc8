"""Every number from nothing to a hundred, tens and hundreds, as the grammar of each language builds them."""

from __future__ import annotations

import pytest

from manara.languages.folding import fold
from manara.languages.number_words import number_words
from manara.languages.pack import pack

ONES = {
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf",
    "de": "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn neunzehn",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis "
    "veintisiete veintiocho veintinueve",
    "tr": "sıfır bir iki üç dört beş altı yedi sekiz dokuz",
    "fa": "صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده",
}
TENS = {
    "fr": "x dix vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt",
    "de": "x zehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "es": "x diez veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "tr": "x on yirmi otuz kırk elli altmış yetmiş seksen doksan",
    "fa": "x ده بیست سی چهل پنجاه شصت هفتاد هشتاد نود",
}
HUNDRED = {"fr": "cent", "de": "hundert", "es": "cien", "tr": "yüz", "fa": "صد"}


def _said(tag: str, number: int) -> str:
    """Return *number* below a hundred in words, by the rules of each language's grammars."""
    ones, tens = ONES[tag].split(), TENS[tag].split()
    if number < len(ones):
        return ones[number]
    ten, one = divmod(number, 10)
    if tag == "fr":
        one += 10 * (ten in (7, 9))
        joint = " et " if one in (1, 11) and ten < 8 else "-"
        return tens[ten] + (joint + ones[one] if one else "s" if ten == 8 else "")
    if tag == "de":
        return (ones[one].removesuffix("s" if one == 1 else "") + "und" if one else "") + tens[ten]
    if tag in ("es", "fa"):
        return tens[ten] + (f" {'y' if tag == 'es' else 'و'} {ones[one]}" if one else "")
    return tens[ten] + (f" {ones[one]}" if one else "")


def _read(tag: str, words: str) -> list[str]:
    return [str(one.value) for one in number_words(fold(words).lower(), pack(tag))]


@pytest.mark.parametrize("tag", sorted(ONES))
def test_every_number_to_a_hundred_is_read(tag: str) -> None:
    wrong = {
        words: _read(tag, words) for number in range(100) if _read(tag, words := _said(tag, number)) != [str(number)]
    }

    assert wrong == {}
    assert _read(tag, HUNDRED[tag]) == ["100"]


@pytest.mark.parametrize(
    ("tag", "words", "expected"),
    [
        ("fr", "deux cents", "200"),
        ("fr", "cinq cent vingt", "520"),
        ("fr", "septante-deux", "72"),
        ("fr", "nonante", "90"),
        ("de", "zweihundert", "200"),
        ("de", "fünfhundertzwanzig", "520"),
        ("de", "der siebzehnte Tag", "17"),
        ("es", "doscientas", "200"),
        ("es", "quinientos veinte", "520"),
        ("es", "ciento uno", "101"),
        ("tr", "iki yüz", "200"),
        ("tr", "beşyüzyirmi", "520"),
        ("tr", "üçte bir", "1/3"),
        ("es", "dos tercios", "2/3"),
        ("fr", "deux tiers", "2/3"),
        ("de", "zwei Drittel", "2/3"),
        ("hi", "निन्यानवे", "99"),
        ("hi", "दो लाख पचास हज़ार", "250000"),
        ("ur", "ننانوے", "99"),
        ("ur", "تین سو پینسٹھ", "365"),
        ("fa", "سیصد و شصت و پنج", "365"),
    ],
)
def test_hundreds_ordinals_and_parts_are_read(tag: str, words: str, expected: str) -> None:
    assert _read(tag, words) == [expected]
