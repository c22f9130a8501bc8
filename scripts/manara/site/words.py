"""Everything that is said in one language: catalog messages, dates, amounts and citations, ready for HTML.

Numbers and dates keep Western digits in every language: a reader copies them into a telephone.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from babel.dates import format_skeleton
from babel.lists import format_list

from manara.campaign.saying import closure, extension
from manara.contacts.hours import DAYS
from manara.languages.order import sort_key
from manara.languages.region import amount, long_day, number
from manara.sources.yaml_file import NO_DAY
from manara.translations.catalog import site_catalog

if TYPE_CHECKING:
    import gettext
    from collections.abc import Iterable
    from decimal import Decimal
    from pathlib import Path

    from manara.campaign.calls import ClosedValue, DateValue, LawValue, MoneyValue
    from manara.contacts.model import Channel
    from manara.locales import Locale
    from manara.site.values import MenuItem


@dataclass(frozen=True)
class Words:
    """One language's words.

    Attributes:
        locale: The language.
        root: The campaign's folder.
    """

    locale: Locale
    root: Path

    @cached_property
    def translations(self) -> gettext.NullTranslations:
        """The ``site`` catalog."""
        return site_catalog(self.root, self.locale.tag)

    def gettext(self, message: str) -> str:
        """Return *message* in this language."""
        return self.translations.gettext(message)

    def ngettext(self, one: str, other: str, count: int) -> str:
        """Return the form for *count*, by the language's own plural rule."""
        return self.translations.ngettext(one, other, count)

    def number(self, value: Decimal | int) -> str:
        """``3,000``, in Western digits."""
        return number(value, self.locale)

    def date(self, day: datetime.date) -> str:
        """``23 November 2026``; nothing for a day that is none, which only a preview meets."""
        return "" if day == NO_DAY else long_day(day, self.locale)

    def date_value(self, value: DateValue) -> str:
        """A day, or a month and its year."""
        if value.month_only:
            return format_skeleton(
                "yMMMM", datetime.datetime.combine(value.day, datetime.time()), locale=self.locale.cldr
            )
        return self.date(value.day)

    def money(self, value: MoneyValue) -> str:
        """``75 euros``; the noun takes the plural form of the (last) amount."""
        if value.high is None:
            return amount(value.low, value.currency, self.locale)
        last = amount(value.high, value.currency, self.locale, after=True)
        return self.gettext("%(first)s to %(last)s") % {"first": self.number(value.low), "last": last}

    def law(self, value: LawValue) -> str:
        """``Articles 12 and 22(4) of Law No. 68 of 2015``."""
        name = value.law.name[self.locale.tag]
        if not value.articles:
            return name
        unit = value.law.unit.get(self.locale.tag, "")
        said = f"{unit}\u00a0%(number)s" if unit else self.gettext("Article %(number)s")
        articles = self.list([said % {"number": article} for article in value.articles])
        if value.short:
            return articles
        return self.gettext("%(articles)s of %(law)s") % {"articles": articles, "law": name}

    def closure(self, value: ClosedValue) -> str:
        """``closed since 1 November 2026. Instead, Advice:``; the number follows."""
        return closure(value, self.locale, self.gettext)

    def notice(self, value: ClosedValue) -> str:
        """Return the same as a sentence of its own."""
        words = self.closure(value)
        return words[:1].upper() + words[1:]

    def extension(self, channel: Channel) -> str:
        """``, extension 104``, or nothing."""
        return extension(channel, self.gettext)

    def days(self, days: tuple[str, ...]) -> str:
        """``Sunday – Thursday``, or one day."""
        names = self.locale.cldr.days["format"]["wide"]
        first, last = DAYS.index(days[0]), DAYS.index(days[-1])
        if first == last:
            return str(names[first])
        return self.gettext("%(first)s to %(last)s") % {"first": names[first], "last": names[last]}

    def languages(self, tags: tuple[str, ...]) -> str:
        """The names of languages, in this one."""
        return self.list([self.locale.cldr.languages.get(tag, tag) for tag in tags])

    def ordered(self, items: Iterable[MenuItem]) -> list[MenuItem]:
        """Return lines of the menu by their titles, in the order of the language's alphabet."""
        return sorted(items, key=lambda item: sort_key(item.title, self.locale))

    def list(self, parts: list[str]) -> str:
        """``a, b and c``, joined as CLDR says for the language."""
        return format_list(parts, locale=self.locale.cldr)
