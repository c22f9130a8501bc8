"""Words to send on, from ``data/share.yml``: chat texts and SMS, each quiet or open, in every language.

::

    telling: {ar: [...], en: [...]}  # parts of words that no quiet text may hold
    messages:
      - id: sms-quiet
        kind: sms                    # or chat
        face: quiet                  # or open
        subject: {ar: "...", en: "..."}   # optional: of an e-mail
        text:
          ar: "... {{ phone:hotline }}"
          en: "... {{ phone:hotline }} {{ link:one.md }}"

A number enters by its contact's id, a page by its file. In a text, a number stands between marks that keep its
direction (U+2066, U+2069), so that an Arabic chat shows its groups in order. In an SMS of a left-to-right language
they are left out: they would take the text out of the 7-bit alphabet and more than double its price. An address needs
none, and telephones would take one for a part of the address.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from manara.campaign.calls import CallError, ClosedValue, ContactValue, resolve
from manara.campaign.saying import closure, extension
from manara.problems import text
from manara.sources.markdown_page import CALL
from manara.sources.yaml_file import read_yaml
from manara.translations.catalog import site_catalog

if TYPE_CHECKING:
    import re
    from pathlib import Path

    from manara.campaign.model import Campaign
    from manara.problems import Problem
    from manara.sources.yaml_file import Node

FILE = "data/share.yml"
# Width and height of the pictures to share; the first is shown by previews of links.
PICTURES = ((1200, 630), (1080, 1080), (1080, 1920))
ISOLATE, POP = "\u2066", "\u2069"


@dataclass(frozen=True)
class Message:
    """One text to send.

    Attributes:
        id: Also the file's name.
        kind: ``chat`` or ``sms``.
        quiet: It must not tell what it is about.
        text: With its calls, by language tag.
        subject: Of an e-mail, by language tag; empty when there is none.
        nodes: Where each language's text stands.
    """

    id: str
    kind: str
    quiet: bool
    text: dict[str, str]
    subject: dict[str, str]
    nodes: dict[str, Node] = field(repr=False, compare=False)


@dataclass(frozen=True)
class Share:
    """All messages, and the parts of words that quiet ones may not hold, by language tag."""

    messages: tuple[Message, ...] = ()
    telling: dict[str, tuple[str, ...]] = field(default_factory=dict)


def load_share(root: Path, tags: tuple[str, ...], problems: list[Problem]) -> Share:
    """Return the messages of ``data/share.yml``; a campaign without that file has none."""
    path = root / FILE
    if not path.is_file():
        return Share()
    node = read_yaml(path, FILE, problems)
    telling = node.need("telling").mapping()
    share = Share(
        tuple(_message(item, tags) for item in node.need("messages").items()),
        {tag: telling[tag].texts() for tag in tags if tag in telling},
    )
    for index, message in enumerate(share.messages):
        if message.id in {other.id for other in share.messages[:index]}:
            node.need("messages").items()[index].error(
                text("the message “{id}” is written twice", id=message.id), text("Give each its own id.")
            )
    node.close()
    return share


def _message(node: Node, tags: tuple[str, ...]) -> Message:
    words, subject = node.need("text"), node.get("subject")
    there = words.mapping()
    message = Message(
        node.need("id").text(),
        node.need("kind").choice("chat", "sms"),
        node.need("face").choice("quiet", "open") == "quiet",
        words.words(tags),
        {} if subject is None else subject.words(tags),
        {tag: there.get(tag, words) for tag in tags},
    )
    node.close()
    return message


def said(message: Message, tag: str, campaign: Campaign, site_url: str) -> str:
    """Return *message* in one language as it is sent; calls that mean nothing stay as typed, a check reports them."""
    isolate = message.kind == "chat" or campaign.locale(tag).direction == "rtl"

    def say(call: re.Match[str]) -> str:
        if call[1] == "link":
            return page_address(call[2], tag, site_url)
        return _shown(call, campaign, tag, isolate=isolate) or call[0]

    return CALL.sub(say, message.text.get(tag, ""))


def _shown(call: re.Match[str], campaign: Campaign, tag: str, *, isolate: bool) -> str:
    """Return the number or address a call stands for, with its closure or extension, or an empty string."""
    try:
        value = resolve(call[1], call[2], campaign)
    except CallError:
        return ""
    if not isinstance(value, ContactValue | ClosedValue) or value.channel is None:
        return ""
    _ = site_catalog(campaign.root, tag).gettext
    shown = f"{ISOLATE}{value.channel.shown}{POP}" if isolate else value.channel.shown
    shown += extension(value.channel, _)
    return f"{closure(value, campaign.locale(tag), _)} {shown}" if isinstance(value, ClosedValue) else shown


def page_address(name: str, tag: str, site_url: str) -> str:
    """Return the whole address of a page."""
    return f"{site_url}{tag}/{name.removesuffix('.md')}.html"


def picture_path(tag: str, width: int, height: int) -> str:
    """Return where a picture to share is, below the site's root."""
    return f"{tag}/share/open-{width}x{height}.png"
