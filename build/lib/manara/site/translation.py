"""What a page says about its own translation: that it lags behind, or that it shows another language's text.

Nothing is filled in silently. A page whose pair has moved on carries a dated notice that names the sections; a page
with ``translation: fallback`` shows the other language's text inside that language's ``lang`` and ``dir``.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup

from manara.sources.picture_file import KINDS
from manara.translations.markup import TARGET
from manara.translations.pages import is_fallback, source_of
from manara.translations.status import OUTDATED, status_of

if TYPE_CHECKING:
    import datetime
    import re

    from manara.campaign.model import Campaign
    from manara.locales import Locale
    from manara.sources.markdown_page import MarkdownPage
    from manara.translations.status import SectionStatus, Status


@dataclass(frozen=True)
class Lagging:
    """A page that is older than its pair.

    Attributes:
        other: The language that moved on.
        day: When both last said the same.
        sections: Heading id and title, in this page's language, of what changed there.
    """

    other: Locale
    day: datetime.date
    sections: tuple[tuple[str, str], ...]


class TranslationView:
    """Answers for every page of one campaign."""

    def __init__(self, campaign: Campaign) -> None:
        self.campaign = campaign

    @cached_property
    def _status(self) -> Status:
        return status_of(self.campaign)

    @cached_property
    def _outdated(self) -> dict[tuple[str, str], list[SectionStatus]]:
        found: dict[tuple[str, str], list[SectionStatus]] = {}
        for section in self._status.sections:
            if section.state == OUTDATED and section.moved:
                source, target = (side.tag for side in section.sides)
                lagging = source if section.moved == (target,) else target
                found.setdefault((lagging, section.name), []).append(section)
        return found

    def lagging(self, tag: str, name: str) -> Lagging | None:
        """Return what the page *name* of language *tag* has to say about its age, or ``None``."""
        sections = self._outdated.get((tag, name), [])
        days = [section.day for section in sections if section.day is not None]
        if not days:
            return None
        own = [next(side for side in section.sides if side.tag == tag) for section in sections]
        other = next(side.tag for side in sections[0].sides if side.tag != tag)
        titles = tuple((section.key, side.title) for section, side in zip(sections, own, strict=True))
        return Lagging(self.campaign.locale(other), min(days), titles)

    def fallback(self, tag: str, name: str) -> Locale | None:
        """Return the language whose text the page shows in place of its own, or ``None``."""
        page = self.campaign.page(tag, name)
        if page is None or not is_fallback(page):
            return None
        source = source_of(self.campaign, name)
        return self.campaign.locale(source) if source != tag else None

    def text_of(self, tag: str, name: str, markdown: str) -> str:
        """Return the Markdown to show: the page's own, or its source's."""
        source = self.fallback(tag, name)
        page = self.campaign.page(source.tag, name) if source is not None else None
        return self._links(page.body, tag, page) if page is not None else markdown

    def _links(self, body: str, tag: str, source: MarkdownPage) -> str:
        """Return the text with its pictures, and links to pages that only the source language has, led there."""
        folder = posixpath.dirname(source.name)

        def led(match: re.Match[str]) -> str:
            path = match[1].partition("#")[0]
            name = posixpath.normpath(posixpath.join(folder, path))
            elsewhere = path.endswith(".md") and name not in self.campaign.pages[tag]
            if not elsewhere and posixpath.splitext(name)[1] not in KINDS:
                return match[0]
            there = posixpath.relpath(f"{source.tag}/{name}", posixpath.join(tag, folder))
            return match[0].replace(path, there, 1)

        return TARGET.sub(led, body)

    def wrapped(self, tag: str, name: str, html: str) -> str:
        """Return a fallback's HTML inside its own language and direction; other pages' as it is."""
        source = self.fallback(tag, name)
        if source is None:
            return html
        return Markup('<div class="fallback" lang="{}" dir="{}">{}</div>').format(
            source.tag,
            source.direction,
            Markup(html),  # noqa: S704  # rendered from Markdown
        )
