"""Reads drawings: their text with its spans joined, titles, descriptions, labels and links."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from manara.publishing.reading import Link, Reading, Words

SPOKEN = ("aria-label", "title", "alt")


def read(raw: bytes, name: str) -> Reading:  # noqa: ARG001  # every reader takes the name
    """Return what is in a drawing; its geometry is not read."""
    reading = Reading()
    try:
        root = ET.fromstring(raw)  # noqa: S314  # a file this program has just made
    except ET.ParseError as error:
        reading.fault = str(error)
        return reading
    for element in root.iter():
        tag = element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""
        for key, value in element.attrib.items():
            short = key.rsplit("}", 1)[-1]
            if short == "href":
                reading.links.append(Link(value, "".join(element.itertext()).strip()))
            elif short in SPOKEN:
                reading.words.append(Words(value, short))
        if tag in ("text", "title", "desc", "p", "div", "style", "script"):
            reading.words.append(Words("".join(element.itertext()), tag, tag in ("style", "script")))
    return reading
