"""What a reader found in one published file: words people see, links they can follow, values machines take."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Words:
    """Text somebody sees or hears; *code* when it is a program, where only known numbers' neighbours count."""

    text: str
    where: str = "text"
    code: bool = False


@dataclass(frozen=True)
class Link:
    """A target and the words that lead to it (empty for images of links, such as QR codes)."""

    href: str
    text: str = ""
    where: str = "link"


@dataclass(frozen=True)
class Value:
    """A field made for machines: *kind* is ``number``, ``email`` or ``url``; *name* says whose it is, if it says so."""

    kind: str
    value: str
    name: str = ""
    where: str = ""


@dataclass(frozen=True)
class Labelled:
    """A name and the targets and words shown under it, such as a card: they must be of one contact."""

    name: str
    hrefs: tuple[str, ...]
    text: str = ""


@dataclass
class Reading:
    """Everything found in one file.

    Attributes:
        needs_main_numbers: It is a whole page: the emergency number and the hotline must be on it.
        path: The file's own path, where a path promises a certain content.
        fault: Why the file could not be read by its format, or an empty string.
    """

    words: list[Words] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)
    labelled: list[Labelled] = field(default_factory=list)
    needs_main_numbers: bool = False
    path: str = ""
    fault: str = ""

    def add(self, other: Reading) -> None:
        """Take over what was found in a part, such as the text behind a QR code."""
        self.words += other.words
        self.links += other.links
        self.values += other.values
        self.labelled += other.labelled
        self.fault = self.fault or other.fault


def open_xml(raw: bytes) -> tuple[Reading, list[tuple[str, ET.Element]]]:
    """Return an empty reading, and every element with its tag without a namespace; a broken file gives a fault only."""
    try:
        root = ET.fromstring(raw)  # noqa: S314  # external entities are not followed, and the expansion limit is expat's
    except ET.ParseError as error:
        return Reading(fault=str(error)), []
    return Reading(), [(bare(element.tag) if isinstance(element.tag, str) else "", element) for element in root.iter()]


def bare(name: str) -> str:
    """Return the name of an element or attribute without its namespace."""
    return name.rsplit("}", 1)[-1]
