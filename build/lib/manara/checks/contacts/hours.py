"""Hours are in a named time zone and do not overlap.

Passes: ``{always: true, time_zone: Area/City}``, or ``weekly`` with days and spans such as ``08:00-13:00``. Fails: an
offset such as ``+03:00`` (wrong after a clock change), a zone nobody knows, two spans of one day that overlap. What
nobody has published stays ``unknown``; the page then says so.
"""

from __future__ import annotations

import itertools
import zoneinfo
from functools import cache
from typing import TYPE_CHECKING

from manara.problems import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.contacts.hours import Hours, Span
    from manara.contacts.model import Contact
    from manara.problems import Problem
    from manara.sources.yaml_file import Node

ID = "contacts.hours"


def check(contact: Contact) -> Iterator[Problem]:
    """Yield problems of opening hours."""
    for channel in contact.channels:
        if channel.hours is not None:
            yield from _check_hours(channel.hours, channel.node.need("hours"))


@cache
def _zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


def _check_hours(hours: Hours, node: Node) -> Iterator[Problem]:
    if hours.time_zone and hours.time_zone not in _zones():
        yield node.need("time_zone").problem(
            text("the time zone “{zone}” is unknown", zone=hours.time_zone),
            text("Write a named zone of the IANA database, an area and a city: Area/City."),
            ID,
        )
    if not hours.always and not hours.spans:
        yield node.problem(
            text("“weekly” names no hours"), text('Write such as “sun-thu: ["08:00-13:00"]”, or “hours: unknown”.'), ID
        )
    for day, first, second in _overlaps(hours):
        yield node.problem(
            text("on {day} “{first}” and “{second}” overlap", day=day, first=first.text, second=second.text),
            text("Write each span once, in order."),
            ID,
        )


def _overlaps(hours: Hours) -> Iterator[tuple[str, Span, Span]]:
    by_day: dict[str, list[Span]] = {}
    for span in hours.spans:
        for day in span.days:
            by_day.setdefault(day, []).append(span)
    for day, spans in by_day.items():
        spans.sort(key=lambda span: (span.opens, span.closes))
        for first, second in itertools.pairwise(spans):
            if second.opens < first.closes:
                yield day, first, second
