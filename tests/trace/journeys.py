"""Journeys of a reader through the site, and what each leaves behind in a browser."""

from __future__ import annotations

import itertools
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from selectolax.lexbor import LexborHTMLParser

from tests.trace.chromium import ChromiumVisit, chromium_left
from tests.trace.firefox import FirefoxVisit, firefox_left

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.trace.servers import Origins
    from tests.trace.visit import Left, Visit

LEAVE = "a.leave"
# Five quiet pages that lead to each other, and five ordinary ones.
QUIET = ("check", "calling", "phone", "help", "number")
ORDINARY = ("children", "signs", "concern", "law", "house-work")
# Words that would give the subject away in a history list, in any form.
TELLING = (
    *("traffick", "forced", "exploit", "victim", "abuse", "slave", "sign", "suspect", "begging", "report", "police"),
    *("اتجار", "الجبري", "القسري", "استغلال", "ضحية", "ضحايا", "علامات", "التسول", "شك", "بلاغ", "شرطة"),
)
# What the search journey types.
QUERIES = ("passport ", "wage ", "shelter ")
# Stands in the text of every page, and in nothing a browser notes about a page; and what was searched for.
MARKS = ["tel:+96525589696", 'class="tel"', "".join(QUERIES)]
BROWSERS: dict[str, tuple[Callable[..., Visit], Callable[..., Left]]] = {
    "chromium": (ChromiumVisit, chromium_left),
    "firefox": (FirefoxVisit, firefox_left),
}


@dataclass(frozen=True)
class Journey:
    """One way through the site.

    Attributes:
        walk: Does it; returns where Back leads after leaving, if it was pressed.
        script: Is JavaScript on?
        quiet: Are all its pages quiet ones?
        kept: Is it a kept copy that is read, from the disk?
    """

    walk: Callable[[Visit, Origins], str | None]
    script: bool = True
    quiet: bool = True
    kept: bool = False


@dataclass(frozen=True)
class Trace:
    """What one journey left in one browser.

    Attributes:
        rows: Lines of the browser's history list that name our site.
        telling: How many of their titles give the subject away.
        back: Where Back led: ``start``, ``site``, ``exit``, ``nothing``; ``None`` when it was not pressed.
        kept: Cookies and entries in any storage.
        copies: Files that hold text of our pages.
        sessions: Addresses of our pages in session files.
        downloads: Lines in the list of downloads.
        mentions: Kinds of files in which the address stands.
        secure: Hosts remembered as to be asked by https only.
    """

    rows: int
    telling: int
    back: str | None
    kept: int
    copies: int
    sessions: int
    downloads: int
    mentions: tuple[str, ...]
    secure: int

    def data(self) -> dict[str, Any]:
        """For ``data/trace.json``."""
        return asdict(self) | {"mentions": list(self.mentions)}


def run(name: str, browser: str, there: Origins, profile: Path) -> tuple[Trace, str]:
    """Do one journey in a fresh browser, close it, and return what it left, and the browser's version."""
    make, read = BROWSERS[browser]
    journey = JOURNEYS[name]
    visit = make(profile, there.authority, script=journey.script)
    try:
        back = journey.walk(visit, there)
    finally:
        visit.close()
    left = read(profile, _copy(there) if journey.kept else there.site, MARKS)
    telling = sum(any(word in title.casefold() for word in TELLING) for title in left.titles)
    return (
        Trace(
            len(left.titles),
            telling,
            None if back is None else _place(back, there),
            left.cookies + left.storage,
            left.copies,
            left.sessions,
            left.downloads,
            tuple(left.mentions),
            left.secure,
        ),
        visit.version,
    )


def _place(address: str, there: Origins) -> str:
    for name in ("start", "site", "exit"):
        if address.startswith(getattr(there, name)):
            return name
    return "nothing" if not address else "elsewhere"


def _read(visit: Visit, there: Origins, pages: tuple[str, ...]) -> None:
    """Come from the start page, open the first page, follow links to the others."""
    visit.open(f"{there.start}/")
    visit.open(f"{there.site}/en/{pages[0]}.html")
    for here, page in itertools.pairwise(pages):
        link = f'a[href="{page}.html"]'
        for depth in range(_folds_around(there.site_folder / "en" / f"{here}.html", f"main {link}")):
            visit.tap(f"main {'details ' * depth}details:has({link}) > summary")
        visit.tap(f"main {link}", f"/{page}.html")


