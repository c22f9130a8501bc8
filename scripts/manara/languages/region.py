"""What follows from the campaign's country: its currency, and how an amount of money or a day is said.

Countries are CLDR's business: which currency is tender there now, and what each language calls it. A pack may have the
forms of its own (``currency.yml``) where CLDR does not inflect: «ديناران كويتيان», not «2 دينار كويتي».
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from babel.dates import format_date
from babel.numbers import (
    format_currency,
    format_decimal,
    get_currency_precision,
    get_territory_currencies,
    list_currencies,
)

if TYPE_CHECKING:
    import datetime
    from decimal import Decimal

    from manara.locales import Locale

PART = "currency"


@lru_cache(maxsize=64)
def currency_of(region: str) -> str:
    """Return the ISO 4217 code of what is paid with in *region* (ISO 3166-1), or an empty string."""
    codes = get_territory_currencies(region, tender=True) if region else []
    return str(codes[0]) if codes else ""


@lru_cache(maxsize=1)
def currencies() -> frozenset[str]:
    """Return all ISO 4217 codes CLDR knows."""
    return frozenset(list_currencies())


def long_day(day: datetime.date, locale: Locale) -> str:
    """Return a day with its month in words, in CLDR's long form: ``23 November 2026``, ``23. November 2026``."""
    return format_date(day, "long", locale=locale.cldr)


def number(value: Decimal | int, locale: Locale) -> str:
    """Return ``3,000`` with the marks of *locale*, in Western digits."""
    return format_decimal(value, locale=locale.cldr, numbering_system="latn")


def _written(value: Decimal, currency: str) -> str:
    """Return the CLDR pattern of an amount: whole ones stand alone, parts have their currency's places (12.50)."""
    places = max(get_currency_precision(currency), -int(value.normalize().as_tuple().exponent)) if value % 1 else 0
    return "#,##0" + ("." + "0" * places if places else "")


def amount(value: Decimal, currency: str, locale: Locale, *, after: bool = False) -> str:
    """Return an amount in words of *locale*: ``75 Kuwaiti dinars``, «ديناران كويتيان».

    Args:
        value: The amount.
        currency: ISO 4217 code.
        locale: Whose words; CLDR's where its pack has none.
        after: It stands after a preposition, as the end of a range does.
    """
    forms = locale.pack.mapping(PART, "forms").get(currency)
    if not isinstance(forms, dict):
        return format_currency(
            value, currency, _written(value, currency), locale.cldr, currency_digits=False, format_type="name",
            numbering_system="latn",
        )  # fmt: skip
    category = locale.cldr.plural_form(value)
    late = forms.get("after")
    if after and isinstance(late, dict) and category in late:
        form = late[category]
    else:
        form = forms.get(category, forms.get("other", "{amount} " + currency))
    written = format_decimal(value, _written(value, currency), locale.cldr, numbering_system="latn")
    return str(form).replace("{amount}", written)
