"""Reads precompressed copies: what a browser unpacks is read by the format inside."""

from __future__ import annotations

import gzip
import zlib

import brotli

from manara.publishing.readers import reader_of
from manara.publishing.reading import Reading


def read(raw: bytes, name: str) -> Reading:
    """Return what is in the file inside."""
    inner, suffix = name.rsplit(".", 1)
    try:
        content = gzip.decompress(raw) if suffix == "gz" else brotli.decompress(raw)
    except (OSError, EOFError, zlib.error, brotli.error) as error:
        return Reading(fault=str(error))
    reader = reader_of(inner)
    return Reading(fault=inner) if reader is None else reader(content, inner)
