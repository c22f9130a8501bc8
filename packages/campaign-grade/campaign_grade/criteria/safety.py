"""Can somebody who is watched use the site: reach the number, leave at once, and not be betrayed by a list of pages?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from campaign_grade.model import Criterion, Finding, Page, Site, Verdict, by_page, unjudged
from campaign_grade.phones import numbers_in, taps_of
from campaign_grade.words import DENIED, LEAVE, LEAVE_NAME, LEAVING, LIMITS, PROMISES, TELLING, TELLING_IN, plain
from manara.problems import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selectolax.lexbor import LexborNode

# A phone's first screen holds about this many letters; the beginning of a page in reading order stands for it.
FIRST_SCREEN = 900
# Controls before the leave control: a link past the menu, the name, a language or two.
MOST_BEFORE = 5
_SENTENCE = re.compile(r"[.!?؟\n]")
NO_LEAVE = text("no page has a control that leaves")
UNKNOWN = text("the words of its pages' languages are not known here")


def leave_controls(page: Page) -> list[LexborNode]:
    """Return every control of *page* that leaves it at once, by its words or by its class or id."""
    return [node for node in page.html.css("a, button, [role=button], input[type=button]") if _leaves(node)]


def _leaves(node: LexborNode) -> bool:
    attributes = node.attributes
    words = " ".join([node.text() or "", attributes.get("aria-label") or "", attributes.get("value") or ""])
    names = [*(attributes.get("class") or "").split(), attributes.get("id") or ""]
    return LEAVE.search(plain(words)) is not None or any(LEAVE_NAME.search(name) for name in names)


def _number_first(site: Site) -> Verdict:
    def faults(page: Page) -> Iterator[str]:
        beginning = page.words.split()
        kept, size = [], 0
        for word in beginning:
            size += len(word) + 1
            if size > FIRST_SCREEN:
                break
            kept.append(word)
        early = " ".join(kept)
        numbers = [tap.words for tap in taps_of(page)] + [hit.written for hit in numbers_in(page)]
        if not any(" ".join(number.split()) in early for number in numbers if number.strip()):
            yield ""

    return by_page(site.pages, faults)


def _leave(site: Site) -> Verdict:
    # A class or id that says so is understood in every language; words only where they are known.
    known = site.pages_in(LEAVING)
    pages = [page for page in site.pages if page in known or leave_controls(page)]
    return _known(pages, by_page(pages, lambda page: [] if leave_controls(page) else [""]))


def _known(pages: Sequence[Page], verdict: Verdict) -> Verdict:
    return verdict if pages else unjudged(UNKNOWN)


def _leave_link(site: Site) -> Verdict:
    def faults(page: Page) -> Iterator[str]:
        controls = leave_controls(page)
        targets = [page.join(node.attributes.get("href") or "") for node in controls if node.tag == "a"]
        if not any(target.startswith("https://") and not _same_host(target, page) for target in targets):
            yield _shown(controls[0])

    return _of_leaving(site, by_page(_pages_that_leave(site), faults))


def _leave_quietly(site: Site) -> Verdict:
    def faults(page: Page) -> Iterator[str]:
        silent = "no-referrer" in (page.meta("referrer"), page.header("referrer-policy").lower())
        for node in leave_controls(page):
            if node.attributes.get("target") not in (None, "", "_self", "_top"):
                yield f'target="{node.attributes.get("target")}"'
            relations = (node.attributes.get("rel") or "").lower().split()
            if node.tag == "a" and not silent and "noreferrer" not in relations:
                yield _shown(node)

    return _of_leaving(site, by_page(_pages_that_leave(site), faults))


def _leave_place(site: Site) -> Verdict:
    def faults(page: Page) -> Iterator[str]:
        first = page.html.css("a[href], button, input, select, textarea, summary, [role=button]")[: MOST_BEFORE + 1]
        if not any(_leaves(node) for node in first):
            yield _shown(leave_controls(page)[0])

    return _of_leaving(site, by_page(_pages_that_leave(site), faults))


def _limits(site: Site) -> Verdict:
    pages = site.pages_in(TELLING_IN)
    if not pages:
        return unjudged(UNKNOWN)
    without = [page for page in pages if not LIMITS.search(plain(page.words))]
    said = 1 - len(without) / len(pages)
    # On half of the pages is as good as on all: not every page has room; nowhere is what misleads.
    return Verdict(min(1.0, said * 2), () if said >= 0.5 else tuple(Finding(page.name) for page in without))


def _promises(site: Site) -> Verdict:
    def faults(page: Page) -> Iterator[str]:
        words = plain(page.words)
        for match in PROMISES.finditer(words):
            before = _SENTENCE.split(words[max(0, match.start() - 80) : match.start()])[-1]
            if not DENIED.search(before):
                yield match[0]

    pages = site.pages_in(TELLING_IN)
    return _known(pages, by_page(pages, faults))


def _titles(site: Site) -> Verdict:
    known = site.pages_in(TELLING_IN)
    pages = [page for page in site.quiet_pages if page in known]
    return _known(pages, by_page(pages, lambda page: [page.title] if TELLING.search(plain(page.title)) else []))


def _addresses(site: Site) -> Verdict:
    def faults(page: Page) -> Iterator[str]:
        host = (urlsplit(page.address).hostname or "") if site.live else ""
        match = TELLING.search(plain(unquote(f"{host}/{page.name}")))
        if match:
            yield match[0]

    return by_page(site.quiet_pages, faults)


def _questions(site: Site) -> Verdict:
    def faults(page: Page) -> Iterator[str]:
        for form in page.html.css("form"):
            if (form.attributes.get("method") or "get").lower() == "get" and form.css("input[name], textarea[name]"):
                yield f'<form action="{form.attributes.get("action") or ""}">'

    return by_page(site.pages, faults)


def _pages_that_leave(site: Site) -> list[Page]:
    return [page for page in site.pages if leave_controls(page)]


def _of_leaving(site: Site, verdict: Verdict) -> Verdict:
    return verdict if _pages_that_leave(site) else unjudged(NO_LEAVE)


def _same_host(target: str, page: Page) -> bool:
    return urlsplit(target).hostname in (None, urlsplit(page.address).hostname)


def _shown(node: LexborNode) -> str:
    return f"<{node.tag}> {' '.join((node.text() or '').split())[:60]}"


CRITERIA = (
    Criterion(
        "safety.number-first", "safety 1.1, WCAG 3.2.6", 8,
        text("A number to call stands in the beginning of every page, as a phone's first screen shows it."),
        text("Put the number and its link before the menu and the text, at the same place on every page."),
        _number_first,
    ),
    Criterion(
        "safety.leave", "safety 2.1", 10,
        text("Every page has a control that leaves it at once, known by its words, class or id."),
        text("Put a link “Leave this page” to an ordinary site on every page, at the same place everywhere."),
        _leave, cap="C", cap_when_none=True,
    ),
    Criterion(
        "safety.leave-link", "safety 2.2", 5,
        text("The leave control is a link to another host over https, so it works without scripts."),
        text('Make the leave control a link: <a href="https://…">; a script may add to it, not replace it.'),
        _leave_link,
    ),
    Criterion(
        "safety.leave-quietly", "safety 4A", 3,
        text("Leaving opens no new window and does not tell the next site where the visitor was."),
        text('Remove target="_blank" and add rel="noreferrer" to the leave link.'),
        _leave_quietly,
    ),
    Criterion(
        "safety.leave-place", "safety 4A", 3,
        text("The leave control is among the first six controls of the page, before the menu."),
        text("Move the leave link before the menu, right after the link that skips to the text."),
        _leave_place,
    ),
    Criterion(
        "safety.limits", "safety 2.9", 4,
        text("The site says what leaving cannot hide, such as the browser's history, on at least half of its pages."),
        text("Say beside the leave control that browser, phone and the Wi-Fi's owner may still show the visit."),
        _limits,
    ),
    Criterion(
        "safety.promises", "safety 2.9", 4,
        text("No page promises what no site can keep: complete safety, no trace, full anonymity."),
        text("Remove the promise, and say what stays behind instead."),
        _promises,
    ),
    Criterion(
        "safety.titles", "safety 2.6", 4,
        text("Titles of help pages (those with “noindex”, otherwise all) do not give the subject away in a history."),
        text("Give help pages neutral, true titles, such as “Information for workers”, and mark them “noindex”."),
        _titles,
    ),
    Criterion(
        "safety.addresses", "safety 2.13", 2,
        text("Host name and addresses of help pages do not give the subject away."),
        text("Rename the pages, and choose a host name that says nothing about the subject."),
        _addresses,
    ),
    Criterion(
        "safety.questions", "safety 4.6", 2,
        text("No form writes what was typed into the address, and so into the history."),
        text("Search inside the page by script, or offer a list of all pages instead of a search form."),
        _questions,
    ),
)  # fmt: skip
