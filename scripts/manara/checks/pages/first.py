"""First pages say what the campaign says: nothing is missing, no figure is typed, and every call is the source's.

Looked at: every string of ``data/first/*.yml``, published or not, and the strings of ``data/first.yml`` that they
translate. A string holds plain text, ``{{ phone:ID }}`` and ``{{ name:ID }}``, and no digit of any script: numbers come
from ``data/contacts/``, and no number in words. Its letters are those of its language's script, or Latin ones in words
of their own (PDF). Joiners (U+200C, U+200D) stand after letters, where Indic scripts and Urdu need them; other
invisible signs stand nowhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from manara.campaign.calls import CallError, ClosedValue, resolve
from manara.campaign.cards import LONGEST
from manara.campaign.first_pages import COUNTED
from manara.campaign.first_pages import ID as LOADING
from manara.checks.pages.language import letters_of, script_share
from manara.languages.spoken import spoken_number
from manara.problems import Level, Text, text
from manara.sources.markdown_page import CALL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.first_pages import First, FirstPages, Said, Source
    from manara.campaign.model import Campaign
    from manara.problems import Problem
    from manara.sources.yaml_file import Node

ID = LOADING
_MARKS = re.compile(r"[<>*_`\[\]{}|\\]|\]\(|^[#>-] |&#?\w+;|[A-Za-z0-9]\.[a-z]{2,}\b", re.MULTILINE)
_PLACEHOLDER = re.compile(r"%\(\w+\)s")
# Marks and letters that no font draws (Default_Ignorable_Code_Point of the Unicode Standard), and the blank of Braille.
_UNSEEN = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
    + "".join(map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10))))
)
_JOINERS = "\u200c\u200d"
LEAST = 0.6
FEWEST_LETTERS = 8


def check(pages: FirstPages, campaign: Campaign) -> Iterator[Problem]:
    """Yield what is wrong with the sources, and with each language."""
    sources = pages.sources
    for source in sources.values():
        yield from _source(source, campaign)
    for section in pages.sections:
        for item in section.items:
            node = sources[item.id].node
            contact = campaign.published_contacts.get(item.contact)
            if node is not None and item.contact and (contact is None or contact.channel("", ("phone",)) is None):
                yield _error(
                    node,
                    text("“{id}” is not a published contact with a number to call", id=item.contact),
                    text("Write the id of a contact in data/contacts/ that is open and has a number."),
                )
    for first in pages.languages:
        yield from _language(first, campaign)


def _source(source: Source, campaign: Campaign) -> Iterator[Problem]:
    node = source.node
    if node is None or source.id.startswith("card."):
        return
    yield from _plain(node, source.text)
    for kind, argument in CALL.findall(source.text):
        yield from _call(node, kind, argument, campaign)
    for fact in source.facts:
        if fact not in campaign.facts:
            yield _error(
                node,
                text("the fact “{fact}” is unknown", fact=fact),
                text("Add it to data/sources.yml, or mend its id."),
            )
        elif campaign.is_low(fact):
            yield _error(
                node,
                text("the confidence of “{fact}” is low: it is not published", fact=fact),
                text("Take out what rests on it, and its id from “facts:”; or find a better source."),
            )


def _call(node: Node, kind: str, argument: str, campaign: Campaign) -> Iterator[Problem]:
    call = f"{kind}:{argument}"
    if kind not in ("phone", "name"):
        yield _error(
            node,
            text("a first page cannot say “{call}”", call=call),
            text("Only numbers and names are called: {{{{ phone:ID }}}}, {{{{ name:ID }}}}. Say the rest in words."),
        )
        return
    try:
        value = resolve(kind, argument, campaign)
    except CallError as error:
        yield _error(node, error.message, error.hint)
        return
    if isinstance(value, ClosedValue):
        yield _error(
            node,
            text("“{id}” is closed, and a first page cannot say so", id=value.contact.id),
            text("Write the contact to call instead: {{{{ phone:{instead} }}}}.", instead=value.instead.id),
        )


def _language(first: First, campaign: Campaign) -> Iterator[Problem]:
    sources = campaign.first.sources
    missing = [name for name in sources if name not in first.strings]
    for name in missing:
        yield first.node.problem(
            text("the string “{id}” is missing", id=name),
            text("Add it under “strings:”; it translates “{source}”.", source=sources[name].text),
            ID,
        )
    for name, said in first.strings.items():
        if name in sources:
            yield from _string(name, said, sources[name], first)
    if first.open and not missing and not first.locale.draft:
        yield first.node.problem(
            text(
                "“{tag}” is not published: {count} of {total} strings are not reviewed as they stand",
                tag=first.tag, count=len(first.open), total=len(sources),
            ),
            text("Make a form with “manara review {tag}”, and take the answers in.", tag=first.tag),
            ID,
            Level.WARNING,
        )  # fmt: skip


def _string(name: str, said: Said, source: Source, first: First) -> Iterator[Problem]:
    node = said.node
    yield from _plain(node, said.text, counted=name in COUNTED)
    for pattern in (CALL, _PLACEHOLDER):
        wanted, found = (Counter(match[0] for match in pattern.finditer(words)) for words in (source.text, said.text))
        if _calls(wanted) != _calls(found):
            yield _error(
                node,
                text("“{id}” does not hold the calls of its source", id=name),
                text("Write exactly these into it: {calls}.", calls=" ".join(wanted.elements()) or "–"),
            )
    if not said.back:
        yield _error(
            node,
            text("“{id}” is not translated back", id=name),
            text("Write under “back:” what it says, word for word: whoever reviews it compares that with the source."),
            Level.WARNING,
        )
    words = _PLACEHOLDER.sub(" ", CALL.sub(" ", said.text))
    if not any(sign.isalpha() for sign in words) and any(sign.isalpha() for sign in CALL.sub(" ", source.text)):
        yield _error(node, text("“{id}” says nothing", id=name), text("Translate “{source}”.", source=source.text))
    spoken = spoken_number(words, first.tag)
    if spoken:
        yield _error(
            node,
            text("“{words}” is a number in words", words=spoken),
            text("Numbers come from data/contacts/, by {{{{ phone:ID }}}}."),
        )
    yield from _letters(node, words, first)
    share = script_share(words, first.locale.script, FEWEST_LETTERS)
    if share is not None and share < LEAST:
        yield _error(
            node,
            text("“{id}” is not written in the script of “{tag}”", id=name, tag=first.tag),
            text("Translate it; only {share} of its letters are of that script.", share=f"{share:.0%}"),
        )
    elif said.text == source.text and any(sign.isalpha() for sign in words):
        yield _error(node, text("“{id}” says what its source says, untranslated", id=name), text("Translate it."))
    most = LONGEST * 3 // 2
    if name.startswith("card.") and len(said.text) > most:
        yield _error(
            node,
            text("the sentence has {count} characters, more than {limit}", count=len(said.text), limit=most),
            text("Shorten it; somebody reads it from a telephone held up to them."),
        )


def _letters(node: Node, words: str, first: First) -> Iterator[Problem]:
    """Yield what looks like a letter of the language and is none, and words of two scripts: nobody types them so."""
    script = first.locale.script
    if script_share(words, script) is None:
        return
    for word in re.split(r"[\s\u2010-\u2014'’/()-]+", words):
        letters = {sign: letters_of(sign, script)[1] > 0 for sign in word if sign.isalpha()}
        foreign = [sign for sign, own in letters.items() if not own]
        wrong = [
            sign for sign in foreign if any(letters.values()) or not unicodedata.name(sign, "").startswith("LATIN")
        ]
        if wrong:
            yield _error(
                node,
                text("“{word}” has the letter “{sign}” (U+{code}) of another script", word=word, sign=wrong[0],
                     code=f"{ord(wrong[0]):04X}"),
                text("Type the word anew in the script of “{tag}”.", tag=first.tag),
            )  # fmt: skip
            return


def _calls(found: Counter[str]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for call, count in found.items():
        counted["".join(call.split())] += count
    return counted


def _plain(node: Node, words: str, *, counted: bool = False) -> Iterator[Problem]:
    """Yield what is no plain text: marks, digits, invisible signs."""
    bare = _PLACEHOLDER.sub("", CALL.sub("", words))
    marks = _MARKS.search(bare)
    if marks is not None:
        yield _error(node, text("“{mark}” would be shown as it is typed", mark=marks[0]), text("Write plain words."))
    digit = next((sign for sign in bare if unicodedata.category(sign) in ("Nd", "Nl", "No")), "")
    if digit and not (counted and len(re.findall(r"\d", bare)) == 1):
        yield _error(
            node,
            text("“{words}” contains the digit “{digit}”", words=words, digit=digit),
            text("Numbers come from data/contacts/, by {{{{ phone:ID }}}}; write other figures as words."),
        )
    for place, sign in enumerate(bare):
        category = unicodedata.category(sign)
        joins = sign in _JOINERS and 0 < place < len(bare) and unicodedata.category(bare[place - 1])[0] in "LM"
        if (category in ("Cf", "Cc", "Co", "Cn", "Zl", "Zp") and not joins) or sign in _UNSEEN:
            yield _error(
                node,
                text("an invisible sign stands in “{words}” (U+{code})", words=words, code=f"{ord(sign):04X}"),
                text("Type the words anew; joiners stand after a letter, and direction is the page's."),
            )
            break


def _error(node: Node, message: Text, hint: Text, level: Level = Level.ERROR) -> Problem:
    return node.problem(message, hint, ID, level)
