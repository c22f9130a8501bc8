"""What the search page holds beside its index: the cards of every number, where each stands, and what to try."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from manara.contacts.model import DIALLED
from manara.site.search import SearchPage, search_index, spelt
from manara.site.stems import Folding, folding

if TYPE_CHECKING:
    from manara.contacts.model import Contact
    from manara.site.view import SiteView

# Roles of pages that say nothing that another does not say.
_LISTS = ("search", "pages", "one")


@dataclass(frozen=True)
class NumberCard:
    """A contact that pages lead to: its card, and the first section that has it; or one that is closed.

    Attributes:
        was: The numbers of a closed contact in letters, as the index spells long numbers; empty for an open one.
            Who types one is told that it is closed; none of them stands in the page (docs/decisions/0033).
    """

    html: Markup
    href: str = ""
    heading: str = ""
    was: str = ""


@dataclass(frozen=True)
class SearchView:
    """The search of one language; every page is rendered when it is asked.

    Attributes:
        site: The site being built.
        tag: The language.
    """

    site: SiteView
    tag: str

    @property
    def folding(self) -> Folding:
        """The rules by which words are compared."""
        return folding(self.site.campaign.locale(self.tag), self.site.campaign.languages)

    @property
    def index(self) -> Markup:
        """The index as JSON."""
        words = self.site.synonyms
        others = [(self._pages(tag), words[tag]) for tag in self.site.campaign.tags if tag != self.tag]
        made = search_index(self._pages(self.tag), words[self.tag], self.folding, others)
        return Markup(made)  # noqa: S704  # JSON without "<"

    @property
    def tries(self) -> list[str]:
        """Words to try, and the campaign's first number."""
        campaign = self.site.campaign
        examples = list(campaign.search.examples.get(self.tag, ()))
        channel = campaign.contacts[campaign.hotline].channel()
        return [*examples, channel.shown] if channel is not None else examples

    @property
    def numbers(self) -> list[NumberCard]:
        """The cards of every contact that a page leads to by telephone, in the order in which pages have them.

        What is closed comes last, whether a page names it or not: an old leaflet may.
        """
        places = _first_places(self._pages(self.tag))
        found = []
        for contact in self.site.campaign.published_contacts.values():
            ways = [channel.href for channel in contact.channels if channel.type in DIALLED]
            first = min((places[way] for way in ways if way in places), default=None)
            if first is not None:
                order, href, heading = first
                found.append((order, NumberCard(self._card(contact), href, heading)))
        return [*(card for _, card in sorted(found, key=lambda pair: pair[0])), *self.closed]

    @property
    def closed(self) -> list[NumberCard]:
        """The cards of closed contacts, each with who is there instead."""
        shut = [contact for contact in self.site.campaign.contacts.values() if contact.closed]
        return [NumberCard(self._card(contact), was=former(contact)) for contact in shut]

    def _card(self, contact: Contact) -> Markup:
        """Return a contact's card below a heading of the second level."""
        html = self.site.card(contact.id, self.tag).replace("<h4>", "<h3>").replace("</h4>", "</h3>")
        return Markup(html)  # noqa: S704  # a template that escapes

    def _pages(self, tag: str) -> list[SearchPage]:
        """Return the pages of a language in the order of the menu, without lists of pages."""
        site, pages = self.site, self.site.campaign.pages[tag]
        lists = [site.campaign.roles.page(role) for role in _LISTS]
        return [
            SearchPage(
                name.removesuffix(".md") + ".html",
                pages[name].text_of("title"),
                pages[name].text_of("description"),
                site.rendered[f"{tag}/{name}"],
            )
            for name in site.names(tag)
            if name not in lists and site.translation.fallback(tag, name) is None
        ]


def former(contact: Contact) -> str:
    """Return the numbers of a closed contact as a page may hold them: in letters, as dialled and as shown."""
    ways = (
        re.sub("[^0-9]", "", way)
        for channel in contact.channels
        if channel.type in DIALLED
        for way in (channel.dial, channel.shown)
    )
    return " ".join(dict.fromkeys(spelt(way.lstrip("0")) for way in ways if way))


def _first_places(pages: list[SearchPage]) -> dict[str, tuple[tuple[int, int], str, str]]:
    """Return for every address that pages link to its first place: the order, the section's address and heading.

    One page is read at a time: a thousand of them read need more memory than all the rest of a build.
    """
    found: dict[str, tuple[tuple[int, int], str, str]] = {}
    for number, page in enumerate(pages):
        href, heading = page.href, page.title
        for place, node in enumerate(LexborHTMLParser(page.html).css("h2[id],h3[id],a[href]")):
            if node.tag != "a":
                href, heading = f"{page.href}#{node.attributes['id']}", " ".join(node.text().split())
            elif (link := node.attributes["href"] or "") not in found:
                found[link] = ((number, place), href, heading)
    return found
