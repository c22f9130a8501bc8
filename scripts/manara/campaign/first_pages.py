"""First pages: one page in a language of its own, for readers of none of the campaign's languages.

``data/first.yml`` says in one of the campaign's languages what the page says, and which facts each sentence rests on::

    language: en
    title: {text: "You can ask for help", facts: [F-1]}
    lead: {text: "You need nobody's permission.", facts: [F-1]}
    numbers: {text: "More numbers", facts: []}
    sections:
      - id: doors            # “steps: true” makes a list in order
        title: {text: "What is happening?", facts: []}
        items:
          - {id: pay, picture: wages, title: "I am not paid", text: "Call {{ phone:line }}.", facts: [F-1]}
          - {id: board, contact: board, text: "Pay and hours", facts: [F-1]}

``paper-cards``, ``paper-strips`` and ``paper-note`` stand at the links to its sheets. An item with a title is a fold
with a drawing; one with ``contact`` shows that contact's number and hours from its record. The words of the layout come
from :data:`LAYOUT`, those of the cards to show from ``data/cards.yml``.

``data/first/TAG.yml`` has all of it in one more language, each string with what it says when it is translated back::

    name: "..."              # of the language, in its own script
    draft: true              # until an editor lets it be published
    strings:
      title: {text: "...", back: "You may ask for help"}

A language is published when every string has been reviewed by a native reader (:mod:`manara.campaign.first_review`) and
``draft: true`` is gone; else ``--drafts`` builds it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from manara.campaign.first_review import LOCK, Reviews, read_reviews
from manara.locales import Locale, known_locale
from manara.problems import text
from manara.sources.markdown_page import CALL
from manara.sources.record import FLAG, TEXT, by_name, may, need, one, place, read, record
from manara.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from manara.campaign.cards import Cards
    from manara.campaign.model import Campaign
    from manara.campaign.records import Fact
    from manara.contacts.model import Contact
    from manara.problems import Problem
    from manara.sources.yaml_file import Node

ID = "pages.first"
FILE, FOLDER = "data/first.yml", "data/first"

# By id: what the layout says, in English as the templates have it. The last one is said on paper only.
LAYOUT = {
    "layout.leave": "Leave this page",
    "layout.skip": "Skip to the text",
    "layout.safety": "Safety",
    "layout.shown-again": "Show page",
    "layout.information": "Information",
    "layout.numbers": "Numbers to call",
    "layout.danger": "In danger now?",
    "layout.report": "Report or ask for help",
    "layout.call": "Call",
    "layout.checked-phone": "Does someone check this phone?",
    "layout.cannot-hide": "“Leave this page” opens another page fast. It does not hide that you were here. Your "
    "browser, your phone, the owner of the Wi-Fi, the phone company, another device on your account or a spying app "
    "may still show it. If someone checks your phone, use another phone if you can. You can come back by typing the "
    "address.",
    "layout.languages": "Languages",
    "layout.close": "Close the card",
    "layout.always": "day and night",
    "layout.official": "This is not an official government site, and not legal advice.",
    "layout.press-two": "Shift pressed. Press it 2 more times to leave.",
    "layout.press-one": "Shift pressed. Press it 1 more time to leave.",
    "layout.leaving": "Leaving this page.",
    "layout.cancelled": "Leaving by Shift was cancelled.",
    "layout.press-escape": "Press Escape again to leave.",
    "layout.checked": "Facts last checked on %(date)s",
    "layout.old": "This was last checked on %(date)s and may have changed.",
    "paper.scan": "Scan to call: no internet needed",
}
# A figure of the layout that is no part of any number; a language may say it as a word.
COUNTED = frozenset({"layout.press-two", "layout.press-one"})
_PLACES = {
    **dict.fromkeys(("danger", "report", "call", "numbers", "always"), "calls"),
    **dict.fromkeys(("checked-phone", "cannot-hide", "old"), "watch"),
    **dict.fromkeys(("official", "checked"), "foot"),
    "close": "cards",
}
# What every page has before its sections, and after them: over the cards, and over the links to the other languages.
HEAD, TAIL = ("title", "lead"), ("cards", "cards-note", "rest")
# The links to its sheets of cards and of strips, and what a saved file leaves behind; a campaign may have none of them.
PAPER, PAPER_NOTE = ("paper-cards", "paper-strips"), "paper-note"


@dataclass(frozen=True)
class Source:
    """One string as the campaign has it.

    Attributes:
        id: ``doors.pay.title``.
        text: What is translated, with its calls.
        place: Where on the page it stands: an id of a section, ``top``, ``calls``, ``watch``, ``head``, ``cards``,
            ``foot``, ``paper``.
        facts: Ids of what it rests on; the layout's rest on none.
        says: What those facts say, in the language of the source.
        node: Where it stands; the layout's stand in the program.
    """

    id: str
    text: str
    place: str
    facts: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    node: Node | None = field(default=None, repr=False, compare=False)

    @property
    def bound(self) -> str:
        """What a review of its translation is bound to: its words, and the statements that they rest on."""
        return "\0".join((self.text, *self.says))


@dataclass(frozen=True)
class Item:
    """A line of a section; with a title a fold, with a contact a number."""

    id: str
    picture: str = ""
    contact: str = ""
    titled: bool = False


@dataclass(frozen=True)
class Section:
    """A heading and its items; those of *steps* have an order."""

    id: str
    items: tuple[Item, ...]
    steps: bool = False


@record
class Said:
    """One string in a language."""

    back: str = may(TEXT, text("What it says, translated back for reviewers."), default="")
    text: str = need(TEXT, text("What it says."))
    node: Node = place()


@record
class FirstLanguage:
    """The file of one language as it is written."""

    name: str = need(TEXT, text("Name of the language, in its own script."))
    draft: bool = may(FLAG, text("Whether it is kept from being published."), default=False)
    strings: dict[str, Said] = need(by_name(one(Said)), text("Every string of the page, by its id."))
    node: Node = place()


@dataclass(frozen=True)
class First:
    """One language of first pages.

    Attributes:
        locale: The language.
        strings: By id of the source.
        open: Ids of strings no native reader has said yes to as they stand.
        node: The file.
    """

    locale: Locale
    strings: dict[str, Said]
    open: tuple[str, ...]
    node: Node = field(repr=False, compare=False)

    @property
    def tag(self) -> str:
        """BCP 47 tag, and folder on the site."""
        return self.locale.tag

    @property
    def published(self) -> bool:
        """Whether it may be shown to everybody."""
        return not self.open and not self.locale.draft

    @property
    def shown(self) -> str:
        """Name of its file, for messages."""
        return self.node.path


@dataclass(frozen=True)
class FirstPages:
    """All first pages of a campaign.

    Attributes:
        language: Tag of the language the sources are written in.
        sources: By id, in the order of the page.
        sections: Between the head and the cards.
        languages: All there are files for, in the order of their tags.
        reviews: What native readers have said yes to.
        drafts: Whether those are built that are not published.
    """

    language: str = ""
    sources: dict[str, Source] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()
    languages: tuple[First, ...] = ()
    reviews: Reviews = field(default_factory=Reviews)
    drafts: bool = False

    @property
    def built(self) -> tuple[First, ...]:
        """Languages whose page this build makes."""
        return tuple(first for first in self.languages if first.published or self.drafts)


def shown_contacts(campaign: Campaign) -> list[Contact]:
    """Return every contact whose number stands on a first page."""
    first = campaign.first
    called = {call[2] for source in first.sources.values() for call in CALL.finditer(source.text)}
    named = {item.contact for section in first.sections for item in section.items}
    shown = {campaign.emergency, campaign.hotline, *called, *named}
    return [contact for key, contact in campaign.published_contacts.items() if key in shown]


def checked_on(campaign: Campaign) -> datetime.date:
    """Return the day since which every number on a first page has been checked: the oldest of their records'."""
    return min(contact.verified.on for contact in shown_contacts(campaign))


