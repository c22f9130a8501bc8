"""When a channel is answered: ``always``, or spans of weekdays in a named time zone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from manara.problems import text
from manara.sources.record import Kind

if TYPE_CHECKING:
    from manara.sources.yaml_file import Node

ID = "contacts.hours"
UNKNOWN: Final = "unknown"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TIMES = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-4]):([0-5][0-9])")
_SCHEMA = {
    "anyOf": [
        {"const": UNKNOWN},
        {
            "type": "object",
            "properties": {
                "time_zone": {"type": "string"},
                "always": {"type": "boolean"},
                "weekly": {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}},
            },
            "required": ["time_zone"],
            "additionalProperties": False,
        },
    ]
}


@dataclass(frozen=True)
class Span:
    """Opening hours of one run of weekdays: ``mon``..``thu``, 08:00 to 13:00, in minutes after midnight."""

    days: tuple[str, ...]
    opens: int
    closes: int

    @property
    def text(self) -> str:
        """``08:00-13:00``, the canonical form."""
        return f"{self.opens // 60:02}:{self.opens % 60:02}-{self.closes // 60:02}:{self.closes % 60:02}"


@dataclass(frozen=True)
class Hours:
    """When a channel is answered: ``always``, or spans in a named time zone. Unknown hours are ``None``."""

    always: bool
    time_zone: str
    spans: tuple[Span, ...] = ()


def read_hours(node: Node) -> Hours | None:
    """Return the hours that *node* says, ``None`` when they are unknown; what cannot be read is an error."""
    if node.value is None or node.value == UNKNOWN:
        return None
    if not isinstance(node.value, dict):
        node.error(
            text("“{value}” is not a way to write hours", value=node.text()),
            text(
                "Write “unknown”, or such as: {hours}",
                hours='{time_zone: Area/City, weekly: {sun-thu: ["08:00-14:00"]}}',
            ),
            ID,
        )
        return None
    always = node.get("always")
    weekly = node.get("weekly")
    zone = node.need("time_zone").text()
    if (always is None) == (weekly is None):
        node.error(text("hours need either “always” or “weekly”"), text("Write exactly one of the two."), ID)
    spans = (
        tuple(span for key, item in weekly.mapping().items() for span in _spans(key, item))
        if weekly is not None
        else ()
    )
    node.close()
    return Hours(always is not None and always.boolean(), zone, spans)


def _spans(key: str, node: Node) -> list[Span]:
    first, _, last = key.partition("-")
    if first not in DAYS or (last and last not in DAYS):
        node.error(text("“{days}” are not days of the week", days=key), text("Write such as “sun-thu” or “sat”."), ID)
        return []
    begin, end = DAYS.index(first), DAYS.index(last or first)
    days = tuple(DAYS[day % 7] for day in range(begin, (end if end >= begin else end + 7) + 1))
    spans = []
    for item in node.items():
        match = _TIMES.fullmatch(item.text())
        if match is None:
            item.error(
                text("“{value}” is not a time span", value=item.text()), text("Write such as “08:00-13:00”."), ID
            )
            continue
        opens, closes = int(match[1]) * 60 + int(match[2]), int(match[3]) * 60 + int(match[4])
        if opens >= closes:
            item.error(
                text("“{value}” ends before it begins", value=item.text()),
                text("Split it at midnight into two spans."),
                ID,
            )
            continue
        spans.append(Span(days, opens, closes))
    return spans


HOURS = Kind(
    text("“unknown”, or “always: true” or “weekly:” with a “time_zone:”"),
    lambda node, _: read_hours(node),
    lambda: _SCHEMA,
)
