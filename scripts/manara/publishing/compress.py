"""Writes a ``.br`` and a ``.gz`` beside every text, so that the web server packs nothing while visitors wait."""

from __future__ import annotations

import struct
import zlib
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import brotli

if TYPE_CHECKING:
    from pathlib import Path

    from manara.problems import Problem
    from manara.publishing.build import Build

TEXTS = frozenset({".html", ".css", ".js", ".json", ".xml", ".txt", ".svg", ".vcf", ".webmanifest"})
# Below this the answer fits one packet either way.
SMALLEST = 600
# Both libraries let other threads run while they pack; more threads than this gain nothing on small machines.
WORKERS = 2
# Magic number, deflate, no flags, no time, “packed as small as possible”, unknown system.
GZIP_HEADER = bytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255])


def compress(build: Build) -> list[Problem]:
    """Write the packed copies; the same bytes always give the same copies (no name and no time inside)."""
    paths = sorted(path for path in build.folder.rglob("*") if path.suffix in TEXTS and path.is_file())
    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(_pack, paths))
    return []


def _pack(path: Path) -> None:
    raw = path.read_bytes()
    packed = {".gz": gzipped(raw), ".br": brotli.compress(raw, quality=11)}
    for suffix, content in packed.items():
        copy = path.with_name(path.name + suffix)
        if len(raw) >= SMALLEST and len(content) < len(raw):
            copy.write_bytes(content)
        else:
            copy.unlink(missing_ok=True)


def gzipped(raw: bytes) -> bytes:
    """Return *raw* in gzip's format.

    Python's own function writes another header from 3.13 on; this one says “unknown system” and no time, as RFC 1952
    allows, whatever runs it.
    """
    engine = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = engine.compress(raw) + engine.flush()
    return GZIP_HEADER + body + struct.pack("<II", zlib.crc32(raw), len(raw) & 0xFFFFFFFF)
