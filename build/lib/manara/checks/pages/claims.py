"""What is said of a line, its record says.

“Free”, “day and night”, “every language”, “anonymous”, “confidential” in the sentence of a call, or of a contact's
name, are compared with the record: its cost, hours, languages and privacy. What the record does not know, or denies,
cannot be said. A sentence without a call that speaks of “it” or “the line” speaks of the contact named before it in the
paragraph; “the hotline” alone is the campaign's own. Who denies (“is not free”), asks, or says that nobody knows,
claims nothing. A contact's own words (``helps_with``, ``answers``, ``notes``) are held to the same.

The words of each language are data: ``claims.yml`` (see ``manara.campaign.call_words``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.contacts.hours import UNKNOWN
from manara.problems import text
from manara.translations.markup import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.call_words import Claim
    from manara.campaign.passages import Passage, Sentence
    from manara.contacts.model import Channel, Contact
    from manara.problems import Problem, Text

ID = "pages.claims"
# The field of a channel each claim rests on, and the value that supports it; no value supports “every language”.
FIELDS = {
    "free": ("cost", "free"),
    "always": ("hours", "always"),
    "languages": ("languages", ""),
    "anonymous": ("privacy.anonymous", "true"),
    "confidential": ("privacy.confidential", "true"),
    "unrecorded": ("privacy.recorded", "false"),
    "unbilled": ("privacy.shows_on_bill", "false"),
}
# A denial stands at most this many words before what it denies.
_REACH = 10
_CLAUSE = re.compile(r"[:,،()–—]")


def check(passage: Passage) -> Iterator[Problem]:
    """Yield an error for every claim that a record does not support."""
    if not passage.words.claimed.search(fold(passage.raw).lower()):
        return
    contacts: list[tuple[int, Contact, Channel | None]] = []
    if passage.about is not None:
        contacts.append((-1, passage.about, None))
    for sentence in passage.sentences:
        here = [(one.start, one.contact, one.channel) for one in sentence.mentions]
        contacts = here or contacts
        if here or (contacts and _speaks_of_it(sentence, passage)):
            yield from _claims(passage, sentence, contacts)
        elif not contacts and passage.words.main.search(sentence.text):
            main = passage.campaign.contacts.get(passage.campaign.hotline)
            yield from _claims(passage, sentence, [(-1, main, None)] if main is not None else [])


def _speaks_of_it(sentence: Sentence, passage: Passage) -> bool:
    """Tell whether a sentence that names nobody speaks of the contact named before it."""
    if passage.about is not None:
        return True
    words = sentence.text.lstrip(" ;؛.،,")
    begins = any(found.start() == 0 for claim in passage.words.claims for found in claim.words.finditer(words))
    return begins or passage.words.subjects.search(sentence.text) is not None


def _claims(
    passage: Passage, sentence: Sentence, contacts: list[tuple[int, Contact, Channel | None]]
) -> Iterator[Problem]:
    if sentence.text.rstrip(' "”»)').endswith(("?", "؟")) or passage.words.unclaimed.search(sentence.text):
        return
    for claim in passage.words.claims:
        innocent = [range(*match.span()) for match in claim.but.finditer(sentence.text)]
        for match in claim.words.finditer(sentence.text):
            if any(match.start() in span or match.end() - 1 in span for span in innocent):
                continue
            if _is_denied(sentence.text[: match.start()], passage):
                continue
            at = sentence.start + match.start()
            before = [found for found in contacts if found[0] <= at]
            _, contact, channel = (before or contacts)[-1 if before else 0]
            if not _supports(contact, channel, claim):
                message, hint = _unsupported(match[0], claim, contact, channel)
                yield passage.problem(at, ID, message, hint)


def _is_denied(before: str, passage: Passage) -> bool:
    """Tell whether what stands before the claim denies it, in its own clause."""
    turn = max((found.end() for found in passage.words.turns.finditer(before)), default=0)
    clause = max((found.end() for found in _CLAUSE.finditer(before)), default=0)
    words = before[max(turn, clause) :]
    return any(len(words[found.end() :].split()) <= _REACH for found in passage.words.claim_denied.finditer(words))


def _channels(contact: Contact, channel: Channel | None) -> tuple[Channel, ...]:
    return contact.channels if channel is None else (channel,)


def _supports(contact: Contact, channel: Channel | None, claim: Claim) -> bool:
    _, wanted = FIELDS[claim.kind]
    return any(_value(one, claim.kind) == wanted and wanted for one in _channels(contact, channel))


def _value(channel: Channel, kind: str) -> str:
    if kind == "always":
        return UNKNOWN if channel.hours is None else ("always" if channel.hours.always else "weekly")
    if kind == "languages":
        return UNKNOWN if channel.languages is None else ", ".join(channel.languages)
    values = {
        "free": channel.cost,
        "anonymous": channel.anonymous,
        "confidential": channel.confidential,
        "unrecorded": channel.recorded,
        "unbilled": channel.shows_on_bill,
    }
    return values[kind]


def _unsupported(words: str, claim: Claim, contact: Contact, channel: Channel | None) -> tuple[Text, Text]:
    field, _ = FIELDS[claim.kind]
    value = ", ".join(dict.fromkeys(_value(one, claim.kind) for one in _channels(contact, channel))) or UNKNOWN
    message = text(
        "“{words}” is said of “{id}”, and its record has {field}: {value}",
        words=words,
        id=contact.id,
        field=field,
        value=value,
    )
    if value == UNKNOWN:
        hint = text(
            "You may say: “{say}” When a source is found, write it into {path}.", say=claim.say, path=contact.path
        )
    else:
        hint = text("Say what the record says, or mend the record first: {path}.", path=contact.path)
    return message, hint
