"""A–Z lists stand in the order in which readers of their language look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from babel.core import Locale as Cldr
from babel.lists import format_list

from manara.languages.order import sort_key
from manara.languages.pack import packed_tags
from manara.locales import Locale
from manara.site.words import Words

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("tag", "ordered"),
    [
        ("ar", "اتصل إجازة أجر آخر العمل بيت تأشيرة واو ياء"),
        ("de", "Äpfel Arbeit ß Strasse Straße Über Uhr Zoll"),
        ("en", "café cafés cage naïve never"),
        ("es", "nada nube ñandú oso último"),
        ("fa", "آب بار پدر تلفن جا چای کار گفت لباس هم یک"),
        ("fr", "cote coté côte côté eau École Étage été oeuvre œuvres ouest Zèbre"),
        ("hi", "अधिकार काम पैसा मदद"),
        ("tr", "Cuma Çalış Isı ısrar igne İzin Uçak Ücret Zam"),
        ("ur", "بات پانی تار ٹیلی ثبوت دن ڈاک ہم یہ"),
    ],
)
def test_each_language_has_its_order(tag: str, ordered: str) -> None:
    """An accent makes no other letter, unless the alphabet has it as one: ñ, ç, ı, پ."""
    words = ordered.split()

    assert sorted(sorted(words), key=lambda word: sort_key(word, Locale(tag, tag, ""))) == words


def test_every_pack_has_an_order_that_is_tried() -> None:
    assert set(packed_tags()) == {"ar", "de", "en", "es", "fa", "fr", "hi", "tr", "ur"}


def test_a_campaign_names_the_alphabet_of_a_language_that_has_no_pack(tmp_path: Path) -> None:
    """Letters of two signs too, as CLDR has them for Serbian: dž after d, lj after l, nj after n."""
    folder = tmp_path / "languages" / "sr-Latn"
    folder.mkdir(parents=True)
    (folder / "lexicon.yml").write_text(
        "alphabet: a b c č ć d dž đ e f g h i j k l lj m n nj o p r s š t u v z ž\n", "utf-8"
    )
    locale = Locale("sr-Latn", "sr-Latn", "", root=tmp_path)
    words = ["Dva", "Džep", "Đak", "Luk", "Lutka", "Ljudi", "Nož", "Njiva", "Zec", "Žena"]

    assert sorted(set(words), key=lambda word: sort_key(word, locale)) == words


def test_blanks_come_first_then_digits_and_other_signs_do_not_count() -> None:
    words = ["“A b”", "a 1", "A-c", "aa", "ab", "\u2066ac\u2069"]

    assert sorted(set(words), key=lambda word: sort_key(word, Locale("en", "en", ""))) == [
        "a 1",
        "“A b”",
        "aa",
        "ab",
        "A-c",
        "\u2066ac\u2069",
    ]


@pytest.mark.parametrize(
    ("tag", "two", "three"),
    [
        ("ar", "أ وب", "أ وب وج"),
        ("en-GB", "a and b", "a, b and c"),
        ("en-US", "a and b", "a, b, and c"),
        ("de", "a und b", "a, b und c"),
        ("es", "a y b", "a, b y c"),
        ("fr", "a et b", "a, b et c"),
        ("tr", "a ve b", "a, b ve c"),
        ("hi", "a और b", "a, b और c"),
        ("ur", "a اور b", "a، b، اور c"),
        ("fa", "a و b", "a،\u200f b، و c"),
        ("pt-BR", "a e b", "a, b e c"),
        ("zh-Hant", "a和b", "a、b和c"),
        ("sr-Cyrl", "a и b", "a, b и c"),
    ],
)
def test_things_are_joined_as_the_language_joins_them(tmp_path: Path, tag: str, two: str, three: str) -> None:
    """By CLDR, with no words of a catalog: a language without one joins rightly too."""
    said = Words(Locale(tag, tag, ""), tmp_path)
    letters = ["أ", "ب", "ج"] if tag == "ar" else ["a", "b", "c"]

    assert said.list(letters[:1]) == letters[0]
    assert said.list(letters[:2]) == two
    assert said.list(letters) in (three, format_list(letters, locale=Cldr.parse(tag, sep="-")))
