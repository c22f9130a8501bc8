"""What a check looks at, and what it may see besides: named by the annotations of its parameters.

The first parameter is what the check looks at, once for each in the campaign; the others are values. What a check does
not name it is not given, so that what it found stays true while the bytes of these files are the same.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NewType

from manara.campaign.passages import passages_of, passages_of_data
from manara.campaign.statements import of_statements
from manara.contacts.lock import read_lock as read_contact_lock
from manara.contacts.registry import registry_of
from manara.contacts.segments import words_of_files, words_of_pages
from manara.sources.text_file import read_text
from manara.translations.lock import read_lock as read_page_lock
from manara.translations.pages import Section, pairs_of, sides_of
from manara.translations.po_file import catalogs_of
from manara.translations.spelling import FILE as SPELLING
from manara.translations.spelling import speller_of, state_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from manara.campaign.model import Campaign
    from manara.sources.markdown_page import MarkdownPage

# The clock of the run.
Today = NewType("Today", datetime.date)
# The country, by its ISO 3166 code.
Region = NewType("Region", str)
# Language tags, in the campaign's order.
Tags = NewType("Tags", tuple[str, ...])
# Those of them that are drafts: none, unless drafts were asked for.
DraftTags = NewType("DraftTags", tuple[str, ...])
# All pages by language and name.
Pages = NewType("Pages", dict[str, dict[str, "MarkdownPage"]])
# What facts say, as pages of a campaign that has no others.
Statements = NewType("Statements", "Campaign")

# Where the addresses of pages lead that are gone, by old name.
Redirects = NewType("Redirects", dict[str, str])

# What ``{{ fact:ID }}`` prints, by id: the kind and argument of another call.
FactValues = NewType("FactValues", dict[str, str])

# Stands for all files but the words of pages.
REST = "."
# What every page is read by: its languages and their words.
LANGUAGES = ("data/campaign.yml", "languages")


@dataclass(frozen=True)
class Template:
    """A style or template in the campaign's ``overrides/``: its file as shown, and its words."""

    path: str
    content: str


def _none(_campaign: Campaign) -> Iterable[Any]:
    return ()


@dataclass(frozen=True)
class Kind:
    """Things a check can look at.

    Attributes:
        of_pages: Yields those that follow from pages, each from one page in all languages and from nothing else of
            ``docs/``.
        of_rest: Yields those that follow from anything else; pages are left out of the campaign it is given, unless
            *whole*.
        files: Files and folders *of_pages* is made of, besides the page.
        rest: Those *of_rest* is made of.
        whole: It looks at everything, all pages together.
    """

    of_pages: Callable[[Campaign], Iterable[Any]] = _none
    of_rest: Callable[[Campaign], Iterable[Any]] = _none
    files: tuple[str, ...] = LANGUAGES
    rest: tuple[str, ...] = ()
    whole: bool = False


@dataclass(frozen=True)
class Value:
    """Something a check can see besides.

    Attributes:
        make: From the campaign.
        files: Files and folders it is made of.
        stamp: What else it follows from.
        whole: It is made of all pages together.
    """

    make: Callable[[Campaign], Any]
    files: tuple[str, ...] = ()
    stamp: Callable[[Campaign], str] = lambda _campaign: ""
    whole: bool = False


def _pages(campaign: Campaign) -> Iterator[MarkdownPage]:
    return (page for pages in campaign.pages.values() for page in pages.values())


def _sections(campaign: Campaign) -> Iterator[Section]:
    return (Section(pair, parts) for pair in pairs_of(campaign) for parts in pair.parts)


def _templates(campaign: Campaign) -> Iterator[Template]:
    for path in sorted((campaign.root / "overrides").rglob("*")):
        if path.suffix in (".css", ".html") and path.is_file():
            shown = path.relative_to(campaign.root).as_posix()
            yield Template(shown, read_text(path, shown)[0])


