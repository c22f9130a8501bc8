"""The facts of one campaign as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from manara.campaign.cards import Cards
    from manara.campaign.one_page import Outline
    from manara.campaign.share import Share
    from manara.contacts.model import Contact
    from manara.locales import Locale
    from manara.problems import Problem
    from manara.sources.markdown_page import MarkdownPage


@dataclass(frozen=True)
class Law:
    """A law or decision that pages cite.

    Attributes:
        id: ``91-2013``.
        kind: ``law``, ``decree-law`` or ``decision``.
        name: As cited, by language tag.
        about: What it is about, by language tag.
        articles: Number of the last article; 0 when no article may be cited; ``None`` when not known.
        facts: Fact ids it rests on.
    """

    id: str
    kind: str
    name: dict[str, str]
    about: dict[str, str]
    articles: int | None
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Fact:
    """A checked statement's id, how sure we are, and what it rests on."""

    id: str
    confidence: str
    sources: tuple[str, ...]
    rests_on: tuple[str, ...]


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
        languages: In the campaign's order, drafts last and only when asked for.
        pages: By language tag, then by file name below the language folder.
        cards: Sentences to hold up to somebody else.
        one_page: What the one-page edition shows.
        share: Words to send on.
        today: The clock; tests and ``--today`` set it.
        address: Where the site is published, for codes on paper; empty while it is nowhere.
        off: By language, why its checks that have no words may be off in a release.
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
    exit: Exit
    replace_history: str
    lifetimes: Lifetimes
    contacts: dict[str, Contact]
    laws: dict[str, Law]
    facts: dict[str, Fact]
    sources: dict[str, Source]
    pages: dict[str, dict[str, MarkdownPage]]
    cards: Cards
    one_page: Outline
    share: Share
    today: datetime.date
    address: str = ""
    saved_as: dict[str, str] = field(default_factory=dict)
    release: bool = False
    off: dict[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = field(repr=False, default=())

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """Language tags in order."""
        return tuple(locale.tag for locale in self.languages)

    @cached_property
    def shared(self) -> dict[str, Any]:
        """What one check works out and others ask for again, by name; a changed copy begins without."""
        return {}

    def locale(self, tag: str) -> Locale:
        """Return the language with *tag*."""
        return next(locale for locale in self.languages if locale.tag == tag)

    def page(self, tag: str, name: str) -> MarkdownPage | None:
        """Return a page, or ``None``."""
        return self.pages.get(tag, {}).get(name)

    @cached_property
    def published_contacts(self) -> dict[str, Contact]:
        """Contacts that may be shown."""
        return {key: contact for key, contact in self.contacts.items() if contact.published}
