"""A contact: who can be reached, how, when, and what happens then.

The fields follow Open Referral's HSDS 3 and schema.org's ContactPoint where they agree with what a frightened
caller must know. ``UNKNOWN`` is an honest value: the page then says that nobody has published it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from manara.contacts.numbering import international_form

if TYPE_CHECKING:
    import datetime

    from manara.sources.yaml_file import Node

UNKNOWN: Final = "unknown"
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
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

# Everything a channel can be used for by phone.
DIALLED = ("phone", "whatsapp", "sms")


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


@dataclass(frozen=True)
class Channel:
    """One way to reach a contact.

    Attributes:
        id: Unique in its contact; ``main`` for the first.
        type: One of CHANNEL_TYPES.
        number: E.164 text as the file has it, or empty.
        short: Short number dialled inside *region* only, or empty.
        region: ISO 3166 code the short number belongs to.
        groups: The one form shown to readers, as it is dialled inside the country: ``1234 5678``, ``06 123 4567``. It
            follows from *number* by the country's numbering plan unless the file asks for another grouping.
        extension: What to dial or ask for once the call is answered; digits, or empty.
        address: E-mail address or https address, by type.
        hours: ``None`` when unknown.
        languages: Tags; ``None`` when unknown.
        cost: One of COSTS.
        anonymous: May a caller stay unnamed? One of TRI.
        confidential: Is what is said kept confidential? One of TRI.
        recorded: Is the call recorded? One of TRI.
        shows_on_bill: Does it show on the payer's bill? One of TRI.
        node: Where it stands.
    """

    id: str
    type: str
    number: str
    short: str
    region: str
    groups: str
    extension: str
    address: str
    hours: Hours | None
    languages: tuple[str, ...] | None
    cost: str
    anonymous: str
    confidential: str
    recorded: str
    shows_on_bill: str
    node: Node

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


@dataclass(frozen=True)
class Verified:
    """When and how a record was last checked, by which role, from which sources."""

    on: datetime.date
    how: str
    by: str
    sources: tuple[str, ...]
    url: str


@dataclass(frozen=True)
class Waiver:
    """A check that does not apply to one value of this record, for a reason, until a day.

    *value* is the number it excuses, as the record has it.
    """

    check: str
    value: str
    reason: str
    until: datetime.date | None
    node: Node


@dataclass(frozen=True)
class Withheld:
    """Something known to exist that is not published, and why."""

    what: str
    reason: dict[str, str]
    fact: str


@dataclass(frozen=True)
class Contact:
    """One record of ``data/contacts/``; texts are mappings from language tag to words.

    Attributes:
        run_by: Who runs it; empty where no source says so.
        announced_by: Who made it known, where that is all the sources say: not a claim about who answers.
        since: Day on which it closed; ``None`` unless it is closed.
        review: Day by which somebody looks whether it is still closed.
        instead: Id of the contact that readers are sent to while it is closed, or empty.
    """

    id: str
    kind: str
    status: str
    since: datetime.date | None
    review: datetime.date | None
    instead: str
    facts: tuple[str, ...]
    confidence: str
    name: dict[str, str]
    run_by: dict[str, str]
    announced_by: dict[str, str]
    answers: dict[str, str]
    told: dict[str, str]
    helps_with: dict[str, str]
    notes: dict[str, str]
    countries: tuple[str, ...]
    from_abroad: bool
    channels: tuple[Channel, ...]
    verified: Verified
    waivers: tuple[Waiver, ...]
    withheld: tuple[Withheld, ...]
    node: Node

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
