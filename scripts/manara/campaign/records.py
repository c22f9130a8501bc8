"""What ``data/campaign.yml`` and the smaller files of ``data/`` hold, each field declared once."""

from __future__ import annotations

import re
import zoneinfo
from dataclasses import field
from typing import TYPE_CHECKING

from manara.campaign.publisher import NOBODY, Publisher
from manara.campaign.roles import Roles
from manara.contacts.model import CONFIDENCE
from manara.problems import text
from manara.sources.record import (
    DAY,
    FLAG,
    TEXT,
    TEXTS,
    WORDS,
    Kind,
    by_name,
    many,
    matching,
    may,
    need,
    one,
    one_of,
    place,
    read,
    record,
    schema,
)  # fmt: skip

if TYPE_CHECKING:
    import datetime

    from manara.locales import Locale
    from manara.sources.yaml_file import Node

    Tags = tuple[str, ...]

ID = "campaign.settings"
# An address printed as a code: no user, port, query or fragment, and no host that is reserved for examples.
PUBLISHED = re.compile(
    r"https://(?![^/]*\b(?:example|invalid|test|localhost)(?:\.[a-z]+)?/)(?:[a-z0-9-]+\.)+[a-z]{2,}/(?:[a-z0-9-]+/)*"
)
REPORTS = re.compile(r"mailto:[A-Za-z0-9._+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}|https://[^\s<>\"']+")
_PAGE = re.compile(r"https?://[^\s/]+\.[^\s/.]", re.IGNORECASE)
# Days; stands for a lifetime that is no number, so that nothing seems to be old because of it.
_NEVER_OLD = 36_500
# Stands for a number of articles that is none, so that each citation of the law is not an error as well.
_MOST_ARTICLES = 9_999
_INTEGER = {"type": "integer"}
_DAYS = Kind(text("a whole number of days"), lambda node, _: node.integer(_NEVER_OLD), lambda: _INTEGER)
PAGE = matching(r"^([a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9-]*\.md$")
_PAGES = Kind(text("a list of pages"), TEXTS.read, lambda: {"type": "array", "items": PAGE.schema()})


def _articles(node: Node, _tags: Tags) -> int | None:
    last = {"unknown": None, "none": 0}.get(node.text(), -1)
    return node.integer(_MOST_ARTICLES) if last == -1 else last


def _citation(node: Node, tags: Tags) -> dict[str, str]:
    """Return a source's description per language; a language that has none is shown the first there is."""
    if not isinstance(node.value, dict):
        return dict.fromkeys(tags, node.text())
    found = {tag: text.text() for tag, text in node.mapping().items() if tag in tags}
    first = next(iter(found.values()), "")
    return {tag: found.get(tag, first) for tag in tags}


def _page(node: Node, _tags: Tags) -> str:
    """Return the address of a page; a link of another kind would dial, send or run something, and is an error."""
    address = node.text()
    if address and not _PAGE.match(address):
        node.error(
            text("“{address}” is no address of a page", address=address),
            text("Write the whole address, beginning with https:// or http://."),
        )
    return address


def _values(node: Node, _tags: Tags) -> dict[str, str]:
    """Return the call of each value by its name; one alone has none."""
    if isinstance(node.value, dict):
        return {name: value.text() for name, value in node.mapping().items()}
    return {"": node.text()}


def _exits(node: Node, tags: Tags) -> tuple[Exit, ...]:
    """Return where the leave link leads: one site, or a list of them."""
    found = [read(Exit, item, tags) for item in (node.items() if isinstance(node.value, list) else [node])]
    if not found:
        node.error(
            text("the leave link leads nowhere"), text("Write at least one site with “url:” and “name:” under “exit:”.")
        )
        found = [Exit(url="", name=dict.fromkeys(tags, ""))]
    return tuple(found)


def _time_zone(node: Node, _tags: Tags) -> str:
    raw = node.text()
    if raw and raw not in zoneinfo.available_timezones():
        node.error(
            text("the time zone “{zone}” is unknown", zone=raw),
            text("Write a named zone of the IANA database, an area and a city: Area/City."),
            ID,
        )
    return raw


