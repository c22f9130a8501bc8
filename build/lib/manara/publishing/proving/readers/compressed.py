"""Reads precompressed copies: what a browser unpacks is read by the format inside."""

from __future__ import annotations

import zlib

import brotli

from manara.publishing.proving.readers import reader_of
from manara.publishing.proving.reading import Reading

# The largest file of the site has 2 MB.
LARGEST = 50_000_000


def unpack(raw: bytes, suffix: str, largest: int = LARGEST) -> bytes:
    """Return what is packed; a few bytes can stand for billions, so no more than *largest* are unpacked.

    Raises:
        OSError: It is broken, or larger.
    """
    if suffix == "gz":
        engine = zlib.decompressobj(zlib.MAX_WBITS | 16)
        content, finished = engine.decompress(raw, largest + 1), engine.eof
    else:
        decoder = brotli.Decompressor()
        content = decoder.process(raw, output_buffer_limit=largest + 1)
        finished = decoder.is_finished()
    if not finished or len(content) > largest:
        raise OSError(f"more than {largest} bytes, or not whole")
    return content


def read(raw: bytes, name: str) -> Reading:
    """Return what is in the file inside."""
    inner, suffix = name.rsplit(".", 1)
    try:
        content = unpack(raw, suffix)
    except (OSError, EOFError, zlib.error, brotli.error) as error:
        return Reading(fault=str(error))
    reader = reader_of(inner)
    return Reading(fault=inner) if reader is None else reader(content, inner)
