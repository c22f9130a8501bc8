"""Writes a ``.br`` and a ``.gz`` beside every text, so that the web server packs nothing while visitors wait."""

from __future__ import annotations

import struct
import zlib
from concurrent.futures import Future, ThreadPoolExecutor
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


class Packing:
    """Packs texts on other cores while the build goes on; what a text became is found by its bytes."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(WORKERS)
        self._packed: dict[bytes, Future[dict[str, bytes]]] = {}

    def ahead(self, raw: bytes) -> Future[dict[str, bytes]]:
        """Begin to pack *raw*, unless that has begun."""
        if raw not in self._packed:
            self._packed[raw] = self._pool.submit(_pack, raw)
        return self._packed[raw]

    def close(self) -> None:
        """Give up what nobody waits for."""
        self._pool.shutdown(cancel_futures=True)


def compress(build: Build) -> list[Problem]:
    """Write the packed copies; the same bytes always give the same copies (no name and no time inside)."""
    packing = build.packing or Packing()
    paths = sorted(path for path in build.folder.rglob("*") if path.suffix in TEXTS and path.is_file())
    for path, packed in [(path, packing.ahead(path.read_bytes())) for path in paths]:
        for suffix, content in packed.result().items():
            path.with_name(path.name + suffix).write_bytes(content)
    packing.close()
    return []


def compress_one(path: Path) -> None:
    """Write the packed copies of one file."""
    for suffix, content in _pack(path.read_bytes()).items():
        path.with_name(path.name + suffix).write_bytes(content)


def _pack(raw: bytes) -> dict[str, bytes]:
    """Return the packed copies of *raw* by suffix, as far as they are worth their file."""
    if len(raw) < SMALLEST:
        return {}
    packed = {".gz": gzipped(raw), ".br": brotli.compress(raw, quality=11)}
    return {suffix: content for suffix, content in packed.items() if len(content) < len(raw)}


def gzipped(raw: bytes) -> bytes:
    """Return *raw* in gzip's format.

    Python's own function writes another header from 3.13 on; this one says “unknown system” and no time, as RFC 1952
    allows, whatever runs it.
    """
    engine = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = engine.compress(raw) + engine.flush()
    return GZIP_HEADER + body + struct.pack("<II", zlib.crc32(raw), len(raw) & 0xFFFFFFFF)
