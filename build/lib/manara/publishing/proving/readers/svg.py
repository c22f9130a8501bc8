"""Reads drawings: their text with its spans joined, titles, descriptions, labels and links."""

from __future__ import annotations

from manara.publishing.proving.reading import Link, Reading, Words, bare, open_xml

SPOKEN = ("aria-label", "title", "alt")


def read(raw: bytes, name: str) -> Reading:  # noqa: ARG001  # every reader takes the name
    """Return what is in a drawing; its geometry is not read."""
    reading, elements = open_xml(raw)
    for tag, element in elements:
        for key, value in element.attrib.items():
            short = bare(key)
            if short == "href":
                reading.links.append(Link(value, "".join(element.itertext()).strip()))
            elif short in SPOKEN:
                reading.words.append(Words(value, short))
        if tag in ("text", "title", "desc", "p", "div", "style", "script"):
            reading.words.append(Words("".join(element.itertext()), tag, tag in ("style", "script")))
    return reading
