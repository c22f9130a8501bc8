"""Words to send on say the same in every language, fit, and tell nothing when they are quiet.

Every text of ``data/share.yml``: numbers enter as ``{{ phone:ID }}`` and pages as ``{{ link:PAGE.md }}``, the same
ones in every language; digits and invisible marks are not typed. A quiet text holds none of the ``telling`` parts of
words, and links to quiet pages only, because a chat shows the title of what it links to. A quiet chat text has at most
300 characters, an open one 500. An SMS takes at most two messages, counted in the alphabet it is really sent in; a
single character that takes it out of the cheaper alphabet is named.

The length of an address counts, so the build looks again when the site's own address is known.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from manara.campaign.calls import CallError, ClosedValue, ClosureError, ContactValue, resolve
from manara.campaign.share import said
from manara.campaign.sms import measure
from manara.problems import Level, text
from manara.sources.markdown_page import CALL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.campaign.share import Message
    from manara.problems import Problem
    from manara.sources.yaml_file import Node

ID = "share.texts"
MOST_QUIET, MOST_OPEN, MOST_MESSAGES = 300, 500, 2
# Fewer foreign characters than this in a text of the cheaper alphabet are taken for an oversight.
FEW = 4
_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield what is wrong; addresses count without the site's own name."""
    yield from judge_texts(campaign, "")


def judge_texts(campaign: Campaign, site_url: str) -> Iterator[Problem]:
    """Yield what is wrong when the site stands at *site_url*."""
    for message in campaign.share.messages:
        first = campaign.tags[0]
        for tag in campaign.tags:
            node = message.nodes[tag]
            calls = list(CALL.finditer(message.text.get(tag, "")))
            yield from _calls(message, tag, campaign)
            if sorted(map(_named, calls)) != sorted(map(_named, CALL.finditer(message.text.get(first, "")))):
                yield node.problem(
                    text("the text of “{id}” has other numbers or links than in “{tag}”", id=message.id, tag=first),
                    text("Write the same calls in every language."),
                    ID,
                )
            yield from _typed(message.text.get(tag, ""), node)
            yield from _length(message, said(message, tag, campaign, site_url), node)
            if message.quiet:
                yield from _telling(message, tag, campaign)


def _named(call: re.Match[str]) -> str:
    return f"{call[1]}:{call[2]}"


def _calls(message: Message, tag: str, campaign: Campaign) -> Iterator[Problem]:
    node = message.nodes[tag]
    for call in CALL.finditer(message.text.get(tag, "")):
        if call[1] == "link":
            page = campaign.page(tag, call[2])
            if page is None:
                yield node.problem(
                    text("there is no page docs/{tag}/{page}", tag=tag, page=call[2]),
                    text("Write such as {{{{ link:help.md }}}}."),
                    ID,
                )
            elif message.quiet and not page.flag("quiet"):
                yield node.problem(
                    text("the quiet text links to “{page}”, whose preview tells its subject", page=call[2]),
                    text("Link to a page with “quiet: true”, such as help.md."),
                    ID,
                )
            continue
        try:
            value = resolve(call[1], call[2], campaign)
        except ClosureError:
            continue  # the record is what has to be mended, and is reported
        except CallError as error:
            yield node.problem(error.message, error.hint, ID)
            continue
        if not isinstance(value, ContactValue | ClosedValue) or value.channel is None:
            yield node.problem(
                text("the call “{kind}” has no place in a text to send", kind=call[1]),
                text("Write {{{{ phone:ID }}}} or {{{{ link:PAGE.md }}}}."),
                ID,
            )


def _typed(words: str, node: Node) -> Iterator[Problem]:
    rest = CALL.sub("", words)
    if "{{" in rest or "}}" in rest:
        yield node.problem(
            text("a call is not complete"), text("Write such as {{{{ phone:hotline }}}}, on one line."), ID
        )
    if re.search(r"\d", rest):
        yield node.problem(
            text("the text contains digits"),
            text("Write {{{{ phone:ID }}}}; the number then comes from data/contacts/."),
            ID,
        )
    if _MARKS.search(words):
        yield node.problem(
            text("the text contains invisible marks of direction"), text("Remove them; the build sets them."), ID
        )


def _length(message: Message, words: str, node: Node) -> Iterator[Problem]:
    if message.kind == "chat":
        most = MOST_QUIET if message.quiet else MOST_OPEN
        if len(words) > most:
            yield node.problem(
                text("“{id}” has {count} characters, more than {limit}", id=message.id, count=len(words), limit=most),
                text("Shorten it."),
                ID,
            )
        return
    sms = measure(words)
    if sms.messages > MOST_MESSAGES:
        yield node.problem(
            text(
                "“{id}” takes {count} messages: {units} units of {encoding}",
                id=message.id,
                count=sms.messages,
                units=sms.units,
                encoding=sms.encoding,
            ),
            text("Shorten it to two: 306 units of GSM-7, or 134 of UCS-2."),
            ID,
        )
    if 0 < len(sms.outside) < FEW:
        names = ", ".join(f"“{sign}” (U+{ord(sign):04X})" for sign in sms.outside)
        yield node.problem(
            text("{signs} is not in the 7-bit alphabet and makes “{id}” longer", signs=names, id=message.id),
            text("Write it with plain letters and signs, such as ' and -."),
            ID,
            Level.WARNING,
        )


def _telling(message: Message, tag: str, campaign: Campaign) -> Iterator[Problem]:
    words = _folded(f"{CALL.sub(' ', message.text.get(tag, ''))} {message.subject.get(tag, '')}")
    for part in campaign.share.telling.get(tag, ()):
        if _folded(part) in words:
            yield message.nodes[tag].problem(
                text("the quiet text “{id}” holds “{part}”", id=message.id, part=part),
                text("Say it without; whoever looks over a shoulder reads it."),
                ID,
            )


def _folded(words: str) -> str:
    plain = "".join(sign for sign in unicodedata.normalize("NFD", words.casefold()) if not unicodedata.combining(sign))
    return plain.replace("\u0640", "")
