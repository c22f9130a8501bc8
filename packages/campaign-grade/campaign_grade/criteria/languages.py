"""Can readers of each language find theirs, and do browsers and voices know which it is?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from campaign_grade.model import Criterion, Finding, Page, Site, Verdict, by_page, unjudged
from campaign_grade.rtl import direction_of, is_right_to_left, locale_of
from manara.checks.pages.language import script_share
from manara.problems import text

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_RTL = text("no page is in a language written from right to left")
ONE_LANGUAGE = text("the site has one language")
UNDECLARED = text("no page declares a language")
# Below this share of letters in the language's own script a page is not in that language.
LEAST, FEWEST = 0.4, 80


def _two(site: Site) -> Verdict:
    found = _languages(site)
    return Verdict(1.0) if len(found) >= 2 else Verdict(0.0, (Finding(site.pages[0].name, ", ".join(found)),))


def _declared(site: Site) -> Verdict:
    return by_page(site.pages, lambda page: [] if locale_of(page.language) else [f'lang="{page.language}"'])


def _direction(site: Site) -> Verdict:
    """The direction on ``html`` counts; on ``body`` only, scroll bars and the title keep the wrong one."""

    def faults(page: Page) -> Iterator[str]:
        if page.attribute("html", "dir").lower() != "rtl":
            yield f'dir="{direction_of(page)}"'

    pages = [page for page in site.pages if _is_written_rtl(page)]
    return by_page(pages, faults) if pages else unjudged(NO_RTL)


def _match(site: Site) -> Verdict:
    def faults(page: Page) -> Iterator[str]:
        locale = locale_of(page.language)
        share = None if locale is None else script_share(page.words, locale.script, FEWEST)
        if locale is not None and share is not None and share < LEAST:
            yield f"{page.language}: {share:.0%}"

    pages = [page for page in site.pages if locale_of(page.language)]
    return by_page(pages, faults) if pages else unjudged(UNDECLARED)


def _switch(site: Site) -> Verdict:
    if len(_languages(site)) < 2:
        return unjudged(ONE_LANGUAGE)
    by_address = {_key(page.address): _primary(page) for page in site.pages}

    def faults(page: Page) -> Iterator[str]:
        for node in page.html.css("a[href]"):
            said = (node.attributes.get("hreflang") or node.attributes.get("lang") or "").lower().split("-")[0]
            there = by_address.get(_key(page.join(node.attributes.get("href") or "")), said)
            if there and there != _primary(page):
                return
        yield ""

    return by_page(site.pages, faults)


def _even(site: Site) -> Verdict:
    counts = Counter(_primary(page) for page in site.pages if locale_of(page.language))
    if len(counts) < 2:
        return unjudged(ONE_LANGUAGE)
    most, second = (count for _, count in counts.most_common(2))
    findings = (Finding(site.pages[0].name, ", ".join(f"{tag}: {count}" for tag, count in counts.most_common())),)
    # One more is the page where the language is chosen.
    return Verdict(1.0) if second >= most - 1 else Verdict(second / most, findings)


def _languages(site: Site) -> list[str]:
    return sorted({_primary(page) for page in site.pages if locale_of(page.language)})


def _primary(page: Page) -> str:
    return page.language.split("-")[0]


def _is_written_rtl(page: Page) -> bool:
    """Tell by language, direction or the letters themselves, so that a page that declares nothing is judged too."""
    share = script_share(page.words, "Arab", FEWEST)
    return is_right_to_left(page) or (not locale_of(page.language) and share is not None and share > 0.5)


def _key(address: str) -> str:
    """Return an address without what servers leave out: ``/en/``, ``/en/index.html`` and ``/en`` are one page."""
    path = urlsplit(address).path
    for ending in ("index.html", "index.htm", ".html", ".htm"):
        path = path.removesuffix(ending)
    return path.rstrip("/") or "/"


CRITERIA = (
    Criterion(
        "languages.two", "safety 4.1", 6,
        text("The site has pages in at least two declared languages."),
        text('Offer the most important pages in a second language, and declare it: <html lang="…">.'),
        _two,
    ),
    Criterion(
        "languages.switch", "safety 4.1", 5,
        text("From every page a link leads to a page in another language."),
        text("Link every page to the same page in the other language, by the language's own name."),
        _switch,
    ),
    Criterion(
        "languages.declared", "WCAG 3.1.1", 4,
        text("Every page declares its language on <html>."),
        text('Write lang="ar" or lang="en" on <html>: voices choose by it.'),
        _declared,
    ),
    Criterion(
        "languages.direction", "safety 4.3, HTML dir", 4,
        text("Pages written from right to left say so on <html>."),
        text('Write dir="rtl" on <html>, not only on <body> or in a style sheet.'),
        _direction,
    ),
    Criterion(
        "languages.match", "safety 4.2, WCAG 3.1.1", 3,
        text("At least four in ten letters of a page belong to the script of its declared language."),
        text("Translate the page, or declare the language it is really in."),
        _match,
    ),
    Criterion(
        "languages.even", "safety 4.2", 3,
        text("The second language has as many pages as the first."),
        text("Translate the missing pages, beginning with those about help."),
        _even,
    ),
)  # fmt: skip
