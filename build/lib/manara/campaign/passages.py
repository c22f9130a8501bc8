"""Words with calls in them, cut into sentences, and the contacts that each sentence names.

A passage is a paragraph, list item or table row of a page, a message of ``data/share.yml``, a card of
``data/cards.yml`` or the words of a contact's own record. A contact is mentioned by a call, or by its whole name when
that has two words or more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from manara.campaign.call_words import CallWords, Folded, call_words, folded
from manara.campaign.calls import CHANNELS
from manara.languages.marks import STOPS
from manara.problems import Level, Problem
from manara.sources.markdown_page import CALL
from manara.translations.markup import ATTRIBUTES, MARKS, TAG, TARGET, blank
from manara.translations.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manara.campaign.model import Campaign
    from manara.contacts.model import Channel, Contact
    from manara.problems import Text
    from manara.sources.markdown_page import MarkdownPage
    from manara.sources.yaml_file import Node

# Stands where a call stands.
CALLED = "\ue000"
_END = re.compile(rf"[.{STOPS};؛](?=[\s\"”»)\]]|$)|\n\n")
_LAST_WORD = re.compile(r"(\w+)$")
_LIST_MARK = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
_TABLE_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Mention:
    """A contact in a passage: offsets in its folded text, and whether a number is shown there or a name."""

    start: int
    end: int
    contact: Contact
    channel: Channel | None
    is_number: bool


@dataclass(frozen=True)
class Sentence:
    """A part of a passage, by offsets in its folded text, and the mentions in it, in order."""

    start: int
    end: int
    text: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, eq=False)
class Passage:
    """Words in one language.

    Attributes:
        raw: As typed.
        tag: Their language.
        campaign: Where its calls lead.
        words: Those of its language.
        locate: From an offset in *raw* to file, line and column.
        about: Contacts the whole passage speaks of, besides those it names.
        stands_for: The contact whose number is shown below the words, without a call.
    """

    raw: str
    tag: str
    campaign: Campaign
    words: CallWords
    locate: Callable[[int], tuple[str, int, int]]
    about: Contact | None = None
    stands_for: Contact | None = None

    @cached_property
    def folded(self) -> Folded:
        """Its words folded, markup blanked, each call one mark long."""
        text = CALL.sub(lambda call: CALLED * len(call[0]), self.raw)
        text = _LIST_MARK.sub(blank, text)
        for pattern in (ATTRIBUTES, TAG, TARGET):
            text = pattern.sub(blank, text)
        bars = {match.start() for match in _TABLE_BAR.finditer(text)}
        text = MARKS.sub(lambda mark: "|" if mark.start() in bars else " ", text)
        return folded(text.replace("[", " ").replace("]", " "))

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Contacts named or called, in order."""
        return tuple(sorted([*self._called(), *self._named()], key=lambda found: found.start))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences; a semicolon ends one too, an abbreviation does not."""
        text = self.folded.text
        bounds = [0, *(match.end() for match in _END.finditer(text) if not self._is_abbreviated(match)), len(text)]
        return tuple(
            Sentence(start, end, text[start:end], tuple(one for one in self.mentions if start <= one.start < end))
            for start, end in pairwise(bounds)
            if start < end
        )

    def problem(self, offset: int, check: str, message: Text, hint: Text, level: Level = Level.ERROR) -> Problem:
        """Return a problem at *offset* of the folded text."""
        path, line, column = self.locate(self.folded.place(offset))
        return Problem(path, line, column, level, check, message, hint)

    def _is_abbreviated(self, end: re.Match[str]) -> bool:
        before = _LAST_WORD.search(end.string[max(end.start() - 12, 0) : end.start()])
        return before is not None and before[1] in self.words.abbreviations

    def _called(self) -> Iterator[Mention]:
        for call in CALL.finditer(self.raw):
            name, _, channel = call[2].partition(".")
            contact = self.campaign.contacts.get(name)
            if contact is None or (call[1] not in CHANNELS and call[1] not in ("name", "card")):
                continue
            found = contact.channel(channel, CHANNELS[call[1]]) if call[1] in CHANNELS else None
            start = self.folded.offset(call.start())
            yield Mention(start, start + len(call[0]), contact, found, call[1] not in ("name", "card"))

    def _named(self) -> Iterator[Mention]:
        text = self.folded.text
        for contact in self.campaign.contacts.values():
            name = folded(contact.name.get(self.tag, "")).text
            at = text.find(name) if " " in name else -1
            if at >= 0:
                yield Mention(at, at + len(name), contact, None, is_number=False)


def passages_of(page: MarkdownPage, campaign: Campaign) -> Iterator[Passage]:
    """Yield the passages of *page* that hold words."""
    words = call_words(page.tag, campaign.root)
    for block in read(page).blocks:

        def locate(offset: int, place: Callable[[int], tuple[int, int]] = block.place) -> tuple[str, int, int]:
            return (page.path, *place(offset))

        yield Passage(block.text, page.tag, campaign, words, locate)


def passages_of_data(campaign: Campaign) -> Iterator[Passage]:
    """Yield the words to send on, the cards and what contacts say of themselves, in every language."""
    for tag in campaign.tags:
        own = call_words(tag, campaign.root)
        for message in campaign.share.messages:
            for line in message.text.get(tag, "").split("\n"):
                yield Passage(line, tag, campaign, own, _at(message.nodes[tag]))
        for card in campaign.cards.cards:
            contact = campaign.contacts.get(card.number)
            if contact is not None and card.node is not None:
                yield Passage(card.text.get(tag, ""), tag, campaign, own, _at(card.node), contact, contact)
        for contact in campaign.published_contacts.values():
            for field, words in (
                ("helps_with", contact.helps_with),
                ("answers", contact.answers),
                ("notes", contact.notes),
            ):
                if words.get(tag):
                    yield Passage(words[tag], tag, campaign, own, _at(contact.node.need(field).need(tag)), contact)


def _at(node: Node) -> Callable[[int], tuple[str, int, int]]:
    return lambda _offset: (node.path, node.line, node.column)
