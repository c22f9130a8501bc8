"""Python-Markdown extension: calls such as ``{{ phone:hotline }}`` become HTML that reads right in both directions.

Without isolation ``1234 5678`` is shown as ``5678 1234`` inside Arabic text (Unicode's UAX 9); a ``tel:``
link alone, a CSS rule or a no-break space do not help. Every value therefore stands in an element of its own with a
direction: ``dir="ltr"`` for what is written in ASCII, ``<bdi>`` for words with figures in them.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from manara.campaign.calls import (
    CallError,
    ClosedValue,
    ContactValue,
    DateValue,
    LawValue,
    MoneyValue,
    TimeValue,
    resolve,
)
from manara.sources.markdown_page import CALL, CARD
from manara.sources.renderer import BLOCK_CALL, INLINE_CALL, INLINE_ICON, IconInline

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from markdown import Markdown

    from manara.campaign.model import Campaign
    from manara.contacts.model import Channel, Contact
    from manara.site.words import Words

# Types of channels that lead to another company's site.
OUTSIDE = ("whatsapp", "web", "form")


class CallContext:
    """What the extension needs to know of the page being rendered; the plugin sets it before each page.

    Attributes:
        campaign: The facts.
        words: Words of the page's language.
        card: Renders a contact's card as HTML.
        called: Contact ids the page has called so far, in order.
    """

    def __init__(self) -> None:
        self.campaign: Campaign | None = None
        self.words: Words | None = None
        self.card: Callable[[str], str] = str
        self.called: list[str] = []

    def resolve(self, kind: str, argument: str) -> Any:
        """Return the call's value, or ``None`` where it means nothing (the checks report it with its line)."""
        if self.campaign is None or self.words is None:
            return None
        try:
            return resolve(kind, argument, self.campaign)
        except CallError:
            return None


class CallsExtension(Extension):
    """Registers the two processors; ``context`` is set through ``mdx_configs`` by the plugin."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {"context": [CallContext(), "the page being rendered"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Register before attribute lists (which also use braces) and before links."""
        context = self.getConfig("context")
        md.inlinePatterns.register(CallInline(context, md), "manara-call", INLINE_CALL)
        md.parser.blockprocessors.register(CardBlock(context, md), "manara-card", BLOCK_CALL)
        md.inlinePatterns.register(IconInline(md, md.htmlStash.store), "manara-icon", INLINE_ICON)


class CallInline(InlineProcessor):
    """``{{ kind:argument }}`` inside a line."""

    def __init__(self, context: CallContext, md: Markdown) -> None:
        super().__init__(CALL.pattern, md)
        self.context = context

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element | None, int | None, int | None]:  # type: ignore[override]  # noqa: ARG002, N802
        """Return the element for one call; unknown calls stay as typed."""
        value = self.context.resolve(m[1], m[2])
        words = self.context.words
        if value is None or words is None or m[1] == "card":
            return None, None, None
        element = ET.Element("bdi")
        if isinstance(value, ContactValue):
            element = self._contact(value, words)
        elif isinstance(value, ClosedValue):
            element = self._closed(value, words)
        elif isinstance(value, LawValue):
            element.set("class", "law")
            element.text = words.law(value)
        elif isinstance(value, DateValue):
            iso = value.day.isoformat()
            inner = ET.SubElement(element, "time", datetime=iso[:7] if value.month_only else iso)
            inner.text = words.date_value(value)
        elif isinstance(value, MoneyValue):
            element.text = words.money(value)
        elif isinstance(value, TimeValue):
            element.set("dir", "ltr")
            element.text = value.text
        return element, m.start(0), m.end(0)

    def _contact(self, value: ContactValue, words: Words) -> ET.Element:
        if value.channel is None:
            element = ET.Element("bdi")
            element.text = value.contact.name[words.locale.tag]
            return element
        return self._linked(value.contact, value.channel, words)

    def _closed(self, value: ClosedValue, words: Words) -> ET.Element:
        """Return the closure and the link to who is there instead; the closed number is not said."""
        element = ET.Element("span", {"class": "closed"})
        element.text = f"({words.closure(value)} "
        link = self._linked(value.instead, value.channel, words)
        link.tail = ")"
        element.append(link)
        return element

    def _linked(self, contact: Contact, channel: Channel, words: Words) -> ET.Element:
        if contact.id not in self.context.called:
            self.context.called.append(contact.id)
        element = ET.Element("a", href=channel.href)
        if channel.type in OUTSIDE:
            element.set("rel", "noreferrer nofollow")
        if channel.type in ("web", "form"):
            element.text = contact.name[words.locale.tag]
            return element
        element.set("class", "tel" if channel.dial else "mail")
        element.set("dir", "ltr")
        element.text = channel.shown
        if not channel.extension:
            return element
        # An extension cannot be dialled from a link: it is said after it.
        both = ET.Element("span")
        both.append(element)
        element.tail = words.extension(channel)
        return both


class CardBlock(BlockProcessor):
    """``{{ card:ID }}`` alone in its block."""

    def __init__(self, context: CallContext, md: Markdown) -> None:
        super().__init__(md.parser)
        self.context = context
        self.markdown = md

    def test(self, parent: ET.Element, block: str) -> bool:  # noqa: ARG002
        """Tell whether the block is one card."""
        match = CARD.match(block)
        return match is not None and self.context.resolve("card", match[1]) is not None

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Put the card's HTML in, as it is."""
        match = CARD.match(blocks.pop(0))
        if match is None:  # test() has just matched
            return
        value = self.context.resolve("card", match[1])
        if match[1] not in self.context.called and value is not None and value.contact.published:
            self.context.called.append(match[1])
        holder = ET.SubElement(parent, "p")
        holder.text = self.markdown.htmlStash.store(self.context.card(match[1]))
