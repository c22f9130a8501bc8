"""The facts of one campaign as plain values."""

from __future__ import annotations

import hashlib
from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING

from manara.campaign.first_pages import FirstPages
from manara.campaign.records import Settings
from manara.campaign.synonyms import NONE, Search
from manara.contacts.model import LOW
from manara.sources.record import record
from manara.translations.terms import Terms

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from manara.campaign.cards import Cards
    from manara.campaign.one_page import Outline
    from manara.campaign.paper import Choice
    from manara.campaign.pictures import Trial
    from manara.campaign.records import Exit, Fact, Law, MenuGroup, Source
    from manara.campaign.share import Share
    from manara.contacts.model import Contact
    from manara.locales import Locale
    from manara.problems import Problem
    from manara.sources.markdown_page import MarkdownPage
    from manara.translations.spelling import Spelling


@record
class Campaign(Settings):
    """Everything the generator knows about one campaign: its settings, and what stands in the other files.

    Attributes:
        root: Folder with ``data/``, ``docs/``, ``overrides/`` and ``mkdocs.yml``.
        menu: Groups of the menu; without any the pages stand in one list.
        redirects: Present name of each page that was called otherwise, by its old name.
        languages: In the campaign's order, drafts last and only when asked for.
        pages: By language tag, then by file name below the language folder.
        cards: Sentences to hold up to somebody else.
        one_page: What the one-page edition shows.
        paper: What an editor chose for the sheets.
        trials: What readers made of the pictures, trial by trial.
        share: Words to send on.
        today: The clock; tests and ``--today`` set it.
        source_date: Time of the commit a copy is made from, in seconds since 1970; 0 when it is not known.
        search: Words that lead to the same pages, and words to try.
        terms: Agreed and avoided words.
        spelling: Words that are right and in no dictionary; ``None`` where spelling is not judged.
        first: Pages in further languages, one each.
        release: Whether old and unverified facts are errors (``--release``).
        problems: What loading found; checks find the rest.
    """

    root: Path
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
    release: bool = False
    menu: tuple[MenuGroup, ...] = ()
    redirects: dict[str, str] = field(default_factory=dict)
    trials: tuple[Trial, ...] = ()
    first: FirstPages = field(default_factory=FirstPages)
    search: Search = NONE
    terms: Terms = field(default_factory=Terms)
    spelling: Spelling | None = None
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
