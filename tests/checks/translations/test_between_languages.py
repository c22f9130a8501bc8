"""Facts of any two languages, read by each language's own marks and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manara.checks.bidi.isolate import fallen_apart
from manara.languages.pack import pack, packed_tags
from manara.locales import Locale
from manara.sources.markdown_page import parse_page
from manara.translations.agree import agreed
from manara.translations.compare import leftovers
from manara.translations.denials import bare, denials_of
from manara.translations.facts import facts_of
from manara.translations.lexicon import lexicon
from manara.translations.lock import unmarked
from manara.translations.reading import read

if TYPE_CHECKING:
    from manara.translations.facts import Facts

FORMATS = {"ar": "ar-KW", "en": "en-GB", "de": "de-DE", "fr": "fr-FR", "tr": "tr-TR", "en-US": "en-US", "hi": "hi-IN"}
KINDS = ("figures", "dates", "times", "money", "legal")


def _locale(tag: str) -> Locale:
    return Locale(tag, FORMATS.get(tag, tag), tag)


def _facts(tag: str, words: str, region: str = "DE") -> Facts:
    [part] = read(parse_page(f"---\n---\n{words}", "x.md", tag, "x.md")).parts
    return facts_of(part, lexicon(_locale(tag)), region)


def _left(one: tuple[str, str], other: tuple[str, str], region: str = "DE") -> list[str]:
    here, there = agreed(_facts(*one, region), _facts(*other, region))
    left = [leftovers(getattr(here, kind), getattr(there, kind)) for kind in KINDS]
    return [mention.value for gone, new in left for mention in (*gone, *new)]


def test_a_name_keeps_its_figure() -> None:
    """COVID-19 may be called otherwise, but not COVID-91."""
    assert _left(("en", "COVID-19 came."), ("ar", "جاء COVID-91.")) == ["19", "91"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("de", "Er bekam 500.000 € am 1. Januar 2025."), ("en", "He got €500,000 on 1 January 2025.")),
        (("de", "Es sind 12,82 Euro."), ("ar", "إنها 12.82 يورو.")),
        (("fr", "Il y a 3 000 personnes."), ("de", "Es sind 3.000 Personen.")),
        (("fr", "le 1er mai 2025"), ("tr", "1 Mayıs 2025")),
        (("tr", "İşçilerin yüzde 30'u"), ("en", "30 per cent of the workers")),
        (("de", "am 23.11.2026"), ("en", "on 23 November 2026")),
        (("en-US", "on 11/23/2026"), ("en", "on 23/11/2026")),
        (("de", "nach § 5 Absatz 2"), ("en", "under Article 5, paragraph 2")),
        (("en", "She was 17."), ("ar", "كانت في السابعة عشرة.")),
        (("en", "25 came"), ("fr", "vingt-cinq sont venus")),
        (("en", "half of them, 50%"), ("ar", "نصفهم، أي 50%")),
        (("en", "30 % of the workers"), ("ar", "ثلاثون في المئة من العمال")),
        (("en", "Decree 22 of 2022"), ("ar", "المرسوم رقم 22 لسنة 2022")),
        (("en", "Regulation 2025/1109"), ("ar", "اللائحة 1109/2025")),
        (("en", "C189 protects you"), ("ar", "تحميك الاتفاقية رقم 189")),
        (("en", "5 and 10 dinars"), ("ar", "5 دنانير و10 دنانير")),
        (("en", "from 2 p.m."), ("ar", "من 14:00")),
        (("en", "in the 1990s"), ("ar", "في التسعينيات")),
        (("fr", "de 8 h 30 à 14 h"), ("ar", "من 8:30 إلى 14:00")),
        (("de", "ab 8.30 Uhr"), ("tr", "Saat 8.30'dan sonra")),
        (("en", "24 hours a day"), ("ar", "على مدار الساعة")),
        (("en", "5 dollars"), ("ar", "5 دولارات أمريكية")),
        (("en", "Section 3.2.1 of the guide"), ("ar", "القسم 3.2.1 من الدليل")),
        (
            ("en", "Keep 2: 1 here, 1 there.\n\nOne of them."),
            ("ar", "احتفظ بنسختين: واحدة هنا وواحدة هناك.\n\nإحداهما."),
        ),
        (("en", "his file, number 118/2024/7741"), ("ar", "ملفه رقم 118/2024/7741")),
        (("en", "COVID-19 came in 2020."), ("ar", "جاءت كورونا في 2020.")),
        (("en", "2 weeks\n\ntwo days"), ("ar", "أسبوعان\n\n2 من الأيام")),
        (("en", "between five and ten euros"), ("ar", "بين خمسة وعشرة يورو")),
        (("en", "€1.20, €3.45 and €10.99"), ("ar", "1.20 و3.45 و10.99 يورو")),
        (("en", "2.5 years"), ("ar", "سنتان ونصف السنة، أي 2.5")),
    ],
)
def test_what_is_only_written_in_another_way_agrees(one: tuple[str, str], other: tuple[str, str]) -> None:
    """No fact is left over on either side, whichever is the source."""
    assert (_left(one, other), _left(other, one)) == ([], [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("de", "500.000 €"), ("tr", "500 €")),
        (("de", "12,82 Euro"), ("ar", "1282 يورو")),
        (("en", "She was 17."), ("ar", "كانت في السادسة عشرة.")),
        (("en", "30 %"), ("ar", "ثلاثة عشر في المئة")),
        (("en", "from 2 p.m."), ("ar", "من 02:00")),
        (("fr", "de 8 h 30"), ("de", "ab 8.45 Uhr")),
        (("fr", "5 dinars"), ("ar", "5 دولارات")),
        (("de", "am 1. Januar 2025"), ("fr", "le 1er juin 2025")),
    ],
)
def test_what_differs_is_left_over(one: tuple[str, str], other: tuple[str, str]) -> None:
    """Whichever is the source."""
    assert _left(one, other)
    assert _left(other, one)


def test_the_home_currency_follows_the_region() -> None:
    """The same word is another currency in another country."""
    assert [fact.value for fact in _facts("ar", "5 دنانير", "JO").money] == ["5 own"]
    assert [fact.value for fact in _facts("ar", "5 دنانير كويتية", "JO").money] == ["5 dinar KW"]
    assert [fact.value for fact in _facts("en", "{{ money:75:USD }}", "JO").money] == ["75 dollar US"]


DENIALS = [
    (tag, words, read_)
    for tag in packed_tags()
    for words, read_ in pack(tag).mapping("examples", "denials").items()
]  # fmt: skip
DATES = [
    (tag, words, read_) for tag in packed_tags() for words, read_ in pack(tag).mapping("examples", "dates").items()
]


@pytest.mark.parametrize(("tag", "words", "expected"), DENIALS)
def test_denials_are_read_as_the_packs_examples_say(tag: str, words: str, expected: str) -> None:
    """Yes, or no."""
    known = denials_of(_locale(tag))

    assert known is not None
    assert known.denies(bare(words)) == (expected == "yes")


@pytest.mark.parametrize(("tag", "words", "expected"), DATES)
def test_dates_are_read_as_the_packs_examples_say(tag: str, words: str, expected: str) -> None:
    """In ISO 8601; without a year as --05-01."""
    assert [fact.value for fact in _facts(tag, words).dates] == [expected]


@pytest.mark.parametrize("tag", packed_tags())
def test_a_pack_with_denials_has_examples_of_both(tag: str) -> None:
    """Of what denies, and of what only looks as if."""
    examples = set(pack(tag).mapping("examples", "denials").values())

    assert not pack(tag).mapping("lexicon", "denials") or examples == {"yes", "no"}
    assert pack(tag).mapping("examples", "dates")


@pytest.mark.parametrize(
    "sign",
    [
        "1",
        "five ",
        "خمسة و",
        "1.",
        "2025/",
        "٥",
        "fünf",
        "%",
        "Art. 1, ",
        "لا ",
        "لا إلا ",
        "not ",
        "x",
        "على ",
        "12-A ",
        "AB-12 ",
        "1 and ",
        "1 و2 و",
    ],
)
def test_reading_takes_steps_in_proportion_to_the_text(sign: str) -> None:
    """A hundred thousand signs of each kind are read at once; a pattern that looks back would take minutes."""
    words = (sign * 100_000)[:100_000]
    for tag in ("ar", "en", "de"):
        assert _facts(tag, words) is not None
        known = denials_of(_locale(tag))
        assert known is not None
        known.denies(words)
        known.stand_ins.findall(words)
    assert all(list(fallen_apart(words, direction)) is not None for direction in ("rtl", "ltr"))
    assert unmarked(words) is not None
