"""Reads printed matter: the PDF's text, its links, its title, and the QR codes on its pages as a camera sees them."""

from __future__ import annotations

import ctypes
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
            reading.words.append(Words(page.get_textpage().get_text_bounded().replace("\r", ""), "page"))
            reading.links += _links(document, page)
            bitmap = page.render(scale=SCALE, grayscale=True)
            reading.add(image.decode(memoryview(bitmap.buffer).cast("B"), bitmap.width, bitmap.height, bitmap.stride))
            page.close()
    finally:
        document.close()
    return reading


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