def _address(node: Node, _tags: Tags) -> str:
    """Return the published address: short enough for a code, and nothing in it that tells who came or from where."""
    raw = node.text()
    if not PUBLISHED.fullmatch(raw):
        node.error(
            text("the address “{address}” cannot go on paper", address=raw),
            text(
                "Write https, a host and nothing after its path: https://name.org/. Leave it out until it is published."
            ),
            ID,
        )
    return raw


def _reports(node: Node, _tags: Tags) -> str:
    """Return where faults are told of, in a form that security.txt takes (RFC 9116, 2.5.3)."""
    raw = node.text()
    if not REPORTS.fullmatch(raw):
        node.error(
            text("“{value}” is neither a mail address nor an https address", value=raw),
            text("Write mailto: and an address that somebody reads, or the https address of a form."),
            ID,
        )
    return raw


@record
class Law:
    """A law or decision that pages cite.

    Attributes:
        id: ``91-2013``.
    """

    id: str
    kind: str = need(TEXT, text("What sort of text it is, in the campaign's own word: law, decision, directive."))
    name: dict[str, str] = need(WORDS, text("What it is called, as it is cited."))
    about: dict[str, str] = need(WORDS, text("What it is about."))
    articles: int | None = need(
        Kind(
            text("a whole number, “unknown” or “none”"),
            _articles,
            lambda: {"anyOf": [_INTEGER, {"enum": ["unknown", "none"]}]},
        ),
        text("Number of its last article; “none” where no article may be cited."),
    )
    facts: tuple[str, ...] = need(TEXTS, text("Ids of the facts it rests on."))
    unit: dict[str, str] = may(
        WORDS, text("What its parts are called, where that is not the usual word for an article."), factory=dict
    )


@record
class Fact:
    """A checked statement, how sure we are, and what it rests on.

    Attributes:
        id: ``F-LAW-33``.
        node: Its record.
    """

    id: str
    says: dict[str, str] = may(WORDS, text("The statement, in plain words and calls."), factory=dict)
    confidence: str = need(one_of(*CONFIDENCE), text("How sure we are; what is low is not published."))
    checked: datetime.date | None = may(
        DAY, text("Day on which somebody last compared it with its sources."), default=None
    )
    sources: tuple[str, ...] = need(TEXTS, text("Ids of data/sources.yml that it was taken from."))
    rests_on: tuple[str, ...] = may(TEXTS, text("Ids of facts that it only joins."), default=())
    values: dict[str, str] = may(
        Kind(
            text("a call such as money:75, or one for each name"),
            _values,
            lambda: {"anyOf": [TEXT.schema(), by_name(TEXT).schema()]},
        ),
        text("What a call of the fact prints: an amount, a day or a time."),
        key="value",
        factory=dict,
    )
    node: Node | None = field(default=None, repr=False, compare=False)


@record
class Source:
    """A text facts were taken from."""

    id: str
    citation: dict[str, str] = need(
        Kind(
            text("a text, or words for some of the languages"),
            _citation,
            lambda: {"anyOf": [TEXT.schema(), by_name(TEXT).schema()]},
        ),
        text("How the text is cited."),
    )
    url: str = may(Kind(text("the address of a page"), _page, TEXT.schema), text("Where it can be read."), default="")


@record
class Exit:
    """Where the leave link leads."""

    url: str = need(TEXT, text("Address of an ordinary site of the country, without sign-in."))
    name: dict[str, str] = need(WORDS, text("What the link says of it."))


@record
class MenuGroup:
    """Pages that stand together in the menu."""

    title: dict[str, str] = need(WORDS, text("What the group is called."))
    picture: str = may(TEXT, text("Name of its drawing in partials/pictograms/."), default="")
    pages: tuple[str, ...] = need(_PAGES, text("Its pages, in order."))


@record
class Menu:
    """What ``data/menu.yml`` holds."""

    groups: tuple[MenuGroup, ...] = need(many(MenuGroup), text("The groups of the menu, in order."))