def load_first(
    root: Path,
    tags: tuple[str, ...],
    cards: Cards,
    facts: Mapping[str, Fact],
    problems: list[Problem],
    *,
    contacts: Mapping[str, Contact],
    drafts: bool = False,
) -> FirstPages:
    """Return the first pages of the campaign in *root*; one without ``data/first.yml`` has none.

    Args:
        root: The campaign's folder.
        tags: Its own languages.
        cards: Their titles and sentences are strings of the page, too.
        facts: What the strings rest on: a statement that changes opens the review of each string that names it.
        problems: What does not fit is added.
        contacts: Those whose name is called have it as a string, too.
        drafts: Build what is not published.
    """
    if not (root / FILE).is_file():
        return FirstPages()
    node = read_yaml(root / FILE, FILE, problems)
    language = node.need("language").choice(*tags)
    ends = {name: _source(name, node.need(name), "head" if name in HEAD else name) for name in (*HEAD, *TAIL)}
    printed = [_source(name, item, "cards") for name in (*PAPER, PAPER_NOTE) if (item := node.get(name)) is not None]
    sections, inner = [], []
    for item in node.need("sections").items():
        section, found = _section(item)
        sections.append(section)
        inner += found
    node.close()
    layout = (Source(name, words, _place(name)) for name, words in LAYOUT.items())
    shown = (Source(name, words, "cards", node=at) for name, words, at in _cards(cards, language))
    ordered = [*layout, *(ends[name] for name in HEAD), *inner, *(ends[name] for name in TAIL[:-1]), *shown, *printed]
    ordered += _names([*ordered, ends[TAIL[-1]]], contacts, language)
    sources = {source.id: _stated(source, facts, language) for source in [*ordered, ends[TAIL[-1]]]}
    reviews = read_reviews(root)
    problems += reviews.problems
    found_languages = tuple(
        first
        for path in sorted((root / FOLDER).glob("*.yml"))
        if (first := _language(path, tags, sources, reviews, problems)) is not None
    )
    return FirstPages(language, sources, tuple(sections), found_languages, reviews, drafts)


