"""What a page costs on prepaid data and a slow line, and whether it is there without scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from campaign_grade.loads import loads_of
from campaign_grade.model import Criterion, Finding, Page, Site, Verdict, by_page, unjudged
from campaign_grade.phones import numbers_in, taps_of
from campaign_grade.styles import addresses_in
from manara.problems import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOT_PACKED_HERE = text("files in a folder are packed by the server; grade the address where they are served")
NO_PICTURES = text("no page loads a picture of the site itself")
# Bytes: full points up to the first, none from the second on.
LIGHT_PAGE, HEAVY_PAGE = 100_000, 500_000
FEW_REQUESTS, MANY_REQUESTS = 6, 30
# Fits into the first ten packets of a connection, with its headers.
WHISPER = 13_000
BIG_PICTURE = 250_000
_LETTERS = re.compile(r"[^\W\d_]")
# A page with less text than this, and with scripts, is made by them.
FEWEST_LETTERS = 150
_FONT = re.compile(
    r"\.(?:woff2?|ttf|otf|eot)(?:[?#]|$)|fonts\.googleapis\.com|use\.typekit\.net|fonts\.bunny\.net", re.IGNORECASE
)


def _graded(measure: Callable[[Site, Page], int], few: int, many: int, shown: str) -> Callable[[Site], Verdict]:
    """Return a judge that gives full points up to *few*, none from *many*, and a part between."""

    def judge(site: Site) -> Verdict:
        values = [(page, measure(site, page)) for page in site.pages]
        good = sum(min(1.0, max(0.0, (many - value) / (many - few))) for _, value in values)
        heavy = sorted(((value, page.name) for page, value in values if value > few), reverse=True)
        findings = tuple(Finding(name, shown.format(value=value, thousands=value / 1000)) for value, name in heavy)
        return Verdict(good / len(values), findings)

    return judge


def _bytes(site: Site, page: Page) -> int:
    own = {load.address for load in loads_of(page) if not load.lazy and load.kind != "hint"}
    return page.wire + sum(site.assets[address].size for address in own if address in site.assets)


def _requests(site: Site, page: Page) -> int:  # noqa: ARG001  # as every measure
    return 1 + len({load.address for load in loads_of(page) if not load.lazy and load.kind != "hint"})


def _light(site: Site) -> Verdict:
    pages = [page for page in site.pages if taps_of(page) or numbers_in(page)]
    lightest = min(pages or site.pages, key=lambda page: _bytes(site, page))
    size = _bytes(site, lightest)
    if pages and size <= WHISPER:
        return Verdict(1.0)
    return Verdict(0.0, (Finding(lightest.name, f"{size / 1000:.1f} kB"),))


def _pictures(site: Site) -> Verdict:
    addresses = {load.address for page in site.pages for load in loads_of(page) if load.kind == "image"} & set(
        site.assets
    )
    if not addresses:
        return unjudged(NO_PICTURES)
    big = sorted(
        (-site.assets[address].size, address) for address in addresses if site.assets[address].size > BIG_PICTURE
    )
    findings = tuple(Finding(address, f"{-size / 1000:.0f} kB") for size, address in big)
    return Verdict(1 - len(big) / len(addresses), findings)


def _fonts(site: Site) -> Verdict:
    def faults(page: Page) -> Iterator[str]:
        for load in loads_of(page):
            asset = site.assets.get(load.address)
            for address in (load.address, *(addresses_in(asset.text) if asset is not None else ())):
                if _FONT.search(address):
                    yield address[-80:]

    return by_page(site.pages, faults)


def _packed(site: Site) -> Verdict:
    if not site.live:
        return unjudged(NOT_PACKED_HERE)
    large = [page for page in site.pages if len(page.raw) > 1000]

    def faults(page: Page) -> Iterator[str]:
        if not page.header("content-encoding"):
            yield f"{len(page.raw) / 1000:.1f} kB"

    return by_page(large, faults) if large else unjudged(text("all pages are very small"))


def _without_script(site: Site) -> Verdict:
    def faults(page: Page) -> Iterator[str]:
        letters = len(_LETTERS.findall(page.words))
        if letters < FEWEST_LETTERS and page.html.css_first("script") is not None:
            yield str(letters)

    return by_page(site.pages, faults)


CRITERIA = (
    Criterion(
        "weight.page", "safety 5.1", 6,
        text("A page with all it loads from the site weighs at most 100 kB on the line; from 500 kB on, no points."),
        text("Make pictures smaller or load them on request; remove style sheets and scripts that are not needed."),
        _graded(_bytes, LIGHT_PAGE, HEAVY_PAGE, "{thousands:.0f} kB"),
    ),
    Criterion(
        "weight.without-script", "safety 5.2", 4,
        text("The text of every page is in the page itself and does not need a script to appear."),
        text("Write the text into the page on the server; let scripts only add to it."),
        _without_script,
    ),
    Criterion(
        "weight.requests", "safety 5.1", 3,
        text("A page makes at most 6 requests; from 30 on it has no points."),
        text("Put small styles and scripts into the page, and join the others."),
        _graded(_requests, FEW_REQUESTS, MANY_REQUESTS, "{value}"),
    ),
    Criterion(
        "weight.light", "safety 5.1, M3", 3,
        text("One page with a number weighs at most 13 kB with everything it loads."),
        text("Offer the essentials on one page of text without pictures, fonts and scripts."),
        _light,
    ),
    Criterion(
        "weight.pictures", "safety 6.4", 2,
        text("No picture is larger than 250 kB."),
        text("Make the picture smaller, and save it as WebP or JPEG."),
        _pictures,
    ),
    Criterion(
        "weight.fonts", "safety 5.1", 2,
        text("No page loads a font."),
        text("Use the fonts of the phone: font-family: system-ui, sans-serif."),
        _fonts,
    ),
    Criterion(
        "weight.packed", "safety 5.1, RFC 9110", 2,
        text("The server packs pages before it sends them."),
        text("Switch gzip or brotli on in the server."),
        _packed,
    ),
)  # fmt: skip
