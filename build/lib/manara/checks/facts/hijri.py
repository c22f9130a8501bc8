"""A Hijri date beside a Gregorian one is the same day.

«12 رمضان 1445 هـ (22 مارس 2024)» is checked with the tabular calendar; one day of difference is allowed, because months
begin with the sighting of the moon.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text
from manara.translations.facts import facts_of
from manara.translations.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.checks.kinds import Region
    from manara.translations.pages import Side

ID = "facts.hijri"
# Day number (proleptic Gregorian ordinal) before 1 Muharram of the year 1: 19 July 622.
EPOCH = datetime.date(622, 7, 19).toordinal() - 1


def check(side: Side, region: Region) -> Iterator[Problem]:
    """Yield an error for every pair of dates that are not one day."""
    for part in side.reading.parts:
        for hijri, gregorian in facts_of(part, lexicon(side.locale), region).hijri:
            day = gregorian_day(hijri.value)
            if day is None or not _near(day, gregorian.value):
                yield Problem(
                    side.path,
                    hijri.line,
                    hijri.column,
                    Level.ERROR,
                    ID,
                    text("“{hijri}” is not “{date}”", hijri=hijri.shown, date=gregorian.shown),
                    text("It is {day}, give or take a day. Correct one of them.", day=day or "–"),
                )


def gregorian_day(hijri: str) -> datetime.date | None:
    """Return the Gregorian day of a Hijri date ``1445-09-12`` by the tabular calendar."""
    year, month, day = (int(part) for part in hijri.split("-"))
    if not (1 <= month <= 12 and 1 <= day <= 30 and 1 <= year <= 3000):
        return None
    before = (year - 1) * 354 + (11 * year + 3) // 30
    return datetime.date.fromordinal(EPOCH + before + 29 * (month - 1) + month // 2 + day)


def _near(day: datetime.date, value: str) -> bool:
    parts = value.lstrip("-").split("-")
    try:
        if len(parts) == 3:
            return abs((datetime.date(*(int(part) for part in parts)) - day).days) <= 1
        if value.startswith("--"):
            return abs((datetime.date(day.year, int(parts[0]), int(parts[1])) - day).days) <= 1
    except ValueError:
        return False
    return (day.year, day.month) == (int(parts[0]), int(parts[1]))
