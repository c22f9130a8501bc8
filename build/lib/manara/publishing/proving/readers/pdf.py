"""Reads printed matter: the PDF's text, its links, its title, and the QR codes on its pages as a camera sees them."""

from __future__ import annotations

import ctypes
import re
from itertools import pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp

from manara.publishing.proving.readers import image
from manara.publishing.proving.reading import Link, Reading, Words

# The sheets draw no other kind of code, and looking for all kinds takes ten times as long.
KINDS = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
# 150 dots an inch: the smallest code on our sheets is 20 mm, some 3 dots a module.
SCALE = 150 / 72
# Addresses, as far as they reach without a space; and digits of any script: a look-alike must not escape because it is
# not ASCII.
_ADDRESS = re.compile(r"[A-Za-z0-9@:/_-]+(?:[.@/][A-Za-z0-9@:/_-]+)+")
_RUN = re.compile(rf"{_ADDRESS.pattern}|\d[\d \u00a0\u202f]*\d")


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
            reading.words += [Words(line, "page") for line in _lines(textpage)]
            reading.links += _links(document, page, textpage)
            bitmap = page.render(scale=SCALE, grayscale=True)
            pixels = memoryview(bitmap.buffer).cast("B")
            reading.add(image.decode(pixels, bitmap.width, bitmap.height, bitmap.stride, KINDS))
            page.close()
    finally:
        document.close()
    return reading


def _lines(textpage: Any) -> list[str]:
    """Return the lines of a page twice where it matters: as programs read its numbers, and as eyes do.

    A line that also holds Arabic turns the groups of a number round, either on the paper or for who listens, searches
    and copies: both must be right. The parts of an address are taken as they stand; no library gives them otherwise.
    """
    places, signs = _signs(textpage)
    text = "".join(signs)

    def in_place(run: re.Match[str]) -> str:
        return _in_place(textpage, places[run.start() : run.end()], run[0])

    read = [line.replace("\u00a0", " ") for line in _whole(_ADDRESS.sub(in_place, text))]
    seen = _whole(_RUN.sub(in_place, text))
    return [*read, *(line for line in seen if line not in read)]


def _whole(text: str) -> list[str]:
    """Return the lines: a number is never broken over two, and what stands below it is another."""
    return text.replace("\r", "").replace("\0", "").splitlines()


def _signs(textpage: Any) -> tuple[list[int], list[str]]:
    """Return the characters and their numbers in the page; the library gives those beyond U+FFFF as two halves."""
    places: list[int] = []
    signs: list[str] = []
    for place in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage.raw, place)
        if 0xDC00 <= code < 0xE000 and signs and 0xD800 <= ord(signs[-1]) < 0xDC00:
            signs[-1] = chr(0x10000 + ((ord(signs[-1]) - 0xD800) << 10) + code - 0xDC00)
        else:
            places.append(place)
            signs.append(chr(code))
    return places, signs


def _in_place(textpage: Any, places: list[int], run: str) -> str:
    boxes = [
        (*textpage.get_charbox(place, loose=True), sign)
        for place, sign in zip(places, run, strict=True)
        if not sign.isspace()
    ]
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


def _links(document: Any, page: Any, textpage: Any) -> list[Link]:
    """Return where taps lead, each with the words that are tapped."""
    found: list[Link] = []
    position, annotation = ctypes.c_int(0), pdfium.FPDF_LINK()
    places, signs = _signs(textpage)
    boxes = [textpage.get_charbox(at, loose=True) for at in places]
    while pdfium.FPDFLink_Enumerate(page.raw, position, annotation):
        action = pdfium.FPDFLink_GetAction(annotation)
        if action and pdfium.FPDFAction_GetType(action) == pdfium.PDFACTION_URI:
            size = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0)
            buffer = ctypes.create_string_buffer(size)
            pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, size)
            place = pdfium.FS_RECTF()
            pdfium.FPDFLink_GetAnnotRect(annotation, place)
            found.append(Link(buffer.value.decode("utf-8", "replace"), _tapped(signs, boxes, place)))
    return found


def _tapped(signs: list[str], boxes: list[tuple[float, ...]], tap: Any) -> str:
    """Return the words in the middle of a tap's place, which reaches into the lines above and below."""
    slack = min(tap.right - tap.left, tap.top - tap.bottom) / 5
    wide = tap.right - tap.left >= tap.top - tap.bottom  # or turned
    across, along = (0.0, slack) if wide else (slack, 0.0)
    words = [
        sign
        for sign, (left, low, right, high) in zip(signs, boxes, strict=True)
        if tap.left + across <= (left + right) / 2 <= tap.right - across
        and tap.bottom + along <= (low + high) / 2 <= tap.top - along
    ]
    return " ".join("".join(words).replace("\u00a0", " ").split())