def _place(name: str) -> str:
    """Return where on the page the layout says a string."""
    return "paper" if name.startswith("paper") else _PLACES.get(name.partition(".")[2], "top")


def _names(sources: list[Source], contacts: Mapping[str, Contact], language: str) -> list[Source]:
    """Return the name of each contact that ``{{ name:ID }}`` calls: a native reader reviews it as every string."""
    called = {call[2]: source for source in sources for call in CALL.finditer(source.text) if call[1] == "name"}
    return [
        Source(f"name.{key}", contacts[key].name.get(language, ""), source.place)
        for key, source in called.items()
        if key in contacts
    ]


def _stated(source: Source, facts: Mapping[str, Fact], language: str) -> Source:
    """Return *source* with what its facts say, and every value they print."""
    known = [facts[name] for name in source.facts if name in facts]
    said = (
        (fact.says.get(language, ""), *(f"{name} {value}" for name, value in sorted(fact.values.items())))
        for fact in known
    )
    return replace(source, says=tuple(words for one in said for words in one if words))


def _source(name: str, node: Node, place: str) -> Source:
    found = Source(name, node.need("text").text(), place, node.need("facts").texts(), node=node)
    node.close()
    return found


def _section(node: Node) -> tuple[Section, list[Source]]:
    """Return a section, and its strings in order."""
    key = node.need("id").text()
    sources, items = [_source(key, node.need("title"), key)], []
    for item in node.need("items").items():
        name = f"{key}.{item.need('id').text()}"
        picture, contact, title, facts = (item.get(one) for one in ("picture", "contact", "title", "facts"))
        known = item.need("facts").texts() if facts is None else facts.texts()
        if title is not None:
            sources.append(Source(f"{name}.title", title.text(), key, known, node=title))
        words = item.need("text")
        sources.append(Source(name, words.text(), key, known, node=words))
        items.append(
            Item(
                name,
                picture.text() if picture is not None else "",
                contact.text() if contact is not None else "",
                title is not None,
            )
        )
        item.close()
    steps = node.get("steps")
    node.close()
    return Section(key, tuple(items), steps is not None and steps.boolean()), sources


def _cards(cards: Cards, language: str) -> Iterator[tuple[str, str, Node | None]]:
    for card in cards.cards:
        yield f"card.{card.id}.title", card.title.get(language, ""), card.node
        yield f"card.{card.id}", card.text.get(language, ""), card.node


def _language(
    path: Path, tags: tuple[str, ...], sources: dict[str, Source], reviews: Reviews, problems: list[Problem]
) -> First | None:
    shown = f"{FOLDER}/{path.name}"
    node = read_yaml(path, shown, problems)
    tag = path.stem
    if known_locale(tag) is None or tag in tags:
        node.error(
            text("“{tag}” is no language a first page can be in", tag=tag),
            text("Name the file by a BCP 47 tag that is not in data/campaign.yml, such as hi.yml or pt-BR.yml."),
            ID,
        )
        return None
    file = read(FirstLanguage, node, ())
    for name, said in file.strings.items():
        if name not in sources:
            said.node.error(
                text("no first page has the string “{id}”", id=name),
                text("Known are those of {file}, of the cards and of the layout: see “manara review”.", file=FILE),
                ID,
            )
    words = {name: said.text for name, said in file.strings.items()}
    return First(
        Locale(tag, tag, file.name, file.draft, path.parents[2]),
        file.strings,
        reviews.open(tag, {name: source.bound for name, source in sources.items()}, words),
        node,
    )


__all__ = ["COUNTED", "FILE", "FOLDER", "ID", "LAYOUT", "LOCK", "First", "FirstPages", "Said", "Source", "load_first"]
