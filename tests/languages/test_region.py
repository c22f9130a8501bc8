"""Amounts are said in the currency of the region, or in the one that is named."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from manara.languages.region import amount, currency_of, long_day
from manara.locales import Locale


@pytest.mark.parametrize(
    ("region", "expected"), [("DE", "EUR"), ("JO", "JOD"), ("KW", "KWD"), ("CH", "CHF"), ("ZZ", ""), ("", "")]
)
def test_each_region_has_its_currency(region: str, expected: str) -> None:
    """CLDR knows what is tender now."""
    assert currency_of(region) == expected


@pytest.mark.parametrize(
    ("formats", "value", "currency", "expected"),
    [
        ("de-DE", "12.82", "EUR", "12,82 Euro"),
        ("tr-TR", "3000", "EUR", "3.000 Euro"),
        ("fr-FR", "5", "JOD", "5 dinars jordaniens"),
        ("en-GB", "1", "JOD", "1 Jordanian dinar"),
        ("ar", "12.82", "EUR", "12.82 يورو"),
        ("ar-JO", "5", "JOD", "5 دنانير أردنية"),
        ("ar-JO", "2", "JOD", "ديناران أردنيان"),
        ("ar-EG", "12", "USD", "12 دولارًا أمريكيًا"),
        ("hi-IN", "5", "INR", "5 भारतीय रुपए"),
    ],
)
def test_an_amount_takes_the_form_of_its_number(formats: str, value: str, currency: str, expected: str) -> None:
    """From the pack where it has forms, else from CLDR; always in Western digits."""
    assert amount(Decimal(value), currency, Locale(formats.split("-", maxsplit=1)[0], formats, "")) == expected


@pytest.mark.parametrize(
    ("formats", "expected"),
    [
        ("ar-JO", "3 تشرين الثاني 2026"),
        ("ar-KW", "3 نوفمبر 2026"),
        ("de-DE", "3. November 2026"),
        ("en-GB", "3 November 2026"),
        ("es-MX", "3 de noviembre de 2026"),
        ("fa", "3 نوامبر 2026"),
        ("fr-FR", "3 novembre 2026"),
        ("hi-IN", "3 नवंबर 2026"),
        ("pt-BR", "3 de novembro de 2026"),
        ("sr-Latn", "3. novembar 2026."),
        ("tr-TR", "3 Kasım 2026"),
        ("ur-PK", "3 نومبر، 2026"),
        ("zh-Hant", "2026年11月3日"),
    ],
)
def test_a_day_is_said_as_the_language_says_it(formats: str, expected: str) -> None:
    """Its order, its points and words between, and always in Western digits."""
    assert long_day(datetime.date(2026, 11, 3), Locale(formats.split("-", maxsplit=1)[0], formats, "")) == expected


def test_an_amount_after_a_preposition_takes_its_case() -> None:
    """«إلى دينارين», not «إلى ديناران»."""
    assert amount(Decimal(2), "KWD", Locale("ar", "ar-KW", ""), after=True) == "دينارين كويتيين"
