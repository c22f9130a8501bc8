"""A call stands beside the words that belong to it.

In a page, a text to send or a card, the name beside a number is that of the same contact: ``{{ name:ID }}`` or a whole
name typed out, in one clause with ``{{ phone:ID }}``. A service named beside a number (police, ambulance, fire …) is
one that the contact gives: by its kind, or in the words of its own record. Who is told to call in danger is given an
emergency number. Digits beside a number would be dialled with it: what an extension or a menu needs stands in the
record (``extension:``). Two times of day that touch read as one number.

The words of each language are data: ``services.yml`` (see ``manara.campaign.call_words``).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from manara.campaign.call_words import folded
from manara.campaign.calls import CHANNELS
from manara.campaign.passages import CALLED
from manara.problems import Level, Problem, text
from manara.sources.markdown_page import CALL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.call_words import Service
    from manara.campaign.passages import Mention, Passage, Sentence
    from manara.contacts.model import Contact

ID = "pages.call-meaning"
# Between a condition ("in danger") and the number it sends to, at most this many characters.
_NEAR = 60
_CALL = re.compile(rf"\{{\{{[ \t]*(?:{'|'.join(CHANNELS)}|time)[ \t]*:")
_WORD_AFTER_COMMA = re.compile(r"[,،]\s*(?=[^\W\d_])")
_ONLY_PUNCTUATION = re.compile(r"[\s:,،|–—-]*")
_DIGITS_AFTER = re.compile(r"\s?[-–—/+*#×~]\s?\d|\d|\s*[(,،]?\s*\d+\s*(?=[.,،;؛)\]!?؟|]|$)")
_DIGITS_BEFORE = re.compile(r"(?:(?:\+|\b00)\d[\d ()-]*[\s/-]*|\d[-/+*#]?|(?:^|[|:])\s*\d[\d ]*\s+)$")
_TOUCHING = re.compile(r"[\s–—/.·-]*")


def check(passage: Passage) -> Iterator[Problem]:
    """Yield an error for every call beside words that belong to another."""
    if passage.stands_for is not None or _CALL.search(passage.raw):
        yield from _check_passage(passage)
        yield from _touching_times(passage)


def _check_passage(passage: Passage) -> Iterator[Problem]:
    if passage.stands_for is not None:
        yield from _card(passage, passage.stands_for)
    for sentence in passage.sentences:
        if any(mention.is_number for mention in sentence.mentions):
            yield from _names(passage, sentence)
            yield from _services(passage, sentence)
            yield from _conditions(passage, sentence)
            yield from _digits(passage, sentence)


def _names(passage: Passage, sentence: Sentence) -> Iterator[Problem]:
    numbers = [mention for mention in sentence.mentions if mention.is_number]
    names = [mention for mention in sentence.mentions if not mention.is_number]
    for number in numbers:
        name = _name_of(number, sentence, passage)
        if name is None or name.contact is number.contact:
            continue
        others = [one for one in numbers if one.contact is name.contact]
        mine = [one for one in names if one.contact is number.contact]
        if (others or mine) and not _touch(name, number, passage):
            continue
        yield passage.problem(
            number.start,
            ID,
            text(
                "the number is that of “{number}”, and the name beside it that of “{name}”",
                number=number.contact.id,
                name=name.contact.id,
            ),
            text("Write name and number of one contact, or put them into sentences of their own."),
        )


def _name_of(number: Mention, sentence: Sentence, passage: Passage) -> Mention | None:
    """Return the name that reads as the number's: the one before it, or after it where numbers come first."""
    order = list(sentence.mentions)
    at = order.index(number)
    before = order[at - 1] if at and not order[at - 1].is_number else None
    after = order[at + 1] if at + 1 < len(order) and not order[at + 1].is_number else None
    first = after if order[0].is_number else before
    second = before if first is after else after
    for name in (first, second):
        if name is not None and not _between(name, number, passage, sentence):
            return name
    return None


def _between(name: Mention, number: Mention, passage: Passage, sentence: Sentence) -> bool:
    """Tell whether words stand between the two that begin another clause."""
    start, end = sorted((name, number), key=lambda one: one.start)
    words = sentence.text[start.end - sentence.start : end.start - sentence.start]
    return passage.words.clauses.search(words) is not None


def _touch(name: Mention, number: Mention, passage: Passage) -> bool:
    return name.end <= number.start and bool(_ONLY_PUNCTUATION.fullmatch(passage.folded.text[name.end : number.start]))


def _services(passage: Passage, sentence: Sentence) -> Iterator[Problem]:
    words = passage.words
    for service in words.services:
        for match in _claimed(service, sentence, passage):
            number = _number_of(match, sentence, passage)
            if number is not None and not _gives(number.contact, service, passage):
                yield _other(passage, sentence.start + match.start(), match[0], number.contact, service)


def _number_of(service: re.Match[str], sentence: Sentence, passage: Passage) -> Mention | None:
    """Return the number that the service is said to have: the next one, or the one just before."""
    numbers = [mention for mention in sentence.mentions if mention.is_number]
    for number in numbers:
        between = sentence.text[service.end() : max(number.start - sentence.start, 0)]
        if number.start - sentence.start >= service.end() and CALLED not in between:
            apart = passage.words.apart.search(between) or _WORD_AFTER_COMMA.search(between)
            return None if apart else number
    for number in numbers:
        tie = passage.words.ties.match(sentence.text, number.end - sentence.start)
        if tie is not None and tie.end() == service.start():
            return number
    return None


