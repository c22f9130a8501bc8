"""Reads a page by the HTML5 rules: text by blocks, attributes people meet, links, meta fields, JSON-LD, inline code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from manara.publishing.proving.readers import json
from manara.publishing.proving.reading import Labelled, Link, Reading, Words

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

# Elements that do not end a line: what stands on both sides is read as one.
INLINE = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q",
        "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tspan", "u", "var", "wbr",
    }
)  # fmt: skip
# Attributes that are shown, spoken or shared.
SPOKEN = ("title", "alt", "aria-label", "aria-description", "placeholder", "value", "summary", "label", "data-label")
# Attributes that lead somewhere or load something.
TARGETS = ("href", "src", "action", "formaction", "poster", "data", "cite", "ping", "xlink:href")
UNREAD_META = ("viewport", "theme-color", "color-scheme", "format-detection", "referrer", "robots", "generator")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Stands between blocks: nothing joins across it.
BREAK = "\n\ue000\n"


def read(raw: bytes, name: str) -> Reading:
    """Return what is in a page."""
    parser = LexborHTMLParser(raw.decode("utf-8", "replace"))
    reading = Reading(needs_main_numbers=True)
    root = parser.root
    if root is None:
        reading.fault = "empty"
        return reading
    pieces: list[str] = []
    block = -1
    for node in root.traverse(include_text=True):
        if node.tag == "-text":
            here = _block_of(node)
            if here is None:
                continue
            if here != block:
                pieces.append(BREAK)
                block = here
            pieces.append(node.text_content or "")
        elif node.tag == "br":
            pieces.append(BREAK)
            block = -1
        elif node.tag == "-comment":
            reading.words.append(Words(node.comment_content or "", "comment"))
        elif node.attributes or node.tag in ("script", "style"):
            _read_element(node, reading, name)
    reading.words.append(Words("".join(pieces)))
    return reading


def _block_of(node: LexborNode) -> int | None:
    """Return the identity of the block a text stands in; ``None`` in scripts and styles, which are read apart."""
    parent = node.parent
    while parent is not None and parent.tag in INLINE:
        parent = parent.parent
    if parent is None or parent.tag in ("script", "style", "template", "noscript-off"):
        return None
    return parent.mem_id


def _read_element(node: LexborNode, reading: Reading, name: str) -> None:
    attributes = node.attributes
    tag = node.tag
    if tag == "script":
        text = node.text() or ""
        if "json" in (attributes.get("type") or ""):
            reading.add(json.read(text.encode(), name))
        elif text:
            reading.words.append(Words(text, "script", code=True))
    elif tag == "style":
        reading.words.append(Words(node.text() or "", "style", code=True))
    elif tag == "meta" and (attributes.get("http-equiv") or "").lower() == "refresh":
        reading.links.append(Link((attributes.get("content") or "").partition("=")[2].strip(), "", "refresh"))
    elif tag == "meta":
        known = attributes.get("name") in UNREAD_META or attributes.get("http-equiv") or attributes.get("charset")
        if not known and attributes.get("content"):
            key = attributes.get("name") or attributes.get("property") or "meta"
            reading.words.append(Words(attributes["content"] or "", f"meta {key}", key.endswith((":width", ":height"))))
    for key in SPOKEN:
        if attributes.get(key) and tag != "meta":
            reading.words.append(Words(attributes[key] or "", key))
    for candidate in (attributes.get("srcset") or "").split(","):
        if candidate.strip():
            reading.links.append(Link(candidate.split()[0], "", "srcset"))
    if attributes.get("style"):
        reading.words.append(Words(attributes["style"] or "", "style", code=True))
    if attributes.get("srcdoc"):
        inner = read((attributes["srcdoc"] or "").encode(), name)
        inner.needs_main_numbers = False
        reading.add(inner)
    for key in TARGETS:
        target = attributes.get(key)
        if target:
            reading.links.append(Link(target.strip(), (node.text() or "").strip() if tag in ("a", "area") else "", key))
    if "card" in (attributes.get("class") or "").split():
        _read_card(node, reading)


def _read_card(node: LexborNode, reading: Reading) -> None:
    heading = next((found for found in node.css(", ".join(HEADINGS))), None)
    if heading is not None:
        hrefs = tuple(link.attributes.get("href") or "" for link in node.css("a[href]"))
        reading.labelled.append(Labelled((heading.text() or "").strip(), hrefs, node.text(separator=" ") or ""))
