"""Show-cards: sentences a reader holds up to somebody else, from ``data/cards.yml``.

::

    shown_in: ar                 # the language of the person it is held up to
    cards:
      - id: taxi
        title: {ar: "سيارة أجرة", en: "Taxi"}
        text:
          ar: "خذني من فضلك إلى أقرب مخفر شرطة."
          en: "Please take me to the nearest police station."
        number: emergency        # optional: id of a contact, shown below the sentence

Every language of the campaign needs its words; those of further ones are strings of their first pages
(:mod:`manara.campaign.first_pages`). Sentences are short enough to be read from a metre away, and carry no digits: a
number comes from ``data/contacts/``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.problems import text
from manara.sources.record import TEXT, WORDS, Kind, many, may, need, place, read, record
from manara.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from manara.contacts.model import Contact
    from manara.problems import Problem
    from manara.sources.yaml_file import Node

ID = "campaign.cards"
FILE = "data/cards.yml"
# At 28 px on a screen of 360x640, with the reader's own language above it.
LONGEST = 120


@record
class Card:
    """One card."""

    id: str = need(TEXT, text("Its name, unique among the cards."))
    title: dict[str, str] = need(WORDS, text("What the reader chooses it by."))
    number: str = may(TEXT, text("Id of the contact whose number stands below."), default="")
    text: dict[str, str] = need(WORDS, text("The sentence that is held up, without digits."))
    node: Node = place()


@record
class Cards:
    """All cards, and the language of those they are shown to."""

    shown_in: str = need(
        Kind(TEXT.form, lambda node, tags: node.choice(*tags), TEXT.schema),
        text("Tag of the language of the person it is held up to."),
    )
    cards: tuple[Card, ...] = need(many(Card), text("The cards, in order."))


NONE = Cards(shown_in="", cards=())


def load_cards(root: Path, tags: tuple[str, ...], contacts: dict[str, Contact], problems: list[Problem]) -> Cards:
    """Return the cards of ``data/cards.yml``; a campaign without that file has none."""
    path = root / FILE
    if not path.is_file():
        return NONE
    cards = read(Cards, read_yaml(path, FILE, problems), tags)
    for card in cards.cards:
        _check_number(card, card.node.get("number"), contacts)
        for sentence in card.node.need("text").mapping().values():
            _check_sentence(sentence)
    return cards


def _check_number(card: Card, node: Node | None, contacts: dict[str, Contact]) -> None:
    contact = contacts.get(card.number)
    if node is not None and contact is not None and contact.closed and contact.instead:
        node.error(
            text("“{id}” is closed, and a card cannot say so", id=card.number),
            text("Write the contact to call instead: “number: {instead}”.", instead=contact.instead),
            ID,
        )
    elif node is not None and contact is not None and _has_extension(contact):
        node.error(
            text("“{id}” has an extension, for which a card has no room", id=card.number),
            text("Write the id of a contact that is reached by its number alone."),
            ID,
        )
    elif node is not None and (contact is None or not contact.published or not _dialled(contact)):
        node.error(
            text("“{id}” is not a published contact with a number to call", id=card.number),
            text(
                "Write the id of a contact in data/contacts/ whose status is active, and whose confidence is not low."
            ),
            ID,
        )


def _has_extension(contact: Contact) -> bool:
    channel = contact.channel(types=("phone",))
    return channel is not None and bool(channel.extension)


def _dialled(contact: Contact) -> bool:
    channel = contact.channel(types=("phone",))
    return channel is not None and bool(channel.href)


def _check_sentence(node: Node) -> None:
    words = node.text()
    if len(words) > LONGEST:
        node.error(
            text("the sentence has {count} characters, more than {limit}", count=len(words), limit=LONGEST),
            text("Shorten it; somebody reads it from a telephone held up to them."),
            ID,
        )
    if re.search(r"\d", words):
        node.error(
            text("the sentence “{sentence}” contains digits", sentence=words),
            text("Write “number:” with the id of a contact; the number then comes from data/contacts/."),
            ID,
        )
