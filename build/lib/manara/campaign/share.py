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

from dataclasses import replace
from typing import TYPE_CHECKING

from manara.campaign.calls import CallError, ClosedValue, ContactValue, resolve
from manara.campaign.saying import closure, extension
from manara.problems import text
from manara.sources.markdown_page import CALL
from manara.sources.record import TEXT, TEXTS, WORDS, by_name, many, may, need, one_of, place, read, record
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
_FACE = one_of("quiet", "open")


@record
class Message:
    """One text to send.

    Attributes:
        nodes: Where each language's text stands.
    """

    id: str = need(TEXT, text("Its name, which is also the file's."))
    kind: str = need(one_of("chat", "sms"), text("For a chat, or for an SMS with its shorter length."))
    quiet: bool = need(
        replace(_FACE, read=lambda node, tags: _FACE.read(node, tags) == "quiet"),
        text("Whether it may tell what it is about."),
        key="face",
    )
    subject: dict[str, str] = may(WORDS, text("Subject of an e-mail."), factory=dict)
    text: dict[str, str] = need(WORDS, text("The words, with calls of numbers and pages."))
    nodes: dict[str, Node] = place()


def _messages(node: Node, tags: tuple[str, ...]) -> tuple[Message, ...]:
    found: dict[str, Message] = {}
    for item in node.items():
        words = item.need("text")
        there = words.mapping()
        message = read(Message, item, tags, nodes={tag: there.get(tag, words) for tag in tags})
        if found.setdefault(message.id, message) is not message:
            item.error(text("the message “{id}” is written twice", id=message.id), text("Give each its own id."))
    return tuple(found.values())


@record
class Share:
    """All messages, and the parts of words that quiet ones may not hold, by language tag."""

    telling: dict[str, tuple[str, ...]] = need(
        by_name(TEXTS), text("By language, parts of words that no quiet text may hold.")
    )
    messages: tuple[Message, ...] = need(many(Message, _messages), text("The words to send on."))


NONE = Share(telling={}, messages=())


def load_share(root: Path, tags: tuple[str, ...], problems: list[Problem]) -> Share:
    """Return the messages of ``data/share.yml``; a campaign without that file has none."""
    path = root / FILE
    return read(Share, read_yaml(path, FILE, problems), tags) if path.is_file() else NONE


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
