"""The facts of one campaign as plain values."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from manara.campaign.first_pages import FirstPages
from manara.campaign.publisher import Publisher
from manara.campaign.roles import Roles
from manara.contacts.model import LOW

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from manara.campaign.cards import Cards
    from manara.campaign.one_page import Outline
    from manara.campaign.paper import Choice
    from manara.campaign.share import Share
    from manara.contacts.model import Contact
    from manara.locales import Locale
    from manara.problems import Problem
    from manara.sources.markdown_page import MarkdownPage
    from manara.sources.yaml_file import Node


@dataclass(frozen=True)
class Law:
    """A law or decision that pages cite.

    Attributes:
        id: ``91-2013``.
        kind: What sort of text it is, in the campaign's own word: ``law``, ``decision``, ``directive``.
        name: As cited, by language tag.
        about: What it is about, by language tag.
        articles: Number of the last article; 0 when no article may be cited; ``None`` when not known.
        facts: Fact ids it rests on.
        unit: What its parts are called, by language tag, where that is not the language's word for an article: ``§``.
    """

    id: str
    kind: str
    name: dict[str, str]
    about: dict[str, str]
    articles: int | None
    facts: tuple[str, ...]
    unit: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Fact:
    """A checked statement, how sure we are, and what it rests on.

    Attributes:
        id: ``F-LAW-33``.
        confidence: One of ``contacts.model.CONFIDENCE``.
        sources: Ids of the texts it was taken from.
        rests_on: Ids of facts that it only joins.
        says: The statement by language tag, with calls; empty in a campaign that publishes none.
        checked: When it was last compared with its sources.
        values: What ``{{ fact:ID.NAME }}`` prints, as kind and argument of a call, by name; one alone has none.
        node: Its record.
    """

    id: str
    confidence: str
    sources: tuple[str, ...]
    rests_on: tuple[str, ...]
    says: dict[str, str] = field(default_factory=dict)
    checked: datetime.date | None = None
    values: dict[str, str] = field(default_factory=dict)
    node: Node | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True)
class Source:
    """A text facts were taken from."""

    id: str
    citation: dict[str, str]
    url: str


@dataclass(frozen=True)
class Exit:
    """Where the leave link leads."""

    url: str
    name: dict[str, str]


@dataclass(frozen=True)
class MenuGroup:
    """Pages that stand together in the menu, under a title with a drawing."""

    title: dict[str, str]
    picture: str
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Lifetimes:
    """Days a checked fact stays fresh, by kind, and how long before the end a warning comes."""

    numbers: int
    services: int
    laws: int
    notice: int


@dataclass(frozen=True)
class Campaign:
    """Everything the generator knows about one campaign.

    Attributes:
        root: Folder with ``data/``, ``docs/``, ``overrides/`` and ``mkdocs.yml``.
        exits: Where the leave link leads; which one of them is chosen page by page.
        menu: Groups of the menu; without any the pages stand in one list.
        redirects: Present name of each page that was called otherwise, by its old name.
        languages: In the campaign's order, drafts last and only when asked for.
        pages: By language tag, then by file name below the language folder.
        cards: Sentences to hold up to somebody else.
        one_page: What the one-page edition shows.
        paper: What an editor chose for the sheets.
        share: Words to send on.
        today: The clock; tests and ``--today`` set it.
        source_date: Time of the commit a copy is made from, in seconds since 1970; 0 when it is not known.
        address: Where the site is published, for codes on paper; empty while it is nowhere.
        publisher: Who publishes this copy, as far as somebody has named themselves.
        off: By language, why its checks that have no words may be off in a release.
        first: Pages in further languages, one each.
        roles: Which page is what.
        example: Whether it only shows how a campaign is made: hosts reserved for examples stand in it, and no release.
        replaced: By file, why one that keeps visitors safe is the campaign's own.
        placeholders: What nobody has said or checked yet; a release wants none.
        reports: Where somebody tells of a false copy or a fault, a mail or https address; empty when nobody is named.
        saved_as: The neutral name under which a telephone saves a number; without it no vCards are made.
        release: Whether old and unverified facts are errors (``--release``).
        problems: What loading found; checks find the rest.
    """

    root: Path
    id: str
    name: dict[str, str]
    tagline: dict[str, str]
    region: str
    time_zone: str
    languages: tuple[Locale, ...]
    emergency: str
    hotline: str
    exits: tuple[Exit, ...]
    replace_history: str
    lifetimes: Lifetimes
    contacts: dict[str, Contact]
    laws: dict[str, Law]
    facts: dict[str, Fact]
    sources: dict[str, Source]
    pages: dict[str, dict[str, MarkdownPage]]
    cards: Cards
    one_page: Outline
    paper: Choice
    share: Share
    today: datetime.date
    source_date: int = 0
    address: str = ""
    reports: str = ""
    saved_as: dict[str, str] = field(default_factory=dict)
    release: bool = False
    menu: tuple[MenuGroup, ...] = ()
    redirects: dict[str, str] = field(default_factory=dict)
    off: dict[str, str] = field(default_factory=dict)
    publisher: Publisher = field(default_factory=Publisher)
    first: FirstPages = field(default_factory=FirstPages)
    example: bool = False
    roles: Roles = field(default_factory=Roles)
    replaced: dict[str, str] = field(default_factory=dict)
    placeholders: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = field(repr=False, default=())

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """Language tags in order."""
        return tuple(locale.tag for locale in self.languages)

    @cached_property
    def values(self) -> dict[str, str]:
        """What facts print, by the argument of their call: ``{"F-1": "money:75", "F-2.since": "date:2025-06"}``."""
        return {
            f"{fact.id}.{name}" if name else fact.id: value
            for fact in self.facts.values()
            for name, value in fact.values.items()
        }

    @property
    def exit(self) -> Exit:
        """The first of the sites the leave link leads to."""
        return self.exits[0]

    def exit_for(self, path: str) -> Exit:
        """Return where leaving leads from the page at *path*: always the same from one page, so that copies agree.

        In a small country one sudden address, met again and again, becomes a sign; several do not.
        """
        digest = hashlib.sha256(path.encode()).digest()
        return self.exits[int.from_bytes(digest[:4], "big") % len(self.exits)]

    def locale(self, tag: str) -> Locale:
        """Return the language with *tag*."""
        return next(locale for locale in self.languages if locale.tag == tag)

    def page(self, tag: str, name: str) -> MarkdownPage | None:
        """Return a page, or ``None``."""
        return self.pages.get(tag, {}).get(name)

    def is_low(self, fact: str) -> bool:
        """Tell whether the confidence of a fact is low, or of one that it rests on; unknown ids are not."""
        return self._is_low(fact, ())

    def _is_low(self, fact: str, above: tuple[str, ...]) -> bool:
        found = self.facts.get(fact)
        if found is None or fact in above:
            return False
        return found.confidence == LOW or any(self._is_low(below, (*above, fact)) for below in found.rests_on)

    @cached_property
    def published_contacts(self) -> dict[str, Contact]:
        """Contacts that may be offered: open, and sure enough."""
        return {key: contact for key, contact in self.contacts.items() if contact.published}

    @cached_property
    def shown_contacts(self) -> dict[str, Contact]:
        """Contacts that visitors are told of: those that may be offered, and those that are closed."""
        return {key: contact for key, contact in self.contacts.items() if contact.published or contact.closed}
