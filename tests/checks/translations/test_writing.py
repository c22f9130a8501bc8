"""Rules of writing: what is reported, and what only looks like a mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manara.checks.bidi import controls as bidi_controls
from manara.checks.bidi import isolate as bidi_isolation
from manara.checks.terms import avoid as terms_avoid
from manara.checks.terms import required as terms_required
from manara.checks.tone import negation as tone
from manara.checks.typography import balanced, digits, latin_punctuation, tatweel
from manara.checks.typography import blanks as doubled_blanks
from manara.checks.typography import doubled as doubled_words
from manara.checks.typography import forms as presentation_forms
from manara.checks.typography import punctuation as arabic_punctuation

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from manara.problems import Problem

ARABIC = [
    (arabic_punctuation, "هل أنت بخير? نعم", 1),
    (arabic_punctuation, "أولًا, ثم ثانيًا", 1),
    (arabic_punctuation, "`أ, ب` و[نص](a,b.md) و{{ law:12-2001:12,22 }}", 0),
    (arabic_punctuation, "النموذج A, ثم B", 0),
    (digits, "بعد ١٢ ساعة", 1),
    (digits, "نحو 3٫8", 1),
    (digits, "نحو 38٪", 0),
    (presentation_forms, "ﻻ تخف", 1),
    (tatweel, "كـــتاب", 1),
    (tatweel, 'الـ<span dir="ltr">SIM</span> وعام 1445 هـ', 0),
    (doubled_words, "هذا في في البيت", 1),
    (doubled_words, "شيئًا فشيئًا", 0),
    (doubled_blanks, "كلمة  كلمة", 1),
    (doubled_blanks, "اتصل {{ phone:hotline }} الآن", 0),
    (balanced, "نص (بلا إغلاق", 1),
    (balanced, "نص «مغلق» (هنا) و[رابط](a.md)", 0),
    (bidi_controls, "نص\u202bنص", 1),
    (bidi_controls, "نص \u2067مفتوح", 1),
    (bidi_controls, "نص \u2067مغلق\u2069", 0),
    (bidi_controls, "نص\u200bنص", 1),
    (bidi_controls, "نص \ufffd نص", 1),
    (bidi_controls, "[نص](he\u200flp.md)", 1),
    (bidi_isolation, "النموذج 12-A هنا", 1),
    (bidi_isolation, "من 2025-2028", 1),
    (bidi_isolation, "مفتاح Shift ثلاث مرات", 0),
    (bidi_isolation, 'النموذج <bdi dir="ltr">12-A</bdi> هنا', 0),
    (bidi_isolation, "نسبة 38% و3,000 و11:00", 0),
    (terms_avoid, "للخادمة حق", 1),
    (terms_avoid, "وكفيلها يرفض", 1),
    (terms_avoid, "مكافأة نهاية الخدمة", 0),
]


@pytest.mark.parametrize(("check", "words", "count"), ARABIC, ids=lambda value: getattr(value, "ID", str(value)[:25]))
def test_arabic_writing(problems_in: Callable[..., list[Problem]], check: ModuleType, words: str, count: int) -> None:
    """Each sample is reported as often as stated."""
    assert len(problems_in(check, ar=words, en="x")) == count


@pytest.mark.parametrize(
    ("check", "words", "count"),
    [(latin_punctuation, "Yes، no", 1), (terms_avoid, "The maid may leave", 1), (doubled_words, "the the law", 1)],
)
def test_english_writing(problems_in: Callable[..., list[Problem]], check: ModuleType, words: str, count: int) -> None:
    """Each sample is reported as often as stated."""
    assert len(problems_in(check, ar="نص", en=words)) == count


@pytest.mark.parametrize(
    ("ar", "en", "count"),
    [
        ("لا تواجه البالغ.", "Do not confront the adult.", 0),
        ("واجه البالغ.", "Do not confront the adult.", 1),
        ("لا تواجه البالغ.", "Confront the adult.", 1),
        ("لا يزيد العمل على 8 ساعات.", "Work is at most 8 hours.", 0),
        ("لا تكلمه إلا على انفراد.", "Speak to the person only alone.", 0),
        ("دوّن كل ساعة.", "Note each hour.", 0),
        ("دون إذن صاحب العمل.", "Without your employer's permission.", 0),
        ("لمن هو دون 18 سنة.", "For anyone under 18.", 0),
        ("ما زال القانون ساريًا ولا يزال.", "The law is in force.", 0),
        ("اذهب الآن. لا تنتظر.", "Go now. Wait.", 1),
        ("احفظه محمّلًا على الهاتف.", "Keep it loaded on the phone.", 0),
    ],
)
def test_denials_are_kept(problems_in: Callable[..., list[Problem]], ar: str, en: str, count: int) -> None:
    """A lost “not” is found; limits and other words for it are understood."""
    assert len(problems_in(tone, ar=ar, en=en)) == count


@pytest.mark.parametrize(
    ("ar", "en", "count"),
    [
        ("وللعمالة المنزلية حق", "Domestic workers have rights", 0),
        ("للموظفين حق", "Domestic workers have rights", 1),
        ("والحد الأدنى للأجور", "The minimum wage", 0),
        ("لا يدفع رسومًا قضائية", "No court fees", 0),
        ("وزارة الصحة", "Ministry of Interior", 1),
    ],
)
def test_agreed_terms_are_found_with_prefixes_and_endings(
    problems_in: Callable[..., list[Problem]], ar: str, en: str, count: int
) -> None:
    """Arabic forms are compared folded, with articles, prepositions and pronouns."""
    assert len(problems_in(terms_required, ar=ar, en=en)) == count
