"""Reads ``data/contacts/``: one file per contact. Shapes are judged here, truth in ``checks/contacts/``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.contacts.model import (
    CHANNEL_TYPES,
    CONFIDENCE,
    COSTS,
    DAYS,
    HOW,
    KINDS,
    STATUSES,
    TRI,
    UNKNOWN,
    Channel,
    Contact,
    Hours,
    Span,
    Verified,
    Waiver,
    Withheld,
)
from manara.contacts.numbering import national_form
from manara.problems import Problem, text
from manara.sources.yaml_file import Node, read_yaml

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

HOURS = "contacts.hours"
ID = "contacts.id"
_TIMES = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-4]):([0-5][0-9])")
_IDENTIFIER = re.compile(r"[a-z][a-z0-9-]*")


def load_contacts(folder: Path, root: Path, tags: tuple[str, ...], problems: list[Problem]) -> dict[str, Contact]:
    """Return all contacts by id; what is wrong with their form is added to *problems*."""
    contacts: dict[str, Contact] = {}
    for path in sorted(folder.glob("*.yml")):
        node = read_yaml(path, path.relative_to(root).as_posix(), problems)
        if node.value is None:
            continue
        contact = _contact(node, tags)
        if contact.id in contacts:
            node.need("id").error(
                text("the id “{id}” is already used in {path}", id=contact.id, path=contacts[contact.id].path),
                text("Give every contact an id of its own."),
                ID,
            )
        elif contact.id and contact.id != path.stem:
            node.need("id").error(
                text("the id “{id}” differs from the file's name", id=contact.id),
                text("Rename the file to “{name}.yml”, or mend the id.", name=contact.id),
                ID,
            )
        contacts.setdefault(contact.id, contact)
    return contacts


def _contact(node: Node, tags: tuple[str, ...]) -> Contact:
    area = node.need("area")
    contact = Contact(
        id=_identifier(node.need("id")),
        kind=node.need("kind").choice(*KINDS),
        status=node.need("status").choice(*STATUSES),
        since=_date(node, "since"),
        review=_date(node, "review"),
        instead=_optional(node, "instead"),
        facts=node.need("facts").texts(),
        confidence=node.need("confidence").choice(*CONFIDENCE),
        name=node.need("name").words(tags),
        run_by=_words(node, "run_by", tags),
        announced_by=_words(node, "announced_by", tags),
        answers=_words(node, "answers", tags),
        told=_words(node, "told", tags),
        helps_with=node.need("helps_with").words(tags),
        notes=_words(node, "notes", tags),
        countries=area.need("countries").texts(),
        from_abroad=area.need("from_abroad").boolean(),
        channels=tuple(_channel(item, index) for index, item in enumerate(node.need("channels").items())),
        verified=_verified(node.need("verified")),
        waivers=tuple(_waiver(item) for item in _list(node, "waive")),
        withheld=tuple(_withheld(item, tags) for item in _list(node, "withheld")),
        node=node,
    )
    area.close()
    node.close()
    return contact


def _words(node: Node, key: str, tags: tuple[str, ...]) -> dict[str, str]:
    found = node.get(key)
    return {} if found is None else found.words(tags)


def _list(node: Node, key: str) -> list[Node]:
    found = node.get(key)
    return [] if found is None else found.items()


def _identifier(node: Node) -> str:
    raw = node.text()
    if node.value is not None and not _IDENTIFIER.fullmatch(raw):
        node.error(
            text("the id “{id}” has characters that do not fit", id=raw),
            text("Use small letters a to z, digits and hyphens: “child-helpline”."),
            ID,
        )
    return raw


def _optional(node: Node, key: str) -> str:
    found = node.get(key)
    return "" if found is None else found.text()


def _date(node: Node, key: str) -> datetime.date | None:
    found = node.get(key)
    return None if found is None else found.date()


def _tri(node: Node | None, key: str) -> str:
    found = None if node is None else node.get(key)
    return UNKNOWN if found is None else found.choice(*TRI)


def _channel(node: Node, index: int) -> Channel:
    kind = node.need("type").choice(*CHANNEL_TYPES)
    privacy = node.get("privacy")
    languages = node.get("languages")
    number, short, groups = _optional(node, "number"), _optional(node, "short"), _optional(node, "groups")
    channel = Channel(
        id=_optional(node, "id") or ("main" if index == 0 else kind),
        type=kind,
        number=number,
        short=short,
        region=_optional(node, "region"),
        groups=groups or short or national_form(number),
        extension=_optional(node, "extension"),
        address=_optional(node, "address"),
        hours=_hours(node.need("hours")) if kind not in ("web", "form") else None,
        languages=None if languages is None or languages.value == UNKNOWN else languages.texts(),
        cost=node.need("cost").choice(*COSTS) if kind in ("phone", "sms") else UNKNOWN,
        anonymous=_tri(privacy, "anonymous"),
        confidential=_tri(privacy, "confidential"),
        recorded=_tri(privacy, "recorded"),
        shows_on_bill=_tri(privacy, "shows_on_bill"),
        node=node,
    )
    if privacy is not None:
        privacy.close()
    node.close()
    return channel


def _hours(node: Node) -> Hours | None:
    if node.value is None or node.value == UNKNOWN:
        return None
    if not isinstance(node.value, dict):
        node.error(
            text("“{value}” is not a way to write hours", value=node.text()),
            text(
                "Write “unknown”, or such as: {hours}",
                hours='{time_zone: Area/City, weekly: {sun-thu: ["08:00-14:00"]}}',
            ),
            HOURS,
        )
        return None
    always = node.get("always")
    weekly = node.get("weekly")
    zone = node.need("time_zone").text()
    if (always is None) == (weekly is None):
        node.error(text("hours need either “always” or “weekly”"), text("Write exactly one of the two."), HOURS)
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
        node.error(
            text("“{days}” are not days of the week", days=key), text("Write such as “sun-thu” or “sat”."), HOURS
        )
        return []
    begin, end = DAYS.index(first), DAYS.index(last or first)
    days = tuple(DAYS[day % 7] for day in range(begin, (end if end >= begin else end + 7) + 1))
    spans = []
    for item in node.items():
        match = _TIMES.fullmatch(item.text())
        if match is None:
            item.error(
                text("“{value}” is not a time span", value=item.text()), text("Write such as “08:00-13:00”."), HOURS
            )
            continue
        opens, closes = int(match[1]) * 60 + int(match[2]), int(match[3]) * 60 + int(match[4])
        if opens >= closes:
            item.error(
                text("“{value}” ends before it begins", value=item.text()),
                text("Split it at midnight into two spans."),
                HOURS,
            )
            continue
        spans.append(Span(days, opens, closes))
    return spans


def _verified(node: Node) -> Verified:
    verified = Verified(
        on=node.need("on").date(),
        how=node.need("how").choice(*HOW),
        by=node.need("by").text(),
        sources=node.need("sources").texts(),
        url=_optional(node, "url"),
    )
    node.close()
    return verified


def _waiver(node: Node) -> Waiver:
    until = node.get("until")
    waiver = Waiver(
        check=node.need("check").text(),
        value=_optional(node, "for"),
        reason=node.need("reason").text(),
        until=None if until is None else until.date(),
        node=node,
    )
    node.close()
    return waiver


def _withheld(node: Node, tags: tuple[str, ...]) -> Withheld:
    withheld = Withheld(node.need("what").text(), node.need("reason").words(tags), node.need("fact").text())
    node.close()
    return withheld
