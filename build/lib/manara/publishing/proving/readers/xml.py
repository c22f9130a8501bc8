"""Reads XML: sitemap and feeds. Every text and attribute; ``loc`` and ``href`` are links."""

from __future__ import annotations

from manara.publishing.proving.reading import Link, Reading, Words, bare, open_xml


def read(raw: bytes, name: str) -> Reading:  # noqa: ARG001  # every reader takes the name
    """Return what is in an XML document."""
    reading, elements = open_xml(raw)
    for tag, element in elements:
        for key, value in element.attrib.items():
            short = bare(key)
            if short in ("href", "src", "url"):
                reading.links.append(Link(value, "", short))
            else:
                reading.words.append(Words(value, short))
        text = (element.text or "").strip()
        if text and tag in ("loc", "link", "id", "guid", "url") and "://" in text:
            reading.links.append(Link(text, "", tag))
        elif text:
            reading.words.append(Words(text, tag))
        if element.tail and element.tail.strip():
            reading.words.append(Words(element.tail, tag))
    return reading