@record
class Lifetimes:
    """Days a checked fact stays fresh, by kind, and how long before the end a warning comes."""

    numbers: int = need(_DAYS, text("How long a checked number counts as fresh."))
    services: int = need(_DAYS, text("How long what is said of a service counts as fresh."))
    laws: int = need(_DAYS, text("How long what is said of a law counts as fresh."))
    notice: int = need(_DAYS, text("How long before the end a warning comes."))


@record
class OneReader:
    """Why a release goes out although nobody but its writers has read what matters.

    Attributes:
        node: Its record.
    """

    reason: dict[str, str] = need(WORDS, text("Why nobody else reads this campaign; status and manifest say it."))
    until: datetime.date = need(DAY, text("Until when that holds; then a release asks for a second reader again."))
    node: Node = place()


@record
class Language:
    """One language, as the settings name it."""

    tag: str = need(TEXT, text("BCP 47 tag, which is also the folder's name in docs/."))
    formats: str = need(TEXT, text("Tag whose dates and numbers are used, such as ar-KW."))
    name: str = need(TEXT, text("The language's own name, in its own script."))
    draft: bool = may(FLAG, text("Whether it is built only when asked for."), default=False)


@record
class Settings:
    """What ``data/campaign.yml`` holds."""

    format: str = may(
        Kind(text("a whole number"), TEXT.read, lambda: _INTEGER),
        text("The form of the files of data/; “manara upgrade” changes it."),
        default="",
    )
    id: str = need(TEXT, text("Short name of the campaign, in small letters."))
    name: dict[str, str] = need(WORDS, text("What the campaign is called."))
    tagline: dict[str, str] = need(WORDS, text("What it is about, in a line."))
    region: str = need(matching("^[A-Z]{2}$"), text("ISO 3166 code of its country: currency, numbers and week follow."))
    time_zone: str = need(
        Kind(text("a named zone: Area/City"), _time_zone, TEXT.schema), text("Its time zone in the IANA database.")
    )
    languages: tuple[Locale, ...] = need(
        many(Language), text("Its languages; translations are compared with the first.")
    )
    emergency: str = need(TEXT, text("Id of the contact for people in danger, on every page."))
    hotline: str = need(TEXT, text("Id of the contact for reporting, on every page."))
    publisher: Publisher = may(one(Publisher), text("Who publishes this copy."), default=NOBODY)
    address: str = may(
        Kind(text("an https address"), _address, TEXT.schema), text("Where the site is published."), default=""
    )
    reports: str = may(
        Kind(text("a mailto: or https address"), _reports, TEXT.schema),
        text("Where somebody tells of a false copy or a fault."),
        default="",
    )
    exits: tuple[Exit, ...] = need(
        Kind(
            text("fields, or a list of them"),
            _exits,
            lambda: {"anyOf": [schema(Exit), {"type": "array", "items": schema(Exit)}]},
            Exit,
        ),
        text("Where the leave link leads; of several, one is chosen page by page."),
        key="exit",
    )
    saved_as: dict[str, str] = may(
        WORDS, text("Neutral name under which a telephone saves a number; without it no vCards are made."), factory=dict
    )
    replace_history: str = need(
        one_of("quiet", "all", "off"), text("On which pages links replace the entry in the browser's history.")
    )
    lifetimes: Lifetimes = need(one(Lifetimes), text("After how long a checked fact counts as old."))
    one_reader: OneReader | None = may(
        one(OneReader), text("Why, and until when, nobody but its writers reads it before a release."), default=None
    )
    roles: Roles = may(
        by_name(TEXT), text("Which page or section is what, where the file's name does not say it."), factory=Roles
    )
    off: dict[str, str] = may(
        by_name(TEXT), text("By language, why its checks that have no words may be off in a release."), factory=dict
    )
    replaced: dict[str, str] = may(
        by_name(TEXT), text("By file, why one that keeps visitors safe is the campaign's own."), factory=dict
    )
    example: bool = may(
        FLAG, text("Whether it only shows how a campaign is made; it is never released."), default=False
    )
    placeholders: tuple[str, ...] = may(
        TEXTS, text("What nobody has said or checked yet; a release wants none."), default=()
    )