def _conditions(passage: Passage, sentence: Sentence) -> Iterator[Problem]:
    for condition in passage.words.conditions:
        for match in _claimed(condition, sentence, passage):
            at = sentence.start + match.end()
            number = next((one for one in sentence.mentions if one.is_number and one.start >= at), None)
            if number is not None and number.start - at <= _NEAR and not _gives(number.contact, condition, passage):
                yield _other(passage, sentence.start + match.start(), match[0], number.contact, condition)


def _card(passage: Passage, contact: Contact) -> Iterator[Problem]:
    """Yield what a card says beside its number: the whole of it speaks of that contact."""
    for sentence in passage.sentences:
        for service in (*passage.words.services, *passage.words.conditions):
            for match in _claimed(service, sentence, passage):
                if not _gives(contact, service, passage):
                    yield _other(passage, sentence.start + match.start(), match[0], contact, service)


def _claimed(service: Service, sentence: Sentence, passage: Passage) -> Iterator[re.Match[str]]:
    """Yield where the sentence names the service and means it."""
    taken = [range(*match.span()) for match in passage.words.but.finditer(sentence.text)]
    taken += [range(one.start - sentence.start, one.end - sentence.start) for one in sentence.mentions]
    for match in service.words.finditer(sentence.text):
        before = sentence.text[max(match.start() - 12, 0) : match.start()]
        if not any(match.start() in span for span in taken) and not _denied_just_before(before, passage):
            yield match


def _denied_just_before(before: str, passage: Passage) -> bool:
    return any(len(before[match.end() :].split()) <= 1 for match in passage.words.denied.finditer(before))


def _gives(contact: Contact, service: Service, passage: Passage) -> bool:
    """Tell whether the contact gives the service: by its kind, or by the words of its own record."""
    if contact.kind in service.kinds:
        return True
    own = (contact.name, contact.run_by, contact.announced_by, contact.answers, contact.helps_with)
    return any(service.words.search(folded(words.get(passage.tag, "")).text) for words in own)


def _other(passage: Passage, offset: int, words: str, contact: Contact, service: Service) -> Problem:
    kinds = ", ".join(service.kinds)
    return passage.problem(
        offset,
        ID,
        text(
            "“{words}” stands beside the number of “{id}”, which is of another kind", words=words.strip(), id=contact.id
        ),
        text("Call a contact of kind {kinds}, or say what “{id}” helps with.", kinds=kinds, id=contact.id),
    )


def _digits(passage: Passage, sentence: Sentence) -> Iterator[Problem]:
    words = sentence.text
    for number in (mention for mention in sentence.mentions if mention.is_number):
        start, end = number.start - sentence.start, number.end - sentence.start
        after = words[end : end + (words[end:].find(CALLED) if CALLED in words[end:] else len(words))]
        keyed = re.compile(rf"{passage.words.extension.pattern}\W*(?:\w+\W+){{0,2}}?{passage.words.digits}")
        if found := _DIGITS_AFTER.match(after) or keyed.search(after):
            yield _keyed(passage, number.start, number.contact, found[0])
        elif found := _DIGITS_BEFORE.search(words[:start]) or _dialled_first(words[:start], passage):
            yield passage.problem(
                number.start,
                ID,
                text(
                    "“{digits}” before the number of “{id}” would be dialled with it",
                    digits=found[0].strip(),
                    id=number.contact.id,
                ),
                text("Take it out: a number is dialled as its record has it ({path}).", path=number.contact.path),
            )


def _dialled_first(before: str, passage: Passage) -> re.Match[str] | None:
    """Return the digits that are to be keyed in before the number: “dial 9 first, then”."""
    words = passage.words
    first = words.first.pattern
    return re.search(rf"{words.before.pattern}\W+(?:\w+\W+)?{words.digits}\W*(?:{first}.*)?$", before)


def _keyed(passage: Passage, offset: int, contact: Contact, digits: str) -> Problem:
    return passage.problem(
        offset,
        ID,
        text(
            "“{digits}” after the number of “{id}” cannot be dialled by its link", digits=digits.strip(), id=contact.id
        ),
        text(
            "If it is an extension, write “extension: {only}” into the channel in {path}; the page then says it.",
            only="".join(re.findall(r"\d", digits)) or "104",
            path=contact.path,
        ),
    )


def _touching_times(passage: Passage) -> Iterator[Problem]:
    calls = list(CALL.finditer(passage.raw))
    for one, other in pairwise(calls):
        if one[1] == other[1] == "time" and _TOUCHING.fullmatch(passage.raw[one.end() : other.start()]):
            path, line, column = passage.locate(other.start())
            yield Problem(
                path,
                line,
                column,
                Level.ERROR,
                ID,
                text("two times of day touch, and read as one number: {one} {other}", one=one[2], other=other[2]),
                text(
                    "Write a span, {{{{ time:{one}-{other} }}}}, or put a word between them.",
                    one=one[2],
                    other=other[2],
                ),
            )
