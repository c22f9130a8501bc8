"""Reads printed matter: the PDF's text, its links, its title, and the QR codes on its pages as a camera sees them."""

from __future__ import annotations

import ctypes
import re
from itertools import pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from manara.publishing.readers import image
from manara.publishing.reading import Link, Reading, Words

# 150 dots an inch: the smallest code on our sheets is 20 mm, some 3 dots a module.
SCALE = 150 / 72


def read(raw: bytes, name: str) -> Reading:  # noqa: ARG001  # every reader takes the name
    """Return text, links and decoded codes of all pages."""
    reading = Reading()
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        return Reading(fault=str(error))
    try:
        for key in ("Title", "Subject", "Keywords", "Author"):
            reading.words.append(Words(document.get_metadata_value(key), key))
        for page in document:
            reading.words.append(Words(_seen(page.get_textpage()), "page"))
            reading.links += _links(document, page)
            bitmap = page.render(scale=SCALE, grayscale=True)
            reading.add(image.decode(memoryview(bitmap.buffer).cast("B"), bitmap.width, bitmap.height, bitmap.stride))
            page.close()
    finally:
        document.close()
    return reading


def _seen(textpage: Any) -> str:
    """Return the text with every number's digits in the order they stand on the paper.

    The library puts the groups of a number in the wrong order when its line also holds Arabic; what counts is what
    a reader sees, so digits are sorted by their place.
    """
    text = "".join(chr(pdfium.FPDFText_GetUnicode(textpage.raw, n)) for n in range(textpage.count_chars()))
    seen = re.sub(r"[0-9][0-9 ]*[0-9]", lambda run: _in_place(textpage, run), text)
    return seen.replace("\r", "").replace("\0", "")


def _in_place(textpage: Any, run: re.Match[str]) -> str:
    boxes = [(*textpage.get_charbox(run.start() + n, loose=True), sign) for n, sign in enumerate(run[0]) if sign != " "]
    wide = max(box[2] for box in boxes) - min(box[0] for box in boxes)
    tall = max(box[3] for box in boxes) - min(box[1] for box in boxes)
    first, last = (0, 2) if wide >= tall else (1, 3)  # turned: read upwards
    size = min(wide, tall)
    boxes.sort(key=lambda box: float(box[first]))
    parts = [str(boxes[0][4])]
    for before, box in pairwise(boxes):
        gap = box[first] - before[last]
        parts.append(("\n" if gap > 0.6 * size else " " if gap > size / 10 else "") + str(box[4]))
    return "".join(parts)


def _links(document: Any, page: Any) -> list[Link]:
    found: list[Link] = []
    position, annotation = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page.raw, position, annotation):
        action = pdfium.FPDFLink_GetAction(annotation)
        if action and pdfium.FPDFAction_GetType(action) == pdfium.PDFACTION_URI:
            size = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0)
            buffer = ctypes.create_string_buffer(size)
            pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, size)
            found.append(Link(buffer.value.decode("utf-8", "replace")))
    return found
