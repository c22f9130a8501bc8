"""What lies in a picture's file beside the picture: where and with what it was taken, notes, previews, hidden files.

Only the parts that are needed to draw it are known here; everything else is named, and can be taken out.
"""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
# PNG: https://www.w3.org/TR/png-3/#11Chunks; WebP: RFC 9649, section 2.
_PNG = frozenset({"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs", "hIST"})
_WEBP = frozenset({"VP8 ", "VP8L", "VP8X", "ALPH"})
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# JPEG markers without a length, and those that hold what is not the picture (APP0 and APP14 say how to read it).
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_COMMENT, _START_OF_SCAN, _END = 0xFE, 0xDA, 0xD9
_NEEDED_APPS = frozenset({0xE0, 0xEE})


def foreign_parts(raw: bytes) -> list[str]:
    """Return the names of the parts of a PNG, JPEG or WebP that are not the picture; empty for other files."""
    try:
        if raw.startswith(_SIGNATURE):
            return sorted(set(_in_png(raw)))
        if raw.startswith(b"\xff\xd8"):
            return sorted(set(_in_jpeg(raw)))
        if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
            return sorted(set(_in_webp(raw)))
    except (struct.error, IndexError):
        return ["?"]
    return []


def _in_png(raw: bytes) -> Iterator[str]:
    place = len(_SIGNATURE)
    while place < len(raw):
        (length,) = struct.unpack(">I", raw[place : place + 4])
        name = raw[place + 4 : place + 8].decode("latin-1")
        if name not in _PNG:
            yield name
        place += 12 + length
        if name == "IEND":
            break
    if place < len(raw):
        yield "…"


def _in_jpeg(raw: bytes) -> Iterator[str]:
    place = 2
    while place < len(raw):
        marker = raw[place + 1]
        if raw[place] != 0xFF:
            place += 1
            continue
        if marker in _ALONE or marker == 0xFF:
            place += 1 if marker == 0xFF else 2
            continue
        if marker == _END:
            place += 2
            break
        (length,) = struct.unpack(">H", raw[place + 2 : place + 4])
        if 0xE0 <= marker <= 0xEF and marker not in _NEEDED_APPS:
            yield f"APP{marker - 0xE0}"
        elif marker == _COMMENT:
            yield "COM"
        place += 2 + length
        if marker == _START_OF_SCAN:
            while place + 1 < len(raw) and not (raw[place] == 0xFF and raw[place + 1] not in (0, *_ALONE)):
                place += 1
    if place < len(raw):
        yield "…"


def _in_webp(raw: bytes) -> Iterator[str]:
    (size,) = struct.unpack("<I", raw[4:8])
    place = 12
    while place + 8 <= min(len(raw), size + 8):
        name = raw[place : place + 4].decode("latin-1")
        (length,) = struct.unpack("<I", raw[place + 4 : place + 8])
        if name not in _WEBP:
            yield name
        place += 8 + length + length % 2
    if size + 8 < len(raw):
        yield "…"


def bare(raw: bytes) -> bytes:
    """Return the same picture, turned as a camera says it stands, with nothing else in its file.

    Raises:
        OSError: It is no picture.
    """
    from PIL import Image, ImageOps  # noqa: PLC0415  # loaded only when there is a picture

    with Image.open(io.BytesIO(raw)) as opened:
        kind = opened.format or "PNG"
        picture = ImageOps.exif_transpose(opened)
        picture.load()
    picture.info = {key: value for key, value in picture.info.items() if key == "transparency"}
    made = io.BytesIO()
    if kind == "PNG":
        picture.save(made, kind, optimize=True)
    else:
        picture.save(made, kind, quality=90)
    return made.getvalue()