def _folds_around(file: Path, css: str) -> int:
    """Return in how many closed folds the first link of a page that matches lies: a reader opens them first."""
    link = LexborHTMLParser(file.read_bytes()).css_first(css)
    assert link is not None, f"{file} has no {css}"
    folds, node = 0, link.parent
    while node is not None:
        folds += node.tag == "details" and "open" not in node.attributes
        node = node.parent
    return folds


def _leave(visit: Visit, there: Origins) -> str:
    visit.tap(LEAVE, there.exit)
    return visit.back()


def _leave_by_tap(visit: Visit, there: Origins) -> str:
    _read(visit, there, QUIET)
    return _leave(visit, there)


def _leave_by_keys(visit: Visit, there: Origins) -> str:
    _read(visit, there, QUIET)
    visit.keys("Shift", "Shift", "Shift")
    visit.wait_for(there.exit)
    return visit.back()


def _close(visit: Visit, there: Origins) -> None:
    _read(visit, there, QUIET)


def _ordinary(visit: Visit, there: Origins) -> str:
    _read(visit, there, ORDINARY)
    return _leave(visit, there)


def _dead_exit(visit: Visit, there: Origins) -> None:
    _read(visit, there, QUIET)
    with there.dead_exit():
        visit.tap(LEAVE, there.exit)


def _search(visit: Visit, there: Origins) -> str:
    visit.open(f"{there.start}/")
    visit.open(f"{there.site}/en/search.html")
    for query in QUERIES:
        visit.write("input[type=search]", query)
    return _leave(visit, there)


def _search_keys(visit: Visit, there: Origins) -> str:
    visit.open(f"{there.start}/")
    visit.open(f"{there.site}/en/search.html")
    visit.write("input[type=search]", QUERIES[0])
    visit.keys("Escape", "Escape")
    visit.wait_for(there.exit)
    return visit.back()


def _language(visit: Visit, there: Origins) -> str:
    _read(visit, there, ("help",))
    visit.tap('a[hreflang="ar"]', "/ar/help.html")
    visit.tap('a[hreflang="en"]', "/en/help.html")
    return _leave(visit, there)


def _download(visit: Visit, there: Origins) -> str:
    _read(visit, there, ("help",))
    visit.download(f"{there.site}/{there.file}")
    return _leave(visit, there)


def _keep(visit: Visit, there: Origins) -> str:
    """Keep the campaign as one file, as the page about the reader's phone offers."""
    _read(visit, there, ("phone",))
    visit.save(".keep a[download]")
    return _leave(visit, there)


def _copy(there: Origins) -> str:
    """Return the address of the copy that the page about the reader's phone offers, as it lies on a disk."""
    page = there.site_folder / "en" / "phone.html"
    link = LexborHTMLParser(page.read_bytes()).css_first(".keep a[download]")
    assert link is not None
    return (page.parent / str(link.attributes["href"])).resolve().as_uri()


def _kept_copy(visit: Visit, there: Origins) -> str:
    visit.open(f"{there.start}/")
    visit.open(_copy(there))
    return _leave(visit, there)


def _call(visit: Visit, there: Origins) -> None:
    """Tap a number and close: a computer asks which program may call, over a page that then takes no tap."""
    _read(visit, there, ("help",))
    visit.tap('main a[href^="tel:"]')
    time.sleep(1)


def _cards(visit: Visit, there: Origins) -> str:
    _read(visit, there, ("cards",))
    for number in (1, 2):
        for _ in ("open", "close"):
            visit.tap(f"details.show:nth-child({number}) > summary")
    return _leave(visit, there)


def _one_page(visit: Visit, there: Origins) -> str:
    _read(visit, there, ("one",))
    for number in (1, 2, 3):
        visit.tap(f"main details:nth-of-type({number}) > summary")
    return _leave(visit, there)


def _one_page_close(visit: Visit, there: Origins) -> None:
    _read(visit, there, ("one",))


# In the order of the table on the page about the reader's phone.
JOURNEYS = {
    "leave-tap": Journey(_leave_by_tap),
    "leave-keys": Journey(_leave_by_keys),
    "close": Journey(_close),
    "no-script": Journey(_leave_by_tap, script=False),
    "dead-exit": Journey(_dead_exit),
    "ordinary": Journey(_ordinary, quiet=False),
    "search": Journey(_search),
    "search-keys": Journey(_search_keys),
    "language": Journey(_language),
    "call": Journey(_call),
    "cards": Journey(_cards),
    "download": Journey(_download),
    "keep": Journey(_keep),
    "kept-copy": Journey(_kept_copy, kept=True),
    "one-page": Journey(_one_page),
    "one-page-no-script": Journey(_one_page, script=False),
    "one-page-close": Journey(_one_page_close),
}
