"""Finds dates in the text of a page, and what the words before them say about them.

Months are known in Arabic and English, and from Unicode's CLDR (Babel) in the other languages of ``words.LEAVING``.
"""

from __future__ import annotations

import datetime
import json
import re
from typing import TYPE_CHECKING, Any

from babel import Locale

from campaign_grade.words import CHECKED, LEAVING, VALID, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from campaign_grade.model import Page

_MONTHS = (
    ("january", "jan", "يناير", "كانون الثاني"), ("february", "feb", "فبراير", "شباط"),
    ("march", "mar", "مارس", "آذار"),
    ("april", "apr", "أبريل", "ابريل", "إبريل", "نيسان"), ("may", "مايو", "أيار"), ("june", "jun", "يونيو", "حزيران"),
    ("july", "jul", "يوليو", "تموز"), ("august", "aug", "أغسطس", "اغسطس", "آب"),
    ("september", "sept", "sep", "سبتمبر", "أيلول"), ("october", "oct", "أكتوبر", "اكتوبر", "تشرين الأول"),
    ("november", "nov", "نوفمبر", "تشرين الثاني"), ("december", "dec", "ديسمبر", "كانون الأول"),
)  # fmt: skip
_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
for _tag in sorted(LEAVING - {"ar", "en", "tl"}):
    for _width in ("wide", "abbreviated"):
        for _number, _month in Locale.parse(_tag).months["format"][_width].items():
            _NUMBER.setdefault(_month.lower().rstrip("."), _number)
_NAME = "|".join(re.escape(name) for name in sorted(_NUMBER, key=len, reverse=True))
_DATE = re.compile(
    rf"(?P<y1>20[0-9]{{2}})[-/.](?P<m1>[0-9]{{1,2}})[-/.](?P<d1>[0-9]{{1,2}})\b"
    rf"|\b(?P<d2>[0-9]{{1,2}})(?:st|nd|rd|th)?\.?,?\s+(?:من\s+|d[ei]l?\s+)?(?P<m2>{_NAME})[\s.,،]+(?:del?\s+)?(?P<y2>20[0-9]{{2}})\b"
    rf"|\b(?P<m3>{_NAME})\.?\s+(?:(?P<d3>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+)?(?P<y3>20[0-9]{{2}})\b"
    rf"|\b(?P<d4>[0-9]{{1,2}})[-/.](?P<m4>[0-9]{{1,2}})[-/.](?P<y4>20[0-9]{{2}})\b",
    re.IGNORECASE,
)
# How far before a date its meaning stands.
BEFORE = 70
_META = ("article:modified_time", "last-modified", "dcterms.modified", "date.modified", "og:updated_time", "revised")
_LD_CHECKED, _LD_UNTIL = ("dateModified", "lastReviewed"), ("validThrough", "expires", "validUntil")


def checked_dates(page: Page) -> list[datetime.date]:
    """Return the days on which the page says that it was checked, reviewed or updated; not when it will be again."""
    found = [day for before, day in _dates(plain(page.words)) if CHECKED.search(before) and not _ends(before)]
    for key in _META:
        selector = f'meta[name="{key}" i], meta[property="{key}" i]'
        found += [day for _, day in _dates(page.attribute(selector, "content"))]
    return found + list(_structured(page, _LD_CHECKED))


def last_days(page: Page) -> list[datetime.date]:
    """Return the days until which the page says that something holds."""
    found = [day for before, day in _dates(plain(page.words)) if _ends(before)]
    return found + list(_structured(page, _LD_UNTIL))


def _ends(before: str) -> bool:
    """Tell whether the words between the date before and this one say that something holds until then."""
    return bool(VALID.search(_DATE.split(before)[-1] or ""))


def _dates(words: str) -> Iterator[tuple[str, datetime.date]]:
    """Yield every date with the words before it in the same line."""
    for match in _DATE.finditer(words):
        day = _day(match)
        if day is not None:
            before = words[max(0, match.start() - BEFORE) : match.start()]
            yield re.split(r"[.!?؟\n](?=\s|$)", before)[-1], day


def _day(match: re.Match[str]) -> datetime.date | None:
    for form in "1234":
        year = match[f"y{form}"]
        if year:
            raw = match[f"m{form}"]
            month = int(raw) if raw.isdigit() else _NUMBER.get(raw.lower(), 0)
            date = int(match[f"d{form}"] or 1)
            if month > 12 >= date and form == "4":  # month first, as in the United States
                month, date = date, month
            try:
                return datetime.date(int(year), month, date)
            except ValueError:
                return None
    return None


def _structured(page: Page, keys: tuple[str, ...]) -> Iterator[datetime.date]:
    for node in page.html.css('script[type="application/ld+json"]'):
        try:
            yield from _walk(json.loads(node.text() or ""), keys)
        except (ValueError, RecursionError):
            continue


def _walk(value: Any, keys: tuple[str, ...]) -> Iterator[datetime.date]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key in keys and isinstance(item, str):
                yield from (day for _, day in _dates(item))
            else:
                yield from _walk(item, keys)
    elif isinstance(value, list):
        for item in value:
            yield from _walk(item, keys)
