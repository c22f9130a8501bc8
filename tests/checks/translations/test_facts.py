"""Facts that differ between two languages are found, and facts that only look different are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manara.checks.contacts import parity as contacts_parity
from manara.checks.facts import dates, hijri, legal, money, numbers, times
from manara.problems import Level

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from manara.problems import Problem

SAME = [
    (numbers, "بعد 12 ساعة", "After 12 hours"),
    (numbers, "نحو 3,000 شخص", "About 3000 people"),
    (numbers, "نحو ٣٬٠٠٠ شخص", "About 3,000 people"),
    (numbers, "نسبة 38% أو 38 في المئة", "38 per cent, or 38 %"),
    (numbers, "نحو 27.6 مليون شخص", "About 27,600,000 people"),
    (numbers, "من 2025 إلى 2028", "2025-2028"),
    (numbers, "لمدة سنتين", "For 2 years"),
    (numbers, "ثلاثة أيام", "3 days"),
    (numbers, "18 عامًا ثم 15", "From 15 to 18"),
    (dates, "في 12 مارس 2024", "On 12 March 2024"),
    (dates, "في 12 آذار/مارس 2024", "On March 12, 2024"),
    (dates, "في 12 آذار 2024", "On 12th March 2024"),
    (dates, "في {{ date:2024-03-12 }}", "On 2024-03-12"),
    (dates, "في أفريل 2024", "In April 2024"),
    (dates, "من 1 يونيو إلى 31 أغسطس", "1 June to 31 August"),
    (money, "75 دينارًا كويتيًا", "75 Kuwaiti dinars"),
    (money, "75 د.ك", "KD 75"),
    (money, "{{ money:75 }}", "75 pounds"),
    (money, "{{ money:75x }}", "{{ money:75x }}"),
    (money, "من 3,000 إلى 10,000 دينار", "3,000 to 10,000 dinars"),
    (money, "2 مليون دولار", "$2,000,000"),
    (legal, "المادة 12", "Article 12"),
    (legal, "المادة الثانية عشرة", "Art. 12"),
    (legal, "بالمادتين 12 و22(4)", "Articles 12 and 22(4)"),
    (legal, "الفقرة الثانية", "the second paragraph"),
    (legal, "القانون رقم 68 لسنة 2015", "Law No. 68 of 2015"),
    (legal, "{{ law:12-2001:12 }}", "{{ law:12-2001:12 }}"),
    (contacts_parity, "{{ phone:hotline }} ثم {{ card:chat }}", "{{ card:chat }} before {{ phone:hotline }}"),
    (times, "الساعة 11:00", "At {{ time:11:00 }}"),
]
DIFFERENT = [
    (numbers, "بعد 12 ساعة", "After 21 hours", "“21” here, “12”"),
    (numbers, "12 ساعة و12 يومًا", "12 hours and 13 days", "“13” here, “12”"),
    (numbers, "بعد 3 ساعات", "After 8 hours", "“8” here, “3”"),
    (numbers, "زيادة 25 %", "25 more", "“25” here"),
    (numbers, "بلا رقم", "After 30 days", "“30” is not in"),
    (dates, "في 12 مارس 2024", "On 21 March 2024", "21 March"),
    (dates, "{{ date:2024-03-12 }}", "{{ date:2024-12-03 }}", "2024-12-03"),
    (money, "75 دينارًا", "57 dinars", "57 dinars"),
    (money, "75 دينارًا", "75 dollars", "75 dollars"),
    (money, "{{ money:75 }}", "{{ money:750 }}", "money:750"),
    (legal, "المادة الثانية", "Article 3", "Article 3"),
    (legal, "{{ law:12-2001:12 }}", "{{ law:6-2010:12 }}", "6-2010"),
    (legal, "الفقرة 4", "paragraph 5", "paragraph 5"),
    (contacts_parity, "{{ phone:hotline }}", "{{ phone:emergency }}", "phone:emergency"),
    (times, "{{ time:11:00-16:00 }}", "{{ time:11:00-15:00 }}", "time:11:00-15:00"),
]


@pytest.mark.parametrize(("check", "ar", "en"), SAME, ids=lambda value: getattr(value, "ID", str(value)[:20]))
def test_one_fact_in_two_forms_is_no_problem(
    problems_in: Callable[..., list[Problem]], check: ModuleType, ar: str, en: str
) -> None:
    """Digits, month names, currency words and number words of both languages are understood."""
    assert problems_in(check, ar=ar, en=en) == []


@pytest.mark.parametrize(
    ("check", "ar", "en", "said"), DIFFERENT, ids=lambda value: getattr(value, "ID", str(value)[:20])
)
def test_two_facts_are_an_error_at_their_place(
    problems_in: Callable[..., list[Problem]], check: ModuleType, ar: str, en: str, said: str
) -> None:
    """The message quotes what stands here, and where the other stands."""
    [problem] = problems_in(check, ar=ar, en=en)

    assert problem.level is Level.ERROR
    assert problem.path == "docs/en/page.md"
    assert said in str(problem.message)


def test_figures_exchanged_between_two_items_are_noticed(problems_in: Callable[..., list[Problem]]) -> None:
    """The section has the same figures; the items have not."""
    [problem] = problems_in(numbers, ar="- 12 ساعة\n- 30 يومًا", en="- 30 hours\n- 12 days")

    assert problem.level is Level.WARNING
    assert "another paragraph, item or row" in str(problem.message)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("12 رمضان 1445 هـ (22 مارس 2024)", 0),
        ("12 رمضان 1445 هـ (23 مارس 2024)", 0),
        ("12 رمضان 1445 هـ (26 مارس 2024)", 1),
    ],
)
def test_a_hijri_date_is_the_gregorian_one_beside_it(
    problems_in: Callable[..., list[Problem]], words: str, count: int
) -> None:
    """One day of difference is allowed."""
    assert len(problems_in(hijri, ar=words, en="x")) == count
