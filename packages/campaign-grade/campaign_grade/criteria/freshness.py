"""Does the site say when it was checked, and is that still true?"""

from __future__ import annotations

import datetime

from campaign_grade.criteria.safety import UNKNOWN
from campaign_grade.dates import checked_dates, last_days
from campaign_grade.loads import links_of
from campaign_grade.model import Criterion, Finding, Page, Site, Verdict, by_page, unjudged
from campaign_grade.records import FILE
from campaign_grade.words import LEAVING
from manara.problems import text

UNDATED = text("no page says when it was checked")
# Days: laws change more slowly than services; nothing here is believed for longer than two years.
RECENT, OLD = 365, 730


def _dated(site: Site) -> Verdict:
    known = site.pages_in(LEAVING)
    pages = [page for page in site.pages if page in known or checked_dates(page)]
    if not pages:
        return unjudged(UNKNOWN)
    without = [page for page in pages if not checked_dates(page)]
    said = 1 - len(without) / len(pages)
    # Half of the pages is enough: menus, searches and pictures have nothing to check.
    return Verdict(min(1.0, said * 2), () if said >= 0.5 else tuple(Finding(page.name) for page in without))


def _recent(site: Site) -> Verdict:
    dated = [(page, max(days)) for page in site.pages if (days := _not_later(checked_dates(page), site.today))]
    if not dated:
        return unjudged(UNDATED)
    findings, good = [], 0.0
    for page, day in dated:
        age = (site.today - day).days
        good += 1.0 if age <= RECENT else 0.5 if age <= OLD else 0.0
        if age > RECENT:
            findings.append(Finding(page.name, day.isoformat()))
    return Verdict(good / len(dated), tuple(findings))


def _expired(site: Site) -> Verdict:
    pages = by_page(site.pages, lambda page: [day.isoformat() for day in last_days(page) if day < site.today])
    records = tuple(
        Finding(FILE, f"{name}: {day.isoformat()}") for name, day in (site.records.expired if site.records else ())
    )
    return Verdict(0.0 if records else pages.share, records + pages.findings)


def _links(site: Site) -> Verdict:
    def faults(page: Page) -> list[str]:
        return [address for address in links_of(page) if address in site.missing]

    return by_page(site.pages, faults)


def _not_later(days: list[datetime.date], today: datetime.date) -> list[datetime.date]:
    return [day for day in days if day <= today + datetime.timedelta(days=1)]


CRITERIA = (
    Criterion(
        "freshness.expired", "safety 8.2, M12", 6,
        text("Nothing on the site is past the day it says it holds until; contacts.json counts too."),
        text("Check the fact again at its source, and write the new day."),
        _expired, cap="D",
    ),
    Criterion(
        "freshness.dated", "safety 3.5", 4,
        text("At least half of the pages say when their facts were checked or updated."),
        text("Write on each page when its facts were last checked: “Last checked on 23 November 2026”."),
        _dated,
    ),
    Criterion(
        "freshness.recent", "safety 8.2", 4,
        text("The newest check of each dated page is not older than a year; up to two years count half."),
        text("Check the facts of the page again, and write the new day."),
        _recent,
    ),
    Criterion(
        "freshness.links", "safety 1.8", 2,
        text("Links inside the site lead to pages that exist."),
        text("Correct the link, or put the page back."),
        _links,
    ),
)  # fmt: skip
