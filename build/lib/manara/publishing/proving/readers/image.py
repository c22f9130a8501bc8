"""Reads images: the QR codes in them, and the words of their metadata.

Letters drawn in an image are not read. The pictures this program makes carry the words they show as their description
(printing/sheet.py), which is read; others must be drawings whose text is text.
"""

from __future__ import annotations

import io
import re

import zxingcpp
from PIL import Image, UnidentifiedImageError

from manara.publishing.proving.reading import Link, Reading, Words

# Kinds of codes a camera might follow.
EVERY = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.All)

# A poster at 300 points an inch has 9 million; a small file can claim billions.
MOST_POINTS = 40_000_000
_TARGET = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


def read(raw: bytes, name: str) -> Reading:  # noqa: ARG001  # every reader takes the name
    """Return what the codes in an image say."""
    try:
        picture = Image.open(io.BytesIO(raw))
        if picture.width * picture.height > MOST_POINTS:
            return Reading(fault=f"{picture.width} × {picture.height} points")
        gray = picture.convert("RGBA")
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        return Reading(fault=str(error))
    flat = _on_paper(gray).convert("L")
    reading = decode(memoryview(flat.tobytes()), flat.width, flat.height, flat.width)
    reading.words += [Words(value, str(key)) for key, value in picture.info.items() if isinstance(value, str)]
    return reading


def _on_paper(picture: Image.Image) -> Image.Image:
    """Return a picture in RGBA with white behind its clear places, as a page shows it; most have none."""
    if picture.getextrema()[-1] == (255, 255):
        return picture
    paper = Image.new("RGBA", picture.size, "white")
    paper.alpha_composite(picture)
    return paper


def decode(
    pixels: memoryview,
    width: int,
    height: int,
    stride: int,
    formats: zxingcpp.BarcodeFormats = EVERY,
) -> Reading:
    """Return the codes in a grey picture of *width* × *height*, whose lines are *stride* bytes apart."""
    if stride != width:
        pixels = memoryview(b"".join(pixels[line * stride : line * stride + width] for line in range(height)))
    reading = Reading()
    for code in zxingcpp.read_barcodes(pixels.cast("B", (height, width)), formats=formats):
        if _TARGET.fullmatch(code.text):
            reading.links.append(Link(code.text, "", "QR code"))
        else:
            reading.words.append(Words(code.text, "QR code"))
    return reading
