"""Pages in pairs: which page says the same as which, and section by section.

Every language is compared with one named source: the campaign's first language, unless the page says ``source: en``
in its front matter. Pages that are not translations take no part: ``translation: fallback`` (shows the other
language's text, marked), ``translatable: false`` (stays in one language) and ``status: draft``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from manara.translations.reading import Part, Reading, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.locales import Locale
    from manara.sources.markdown_page import MarkdownPage


@dataclass(frozen=True, eq=False)
class Side:
    """One page of one language, read."""

    page: MarkdownPage
    locale: Locale
    reading: Reading

    @property
    def path(self) -> str:
        """The page's file as messages show it."""
        return self.page.path


@dataclass(frozen=True, eq=False)
class Pair:
    """A page and its translation.

    Attributes:
        source: The side comparisons start from.
        target: The side problems are reported at.
        region: The campaign's country, for currencies.
    """

    source: Side
    target: Side
    region: str

    @property
    def name(self) -> str:
        """File name below the language folder, equal on both sides."""
        return self.target.page.name

    @cached_property
    def parts(self) -> tuple[tuple[Part, Part], ...]:
        """Sections of both sides that belong together: by id, or by order where ids are missing."""
        here, there = self.source.reading, self.target.reading
        keys = [part.key for part in here.parts]
        if len(here.parts) == len(there.parts) and (None in keys or keys != [part.key for part in there.parts]):
            return tuple(zip(here.parts, there.parts, strict=True))
        return tuple((part, there.by_key[key]) for key, part in here.by_key.items() if key in there.by_key)


@dataclass(frozen=True, eq=False)
class Section:
    """Two sections that belong together, source first."""

    pair: Pair
    parts: tuple[Part, Part]


def is_fallback(page: MarkdownPage) -> bool:
    """Tell whether the page shows another language's text."""
    return page.text_of("translation") == "fallback"


def is_draft(page: MarkdownPage) -> bool:
    """Tell whether the page is not yet ready to be translated."""
    return page.text_of("status") == "draft"


def stays_alone(page: MarkdownPage) -> bool:
    """Tell whether the page is not meant to be translated."""
    return page.text_of("translatable") == "false"


def takes_part(page: MarkdownPage) -> bool:
    """Tell whether the page is compared with its pair."""
    return not (is_fallback(page) or is_draft(page) or stays_alone(page))


def source_of(campaign: Campaign, name: str) -> str:
    """Return the language that page *name* is compared with: the one a page names, else the campaign's first."""
    for tag in campaign.tags:
        page = campaign.page(tag, name)
        named = page.text_of("source") if page is not None else ""
        if named in campaign.tags:
            return named
    first = campaign.tags[0]
    page = campaign.page(first, name)
    if page is not None and not is_fallback(page):
        return first
    return next((tag for tag in campaign.tags if (other := campaign.page(tag, name)) and not is_fallback(other)), first)


def sides_of(campaign: Campaign) -> Iterator[Side]:
    """Yield every page that carries text of its own."""
    for locale in campaign.languages:
        for page in campaign.pages[locale.tag].values():
            if not is_fallback(page):
                yield Side(page, locale, read(page))


def pairs_of(campaign: Campaign) -> Iterator[Pair]:
    """Yield every translated page with its source."""
    for name in names_of(campaign):
        tag = source_of(campaign, name)
        source = campaign.page(tag, name)
        if source is None or not takes_part(source):
            continue
        here = Side(source, campaign.locale(tag), read(source))
        for locale in campaign.languages:
            target = campaign.page(locale.tag, name)
            if locale.tag != tag and target is not None and takes_part(target):
                yield Pair(here, Side(target, locale, read(target)), campaign.region)


def names_of(campaign: Campaign) -> list[str]:
    """Return the names of all pages of all languages, in order."""
    return sorted({name for pages in campaign.pages.values() for name in pages})
