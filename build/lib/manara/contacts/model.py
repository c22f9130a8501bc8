"""A contact: who can be reached, how, when, and what happens then.

The fields follow Open Referral's HSDS 3 and schema.org's ContactPoint where they agree with what a frightened
caller must know. ``UNKNOWN`` is an honest value: the page then says that nobody has published it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from manara.contacts.hours import HOURS, UNKNOWN, Hours
from manara.contacts.numbering import international_form, national_form
from manara.problems import text
from manara.sources.record import (
    DAY,
    FLAG,
    TEXT,
    TEXTS,
    WORDS,
    Kind,
    many,
    matching,
    may,
    need,
    one,
    one_of,
    place,
    read,
    record,
)  # fmt: skip

if TYPE_CHECKING:
    import datetime

    from manara.sources.yaml_file import Node

    Tags = tuple[str, ...]

ID: Final = "contacts.id"
KINDS = ("emergency", "helpline", "legal-aid", "shelter", "authority", "ombudsman", "peer", "embassy", "organisation")
# What may be offered, what is shown as closed, and what is not shown (docs/decisions/0033).
CLOSED = ("temporarily-closed", "retired")
STATUSES = ("active", *CLOSED, "withheld")
# One scale for contacts and facts, surest first; what is of the last is not published (docs/decisions/0003).
LOW: Final = "low"
CONFIDENCE = ("high", "medium-high", "medium", "low-medium", LOW)
CHANNEL_TYPES = ("phone", "whatsapp", "sms", "email", "web", "form", "visit")
COSTS = (UNKNOWN, "free", "standard", "premium")
TRI = (UNKNOWN, "true", "false")
# How a record was checked, weakest first. A release needs one of the last two (RELEASE_GRADE).
CALLED = "called"
HOW = ("published-source", "partner", "letter", "official-page", CALLED)
RELEASE_GRADE = ("official-page", CALLED)

# Everything a channel can be used for by phone.
DIALLED = ("phone", "whatsapp", "sms")


_IDENTIFIER = re.compile(r"[a-z][a-z0-9-]*")
_TRI = one_of(*TRI)


def _identifier(node: Node, _tags: Tags) -> str:
    raw = node.text()
    if node.value is not None and not _IDENTIFIER.fullmatch(raw):
        node.error(
            text("the id “{id}” has characters that do not fit", id=raw),
            text("Use small letters a to z, digits and hyphens: “child-helpline”."),
            ID,
        )
    return raw


def _languages(node: Node, _tags: Tags) -> tuple[str, ...] | None:
    return None if node.value == UNKNOWN else node.texts()


def _channels(node: Node, tags: Tags) -> tuple[Channel, ...]:
    found = [read(Channel, item, tags) for item in node.items()]
    return tuple(
        replace(
            channel,
            id=channel.id or (channel.type if index else "main"),
            groups=channel.groups or channel.short or national_form(channel.number),
        )
        for index, channel in enumerate(found)
    )


@record
class Channel:
    """One way to reach a contact."""

    type: str = need(one_of(*CHANNEL_TYPES), text("How people reach it."))
    id: str = may(TEXT, text("Its name in calls, unique in its contact; “main” for the first."), default="")
    number: str = may(matching(r"^\+[0-9]{6,15}$"), text("Number as it is dialled from abroad (E.164)."), default="")
    short: str = may(matching("^[0-9*#]{2,8}$"), text("Short number, dialled inside its region only."), default="")
    region: str = may(matching("^[A-Z]{2}$"), text("ISO 3166 code the short number belongs to."), default="")
    groups: str = may(
        TEXT, text("The number as it is shown, where it is not the country's usual grouping."), default=""
    )
    extension: str = may(TEXT, text("Digits to dial or ask for once the call is answered."), default="")
    address: str = may(TEXT, text("E-mail address or https address, by type."), default="")
    hours: Hours | None = need(
        HOURS,
        text("When it is answered."),
        only=("type", tuple(kind for kind in CHANNEL_TYPES if kind not in ("web", "form"))),
    )
    languages: tuple[str, ...] | None = may(
        Kind(TEXTS.form, _languages, lambda: {"anyOf": [{"const": UNKNOWN}, TEXTS.schema()]}),
        text("Tags of the languages spoken there, or “unknown”."),
        default=None,
    )
    cost: str = need(
        one_of(*COSTS), text("What a call or message costs."), only=("type", ("phone", "sms")), default=UNKNOWN
    )
    anonymous: str = may(_TRI, text("May a caller stay unnamed?"), key="privacy.anonymous", default=UNKNOWN)
    confidential: str = may(
        _TRI, text("Is what is said kept confidential?"), key="privacy.confidential", default=UNKNOWN
    )
    recorded: str = may(_TRI, text("Is the call recorded?"), key="privacy.recorded", default=UNKNOWN)
    shows_on_bill: str = may(
        _TRI, text("Does it show on the bill of whoever pays?"), key="privacy.shows_on_bill", default=UNKNOWN
    )
    node: Node = place()

    @property
    def dial(self) -> str:
        """What a telephone is told: E.164 or the short number."""
        return self.number or self.short

    @property
    def href(self) -> str:
        """The link target; empty for what cannot be linked."""
        if self.type == "phone":
            return f"tel:{self.dial}"
        if self.type == "sms":
            return f"sms:{self.dial}"
        if self.type == "whatsapp":
            return f"https://wa.me/{self.number.removeprefix('+')}"
        if self.type == "email":
            return f"mailto:{self.address}"
        return self.address

    @property
    def shown(self) -> str:
        """What a reader sees: the canonical groups, or the address."""
        return self.groups or self.dial or self.address

    @property
    def international(self) -> str:
        """The number with its country code in front, grouped; the short number as it is."""
        if not self.number:
            return self.short
        national = self.groups.replace(" ", "")
        code = self.number.removesuffix(national)
        if national and code != self.number:
            return f"{code} {self.groups}"
        return international_form(self.number)


@record
class Verified:
    """When and how a record was last checked, by which role, from which sources."""

    on: datetime.date = need(DAY, text("Day on which somebody compared the record with its source."))
    how: str = need(one_of(*HOW), text("How it was checked, weakest first."))
    by: str = need(TEXT, text("The role of who checked it, never a person's name."))
    sources: tuple[str, ...] = need(TEXTS, text("Ids of data/sources.yml that it was compared with."))
    url: str = may(TEXT, text("Official page that shows the number."), default="")


@record
class Waiver:
    """A check that does not apply to one value of this record, for a reason, until a day."""

    check: str = need(TEXT, text("Id of the check that is excused."))
    value: str = may(TEXT, text("The value it is excused for, as the record has it."), key="for", default="")
    reason: str = need(TEXT, text("Why the check is wrong about it."))
    until: datetime.date | None = may(DAY, text("Last day on which it is excused."), default=None)
    node: Node = place()


@record
class Withheld:
    """Something known to exist that is not published, and why."""

    what: str = need(TEXT, text("What is known to exist, in a word."))
    reason: dict[str, str] = need(WORDS, text("Why it is not published."))
    fact: str = need(TEXT, text("Id of the fact that says so."))


@record
class Contact:
    """One record of ``data/contacts/``; texts are mappings from language tag to words."""

    id: str = need(
        replace(matching("^[a-z][a-z0-9-]*$"), read=_identifier), text("Its name in calls, which is the file's name.")
    )
    kind: str = need(one_of(*KINDS), text("What kind of service it is."))
    status: str = need(one_of(*STATUSES), text("Whether it may be offered, is shown as closed, or is not shown."))
    since: datetime.date | None = may(DAY, text("Day on which it closed."), default=None)
    review: datetime.date | None = may(
        DAY, text("Day by which somebody looks whether it is still closed."), default=None
    )
    instead: str = may(TEXT, text("Id of the contact to call while it is closed."), default="")
    facts: tuple[str, ...] = need(TEXTS, text("Ids of the facts it rests on."))
    confidence: str = need(one_of(*CONFIDENCE), text("How sure we are; what is low is not published."))
    name: dict[str, str] = need(WORDS, text("What it is called."))
    run_by: dict[str, str] = may(WORDS, text("Who runs it, where a source says so."), factory=dict)
    announced_by: dict[str, str] = may(
        WORDS, text("Who made it known, where that is all the sources say."), factory=dict
    )
    answers: dict[str, str] = may(WORDS, text("Who answers."), factory=dict)
    told: dict[str, str] = may(WORDS, text("What is known about who else learns of a call."), factory=dict)
    helps_with: dict[str, str] = need(WORDS, text("What it can do for a caller."))
    notes: dict[str, str] = may(WORDS, text("What must be said beside its number."), factory=dict)
    countries: tuple[str, ...] = need(TEXTS, text("ISO 3166 codes of the countries it serves."), key="area.countries")
    from_abroad: bool = need(FLAG, text("Whether it can be reached from other countries."), key="area.from_abroad")
    channels: tuple[Channel, ...] = need(
        many(Channel, _channels),
        text("The ways to reach it, the main one first."),
    )
    verified: Verified = need(one(Verified), text("When and how it was last checked."))
    waivers: tuple[Waiver, ...] = may(many(Waiver), text("Checks that are wrong about it."), key="waive", default=())
    withheld: tuple[Withheld, ...] = may(
        many(Withheld), text("What is known to exist and is not published."), default=()
    )
    node: Node = place()

    @property
    def path(self) -> str:
        """File of the record."""
        return self.node.path

    @property
    def published(self) -> bool:
        """May it be offered to visitors: is it open, and sure enough?"""
        return self.status == "active" and self.confidence != LOW

    @property
    def closed(self) -> bool:
        """Is it shown to visitors as closed, without its numbers?"""
        return self.status in CLOSED and self.confidence != LOW

    def channel(self, name: str = "", types: tuple[str, ...] = CHANNEL_TYPES) -> Channel | None:
        """Return the channel called *name*, or the first of one of *types*."""
        for channel in self.channels:
            if (channel.id == name) if name else (channel.type in types):
                return channel
        return None

    def waives(self, check: str, value: str, today: datetime.date) -> Waiver | None:
        """Return the waiver of *check* that excuses *value* on *today*.

        One that names no value excuses any: ``contacts.waivers`` refuses it with the line to add, and what it was
        written against need not be said as well.
        """
        for waiver in self.waivers:
            named = waiver.check == check and waiver.value in ("", value)
            if named and (waiver.until is None or today <= waiver.until):
                return waiver
        return None
