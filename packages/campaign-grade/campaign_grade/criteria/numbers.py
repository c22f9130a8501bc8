"""Are the telephone numbers right, readable and one tap away, in both directions of writing?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from campaign_grade.model import Criterion, Finding, Page, Site, Verdict, by_page, unjudged
from campaign_grade.phones import TARGET, find_numbers, is_national, is_same, numbers_in, runs_in, taps_of, written_to
from campaign_grade.rtl import is_right_to_left, isolated_at
from manara.contacts.digits import ascii_digits, is_one_apart, only_digits
from manara.problems import text

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_NUMBERS = text("there are no telephone numbers")
NO_LINKS = text("no number is a link")
NO_RTL = text("no number with several groups stands in right-to-left text")
_FAX = re.compile(r"(?:fax|فاكس)\W*$", re.IGNORECASE)
_GROUPS = re.compile(r"[0-9\u0660-\u0669][^0-9\u0660-\u0669]+[0-9\u0660-\u0669]|\+")


def _text(site: Site) -> Verdict:
    def faults(page: Page) -> Iterator[str]:
        readable = numbers_in(page) or any(runs_in(tap.words) for tap in taps_of(page))
        if not readable:
            yield ""

    return by_page(site.pages, faults)


def _links(site: Site) -> Verdict:
    """Of the numbers of seven digits and more, how many can be tapped somewhere on their page."""
    findings: list[Finding] = []
    total = 0
    for page in site.pages:
        targets = [*(tap.digits for tap in taps_of(page)), *written_to(page)]
        for digits, written in _long_numbers(page).items():
            total += 1
            if not any(is_same(digits, target) for target in targets):
                findings.append(Finding(page.name, written))
    return Verdict(1 - len(findings) / total, tuple(findings)) if total else unjudged(NO_NUMBERS)


def _targets(site: Site) -> Verdict:
    total = sum(len(taps_of(page)) for page in site.pages)
    if not total:
        return unjudged(NO_LINKS)
    wrong = [
        Finding(page.name, tap.href)
        for page in site.pages
        for tap in taps_of(page)
        if not TARGET.fullmatch(tap.href) and not is_national(tap.href, page)
    ]
    return Verdict(1 - len(wrong) / total, tuple(dict.fromkeys(wrong)))


def _agree(site: Site) -> Verdict:
    """Compare what is shown with what is dialled, and both with the site's own list of contacts."""
    if not any(taps_of(page) or numbers_in(page) for page in site.pages):
        return unjudged(NO_NUMBERS)

    def faults(page: Page) -> Iterator[str]:
        for tap in taps_of(page):
            for said in (tap.words, tap.node.attributes.get("aria-label") or ""):
                runs = runs_in(said)
                if runs and not any(is_same(run, tap.digits) for run in runs):
                    yield f"{said} ≠ {tap.href}"
            if site.records and tap.digits not in site.records.numbers:
                yield f"{tap.href} ∉ contacts.json"
        if site.records:
            for digits, written in _long_numbers(page).items():
                known = site.records.numbers
                if digits not in known and any(len(form) >= 7 and is_one_apart(form, digits) for form in known):
                    yield f"{written} ∉ contacts.json"

    return by_page(site.pages, faults)


def _neighbours(site: Site) -> Verdict:
    """Find numbers that are nowhere a link and differ from a linked one in one digit."""
    linked = {tap.digits for page in site.pages for tap in taps_of(page)}
    if not linked:
        return unjudged(NO_LINKS)

    def faults(page: Page) -> Iterator[str]:
        for digits, written in _long_numbers(page).items():
            if any(is_same(digits, target) for target in linked):
                continue
            for target in linked:
                tails = (target[-len(digits) :], target)
                if len(target) >= 7 and any(is_one_apart(tail, digits) for tail in tails):
                    yield f"{written} ~ {target}"

    return by_page(site.pages, faults)


def _ascii(site: Site) -> Verdict:
    total, findings = 0, []
    for page in site.pages:
        forms: dict[str, list[str]] = {}
        for hit in numbers_in(page):
            forms.setdefault(hit.digits, []).append(hit.written)
        shown = [only_digits(form) for written in forms.values() for form in written] + [
            only_digits(tap.words) for tap in taps_of(page)
        ]
        for digits, written in forms.items():
            total += 1
            if not any(is_same(digits, other) for other in shown if other):
                findings.append(Finding(page.name, written[0]))
    return Verdict(1 - len(findings) / total, tuple(findings)) if total else unjudged(NO_NUMBERS)


def _isolated(site: Site) -> Verdict:
    total, findings = 0, []
    for page in site.pages:
        if not is_right_to_left(page):
            continue
        keeps = isolated_at(site, page)
        for node, words in page.texts:
            for written in _grouped(words, node.tag == "a" and (node.attributes.get("href") or "").startswith("tel:")):
                total += 1
                if not keeps(node, words, written):
                    findings.append(Finding(page.name, written))
    return Verdict(1 - len(findings) / total, tuple(dict.fromkeys(findings))) if total else unjudged(NO_RTL)


def _grouped(words: str, is_link: bool) -> Iterator[str]:
    """Yield numbers that have several groups or a plus: a single group keeps its order by itself."""
    found = [words.strip()] if is_link else [hit.written for hit in find_numbers(words[:20_000])]
    yield from (
        written for written in found if _GROUPS.search(written) and len(only_digits(ascii_digits(written))) >= 3
    )


def _long_numbers(page: Page) -> dict[str, str]:
    """Return the numbers of seven digits and more by their digits; a fax is nobody to call."""
    return {
        hit.digits: hit.written
        for hit in numbers_in(page)
        if len(hit.digits) >= 7 and not _FAX.search(page.words[max(0, hit.start - 12) : hit.start])
    }


CRITERIA = (
    Criterion(
        "numbers.text", "safety 1.1, 5.2", 8,
        text("Every page has a telephone number as text, not only in a picture."),
        text("Write the number as text on every page."),
        _text, cap="E", cap_when_none=True,
    ),
    Criterion(
        "numbers.agree", "safety 4B, M5", 8,
        text("A link dials the number it shows, and both stand in the site's contacts.json, where it has one."),
        text("Compare every number with its source; make text and link from one record."),
        _agree, cap="F",
    ),
    Criterion(
        "numbers.links", "safety 1.1", 4,
        text("Numbers of seven digits and more can be tapped on the page where they stand, to call or to write."),
        text('Put every number into a link: <a href="tel:+…" dir="ltr">.'),
        _links,
    ),
    Criterion(
        "numbers.targets", "RFC 3966, safety 4B", 4,
        text("Links that dial hold a plus and 7 to 15 ASCII digits, or a short number, and nothing else."),
        text("Write tel: links without spaces, brackets and Arabic-Indic digits, with the country code."),
        _targets,
    ),
    Criterion(
        "numbers.neighbours", "safety M5", 2,
        text("No number that is not a link differs in one digit from one that is: often a typing error."),
        text("Compare both numbers with their source; if both are right, make both links."),
        _neighbours,
    ),
    Criterion(
        "numbers.ascii", "safety 4B", 3,
        text("Every number stands at least once in ASCII digits, which every reader and telephone knows."),
        text("Show the number in the digits 0 to 9; Arabic-Indic digits may stand beside them."),
        _ascii,
    ),
    Criterion(
        "numbers.isolated", "safety 4B, UAX 9", 4,
        text("In right-to-left text, numbers of several groups are isolated, so that they are not shown backwards."),
        text('Give the element that holds the number dir="ltr".'),
        _isolated,
    ),
)  # fmt: skip
