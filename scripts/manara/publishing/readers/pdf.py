"""Reads printed matter: the PDF's text, its links, its title, and the QR codes on its pages as a camera sees them."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp

from manara.publishing.readers import image
from manara.publishing.reading import Link, Reading, Words

# The sheets draw no other kind of code, and looking for all kinds takes ten times as long.
KINDS = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
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
            textpage = page.get_textpage()
            # A number is never broken over two lines, and what stands below it is another.
            reading.words += [Words(line, "page") for line in _read(textpage).splitlines()]
            reading.links += _links(document, page, textpage)
            bitmap = page.render(scale=SCALE, grayscale=True)
            pixels = memoryview(bitmap.buffer).cast("B")
            reading.add(image.decode(pixels, bitmap.width, bitmap.height, bitmap.stride, KINDS))
            page.close()
    finally:
        document.close()
    return reading


def _read(textpage: Any) -> str:
    """Return the text as programs give it to who listens, searches or copies.

    Digits turned round by a line of another direction are turned round here, too: nothing is put right by its place on
    the paper, for no other program does so.
    """
    return "".join(_signs(textpage)).replace("\r", "").replace("\0", "").replace("\u00a0", " ")


def _signs(textpage: Any) -> list[str]:
    """Return the characters; the library gives those beyond U+FFFF as two halves."""
    signs: list[str] = []
    for place in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage.raw, place)
        if 0xDC00 <= code < 0xE000 and signs and 0xD800 <= ord(signs[-1]) < 0xDC00:
            signs[-1] = chr(0x10000 + ((ord(signs[-1]) - 0xD800) << 10) + code - 0xDC00)
        else:
            signs.append(chr(code))
    return signs


def _links(document: Any, page: Any, textpage: Any) -> list[Link]:
    """Return where taps lead, each with the words that are tapped."""
    found: list[Link] = []
    position, annotation = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page.raw, position, annotation):
        action = pdfium.FPDFLink_GetAction(annotation)
        if action and pdfium.FPDFAction_GetType(action) == pdfium.PDFACTION_URI:
            size = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0)
            buffer = ctypes.create_string_buffer(size)
            pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, size)
            place = pdfium.FS_RECTF()
            pdfium.FPDFLink_GetAnnotRect(annotation, place)
            words = textpage.get_text_bounded(place.left, place.bottom, place.right, place.top)
            shown = " ".join(words.replace("\u00a0", " ").split())
            found.append(Link(buffer.value.decode("utf-8", "replace"), shown))
    return found
