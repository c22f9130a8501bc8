"""No telephone number is typed by hand: a call such as ``{{ phone:hotline }}`` takes it from ``data/contacts/``.

Looked at: pages and their front matter, templates, catalogs, drawings, styles, scripts and the words in data files.
Seen through: digits of every script, separators of every kind, signs without ink, entities, percent-encoding, tags and
emphasis between the digits, ``tel:`` and its kin, numbers in words, country codes and trunk prefixes, letters that look
like digits, numbers cut over cells, items, lines and sentences. A short figure is judged by what stands beside it.
Years, dates, laws, amounts, counts, hours, post boxes and the numbers of papers raise no alarm. Which words tell is
data of each language, ``net.yml``; where it has none, only the rules without words run, and ``manara check`` names the
check among those that are off.

Where a figure must look like a telephone number and is none, waive its line with the reason::

    <!-- waive contacts.loose-number: the number of the court case, not a telephone -->
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.contacts.addresses import find_addresses
from manara.contacts.canonical import NOTHING
from manara.contacts.dialable import find_dialable
from manara.contacts.digits import named
from manara.contacts.waivers import unless_waived
from manara.problems import Problem, Text, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.contacts.registry import Registry
    from manara.contacts.segments import Segment, Words

ID = "contacts.loose-number"


def check(words: Words, registry: Registry) -> Iterator[Problem]:
    """Yield an error for everything that could be dialled and was typed by hand."""
    for segment in words.segments:
        yield from judge_segment(segment, registry)


def judge_segment(segment: Segment, registry: Registry) -> Iterator[Problem]:
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
    shown = named(written.replace(NOTHING, "").strip())
    message = text("“{number}” could be dialled, and is typed by hand", number=shown)
    yield from unless_waived(segment, start, ID, message, _hint(digits, registry))


def _hint(digits: str, registry: Registry) -> Text:
    entry = registry.nearest(digits) if digits else None
    if entry is None:
        return text(
            "Add the number to a contact in data/contacts/ and write its call, such as {{{{ phone:hotline }}}}. If it"
            " is none to dial, write beside it what it counts or is the number of: 35 visits, file number 35."
        )
    if digits in registry.numbers:
        return text("It is the number of “{id}”: write {{{{ {call} }}}}.", id=entry.contact.id, call=entry.call)
    return text("It differs in one digit from “{id}”: write {{{{ {call} }}}}.", id=entry.contact.id, call=entry.call)