KINDS: dict[str, Kind] = {
    "Contact": Kind(of_rest=lambda campaign: campaign.contacts.values(), rest=("data/campaign.yml", "data/contacts")),
    "MarkdownPage": Kind(of_pages=_pages),
    "Side": Kind(of_pages=sides_of),
    "Pair": Kind(of_pages=pairs_of),
    "Section": Kind(of_pages=_sections),
    "Passage": Kind(
        of_pages=lambda campaign: (passage for page in _pages(campaign) for passage in passages_of(page, campaign)),
        of_rest=passages_of_data,
        files=(REST,),
        rest=(REST,),
    ),
    "FirstPages": Kind(of_rest=lambda campaign: (campaign.first,), rest=(REST,)),
    "Statements": Kind(of_rest=lambda campaign: (of_statements(campaign),), rest=(REST,)),
    "Words": Kind(of_pages=words_of_pages, of_rest=words_of_files, rest=(REST,)),
    "CatalogFile": Kind(of_rest=catalogs_of, rest=("data/campaign.yml", "languages", "overrides")),
    "Template": Kind(of_rest=_templates, rest=("overrides",)),
    "Campaign": Kind(of_rest=lambda campaign: (campaign,), whole=True),
}
VALUES: dict[str, Value] = {
    # All but other pages than the one that is looked at.
    "Campaign": Value(
        lambda campaign: campaign, (REST,), lambda campaign: f"{campaign.today} {campaign.release} {campaign.address}"
    ),
    "Pages": Value(lambda campaign: campaign.pages, whole=True),
    "Redirects": Value(lambda campaign: campaign.redirects, ("data/redirects.yml",)),
    "Today": Value(lambda campaign: campaign.today, stamp=lambda campaign: campaign.today.isoformat()),
    "Region": Value(lambda campaign: campaign.region, ("data/campaign.yml",)),
    "Tags": Value(lambda campaign: campaign.tags, ("data/campaign.yml",)),
    "DraftTags": Value(
        lambda campaign: tuple(locale.tag for locale in campaign.languages if locale.draft), ("data/campaign.yml",)
    ),
    "FactValues": Value(lambda campaign: campaign.values, ("data/facts.yml", "data/sources.yml")),
    "Terms": Value(lambda campaign: campaign.terms, ("data/terms.yml",)),
    "Registry": Value(registry_of, ("data/campaign.yml", "data/contacts", "languages")),
    "ContactLock": Value(lambda campaign: read_contact_lock(campaign.root), ("data/contacts.lock",)),
    "Speller": Value(speller_of, (SPELLING, "data/campaign.yml"), state_of),
    "PageLock": Value(lambda campaign: read_page_lock(campaign.root), ("data/translations.lock",)),
}


@dataclass(frozen=True)
class Given:
    """What checks are given of one campaign; each thing is made once.

    Attributes:
        campaign: Whose.
        base: Where values come from, when *campaign* is only a page of it.
    """

    campaign: Campaign
    base: Given | None = None
    _made: dict[tuple[str, str], Any] = field(default_factory=dict)

    def of_pages(self, kind: str) -> list[Any]:
        """Return the things of *kind* that follow from pages."""
        found: list[Any] = self._once("of_pages", kind, lambda: list(KINDS[kind].of_pages(self.campaign)))
        return found

    def of_rest(self, kind: str) -> list[Any]:
        """Return the others; a value is one thing to look at."""
        if kind in KINDS:
            found: list[Any] = self._once("of_rest", kind, lambda: list(KINDS[kind].of_rest(self.campaign)))
            return found
        return [self.value(kind)]

    def value(self, name: str) -> Any:
        """Return a value by its name."""
        if self.base is not None and name != "Campaign":
            return self.base.value(name)
        return self._once("value", name, lambda: VALUES[name].make(self.campaign))

    def of_page(self, name: str) -> Given:
        """Return what there is when the page *name* is the only one."""
        pages = {
            tag: {name: page} if (page := self.campaign.page(tag, name)) is not None else {}
            for tag in self.campaign.tags
        }
        return Given(replace(self.campaign, pages=pages), self)

    def without_pages(self) -> Given:
        """Return what there is when there is no page."""
        return Given(replace(self.campaign, pages={tag: {} for tag in self.campaign.tags}), self)

    def _once(self, what: str, name: str, make: Callable[[], Any]) -> Any:
        if (what, name) not in self._made:
            self._made[what, name] = make()
        return self._made[what, name]
