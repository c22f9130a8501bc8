"""No telephone number is typed by hand: a call such as ``{{ phone:hotline }}`` takes it from ``data/contacts/``.

Looked at: pages and their front matter, templates, catalogs, drawings, styles, scripts and the words in data files.
Seen through: digits of every script, separators of every kind, invisible characters, HTML entities, percent-encoding,
tags and emphasis between the digits, ``tel:`` and its kin, numbers spelled out in words, country codes, ``00`` and
trunk prefixes. Years, dates, laws, amounts, percentages, hours, post boxes and fact ids raise no alarm.

Where a figure must look like a telephone number and is none, waive its line with the reason::

    <!-- waive contacts.loose-number: the number of the court case, not a telephone -->
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.contacts.addresses import find_addresses
from manara.contacts.dialable import find_dialable
from manara.contacts.digits import named
from manara.contacts.registry import registry_of
from manara.contacts.segments import Segment, page_segments, segments
from manara.contacts.waivers import unless_waived
from manara.problems import Problem, Text, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.contacts.registry import Registry
    from manara.sources.markdown_page import MarkdownPage

ID = "contacts.loose-number"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for everything that could be dialled and was typed by hand."""
    registry = registry_of(campaign)
    for segment in segments(campaign):
        yield from check_segment(segment, registry)


def check_page(page: MarkdownPage, campaign: Campaign) -> Iterator[Problem]:
    """Yield the problems of one page alone."""
    registry = registry_of(campaign)
    for segment in page_segments(page):
        yield from check_segment(segment, registry)


def check_segment(segment: Segment, registry: Registry) -> Iterator[Problem]:
    """Yield the problems of one piece of text."""
    seen: set[int] = set()
    for hit in find_dialable(segment.text, registry, code=segment.kind == "code"):
        seen.update(range(hit.start, hit.end))
        if segment.kind == "quoted" and hit.digits in registry.numbers:
            continue
        yield from _problem(segment, hit.start, hit.written, hit.digits, registry)
    if segment.kind == "words":
        for found in find_addresses(segment.text, registry.words):
            links = found.kind == "dial" and not found.written.lower().startswith("mailto:")
            known = "\ue000" in found.written or seen.intersection(range(found.start, found.end))
            if links and not known:
                yield from _problem(segment, found.start, found.written, "", registry)


def _problem(segment: Segment, start: int, written: str, digits: str, registry: Registry) -> Iterator[Problem]:
    message = text("“{number}” could be dialled, and is typed by hand", number=named(written.strip()))
    yield from unless_waived(segment, start, ID, message, _hint(digits, registry))


def _hint(digits: str, registry: Registry) -> Text:
    entry = registry.nearest(digits) if digits else None
    if entry is None:
        return text(
            "Add the number to a contact in data/contacts/ and write its call, such as {{{{ phone:hotline }}}}."
        )
    if digits in registry.numbers:
        return text("It is the number of “{id}”: write {{{{ {call} }}}}.", id=entry.contact.id, call=entry.call)
    return text("It differs in one digit from “{id}”: write {{{{ {call} }}}}.", id=entry.contact.id, call=entry.call)
