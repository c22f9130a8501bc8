"""Words of a contact are there in every language, each in its own script, and short enough for a card.

Fails: an empty text, an Arabic field holding Latin text (or the reverse), the same sentence in two languages,
``helps_with`` longer than 140 characters. A name may be the same in two languages of one script, and may carry an
abbreviation in another: less than half of its letters.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from manara.problems import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.contacts.model import Contact
    from manara.problems import Problem
    from manara.sources.yaml_file import Node

ID = "contacts.texts"
FIELDS = ("name", "run_by", "announced_by", "answers", "told", "helps_with", "notes")
LONGEST = {"name": 120, "helps_with": 140}
# Script names as they begin a character's Unicode name.
SCRIPTS = {
    "Arab": "ARABIC",
    "Latn": "LATIN",
    "Deva": "DEVANAGARI",
    "Cyrl": "CYRILLIC",
    "Beng": "BENGALI",
    "Ethi": "ETHIOPIC",
}

# These may be the same in two languages, and so may one or two words: “Police”, “Ambulance”.
NAMES = ("name", "run_by", "announced_by")
SENTENCE = 3


def check(contact: Contact, campaign: Campaign) -> Iterator[Problem]:
    """Yield problems of contacts' words."""
    for field in FIELDS:
        node = contact.node.get(field)
        if node is not None:
            yield from _check_field(campaign, field, node)
    if contact.run_by and contact.announced_by:
        yield contact.node.need("announced_by").problem(
            text("“{id}” says both who runs it and who announced it", id=contact.id),
            text("Keep run_by where a source says who runs the line; otherwise only announced_by."),
            ID,
        )
    yield from _check_withheld(campaign, contact)


def _check_withheld(campaign: Campaign, contact: Contact) -> Iterator[Problem]:
    withheld = contact.node.get("withheld")
    for item, node in zip(contact.withheld, [] if withheld is None else withheld.items(), strict=False):
        yield from _check_field(campaign, "reason", node.need("reason"))
        if contact.published and any(channel.type == item.what and channel.href for channel in contact.channels):
            yield node.problem(
                text("“{what}” is withheld, and published in the same record", what=item.what),
                text("Remove the channel, or the entry under “withheld:”."),
                ID,
            )


def _check_field(campaign: Campaign, field: str, node: Node) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for locale in campaign.languages:
        item = node.get(locale.tag)
        words = item.value if item is not None and isinstance(item.value, str) else ""
        if item is None or item.value is None:
            continue  # loading has said it
        letters = [sign for sign in words if sign.isalpha()]
        own = sum(unicodedata.name(sign, "").startswith(SCRIPTS.get(locale.script, "")) for sign in letters)
        if not words.strip() or not letters:
            yield item.problem(
                text("“{field}” is empty in {language}", field=field, language=locale.tag),
                text("Write it in this language too."),
                ID,
            )
        elif own * 2 < len(letters):
            yield item.problem(
                text("“{words}” is not written in the script of {language}", words=words, language=locale.tag),
                text("Translate it; only abbreviations and addresses stay in another script."),
                ID,
            )
        if len(words) > LONGEST.get(field, 400):
            yield item.problem(
                text(
                    "“{field}” has {count} characters, more than {limit}",
                    field=field,
                    count=len(words),
                    limit=LONGEST.get(field, 400),
                ),
                text("One short sentence: what a frightened reader needs first."),
                ID,
            )
        if field not in NAMES and len(words.split()) >= SENTENCE and words in seen:
            yield item.problem(
                text(
                    "“{field}” is the same in {first} and {second}", field=field, first=seen[words], second=locale.tag
                ),
                text("Translate one of them."),
                ID,
            )
        seen[words] = locale.tag
