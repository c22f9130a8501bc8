"""Does the site work on paper, which needs no phone and leaves no history?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selectolax.lexbor import SelectolaxError

from campaign_grade.loads import links_of
from campaign_grade.model import Criterion, Finding, Page, Site, Verdict, by_page, unjudged
from campaign_grade.phones import taps_of
from manara.problems import text

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_LINKS = text("no number is a link")


def _styles(site: Site) -> Verdict:
    return by_page(
        site.pages, lambda page: [] if any("print" in rule.media for rule in site.style_rules(page)) else [""]
    )


def _number(site: Site) -> Verdict:
    def faults(page: Page) -> Iterator[str]:
        hidden = _hidden_in_print(site, page)
        taps = taps_of(page)
        if all(_is_inside(tap.node, hidden) for tap in taps):
            yield taps[0].words

    pages = [page for page in site.pages if taps_of(page)]
    return by_page(pages, faults) if pages else unjudged(NO_LINKS)


def _hidden_in_print(site: Site, page: Page) -> frozenset[int]:
    found: set[int] = set()
    for rule in site.style_rules(page):
        if "print" in rule.media and "display:none" in rule.body.replace(" ", "").lower():
            try:
                found |= {node.mem_id for node in page.html.css(rule.selector)}
            except SelectolaxError:
                continue  # a selector the parser does not know
    return frozenset(found)


def _is_inside(node: object, hidden: frozenset[int]) -> bool:
    here = node
    while here is not None:
        if here.mem_id in hidden:  # type: ignore[attr-defined]  # an element of the parser
            return True
        here = here.parent  # type: ignore[attr-defined]
    return False


def _sheets(site: Site) -> Verdict:
    offered = any(
        address.lower().partition("?")[0].endswith(".pdf") and site.is_own(address) and address not in site.missing
        for page in site.pages
        for address in links_of(page)
    )
    return Verdict(1.0) if offered else Verdict(0.0, (Finding(site.pages[0].name),))


CRITERIA = (
    Criterion(
        "print.styles", "safety 6.1", 3,
        text("Every page has styles for paper."),
        text("Add @media print: black on white, without menu, header and leave control."),
        _styles,
    ),
    Criterion(
        "print.number", "safety 6.1", 3,
        text("The styles for paper leave a number on every page that has one."),
        text("Do not hide the element with the number in @media print."),
        _number,
    ),
    Criterion(
        "print.sheets", "safety 6.1, 6.2", 2,
        text("The site offers something to print: a poster, a leaflet or cards as PDF."),
        text("Offer a poster and cards with the number as PDF."),
        _sheets,
    ),
)  # fmt: skip
