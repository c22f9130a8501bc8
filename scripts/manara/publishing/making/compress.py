"""Writes a ``.br`` and a ``.gz`` beside every text, so that the web server packs nothing while visitors wait.

Brotli at its best is the costliest part of a build, and the edition's words, near the end of every page, change with
any page. A page is therefore packed in two pieces: everything before the words, kept in the cache under its digest, and
the rest as it stands (RFC 7932, section 9.2, has a block for that). It costs a visitor some 50 bytes a page and gives
the same bytes whether the first piece was kept or made anew.
"""

from __future__ import annotations

import struct
import zlib
from concurrent.futures import Future, ThreadPoolExecutor
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

import brotli

from manara.work.cache import Cache, digest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from manara.problems import Problem
    from manara.publishing.context import Build

TEXTS = frozenset({".html", ".css", ".js", ".json", ".xml", ".txt", ".svg", ".vcf", ".webmanifest"})
# Below this the answer fits one packet either way.
SMALLEST = 600
# Both libraries let other threads run while they pack; more threads than this gain nothing on small machines.
WORKERS = 2
# Texts in memory that wait to be packed, so that a thousand pages need no more of it than a hundred.
MOST_WAITING = 128
QUALITY = 11
# The cache's kind.
PACKED = "packed"
# What may follow the edition's words and still be left as it is, in bytes.
REST = 250
# The last, empty block of a stream.
_END = b"\x03"
# Magic number, deflate, no flags, no time, “packed as small as possible”, unknown system.
GZIP_HEADER = bytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255])


class Packing:
    """Packs texts on other cores while the build goes on; what a text became is found by its bytes.

    Args:
        cache: Where packed pieces are kept between builds.
        words: The edition's words in every language.
    """

    def __init__(self, cache: Cache | None = None, words: Iterable[str] = ()) -> None:
        self._pool = ThreadPoolExecutor(WORKERS)
        self._room = BoundedSemaphore(MOST_WAITING)
        self._packed: dict[str, Future[dict[str, bytes]]] = {}
        self._cache = cache or Cache(None)
        self._words = tuple(one.encode() for one in words)

    def ahead(self, raw: bytes) -> None:
        """Begin to pack *raw*, unless too many wait, which are held in memory: :meth:`write` packs it then."""
        key = digest(raw)
        if key not in self._packed and self._room.acquire(blocking=False):
            self._packed[key] = begun = self._pool.submit(self.pack, raw)
            begun.add_done_callback(lambda _: self._room.release())

    def write(self, paths: Iterable[Path]) -> None:
        """Write the packed copies of *paths* beside them."""
        for _ in self._pool.map(self._write, paths):
            pass  # what went wrong is raised here

    def tidy(self) -> None:
        """Forget the kept pieces that this build did not use."""
        self._cache.tidy(PACKED)

    def close(self) -> None:
        """Give up what nobody waits for."""
        self._pool.shutdown(cancel_futures=True)

    def _write(self, path: Path) -> None:
        raw = path.read_bytes()
        # What was begun stands before this in the queue, so it has an end.
        begun = self._packed.pop(digest(raw), None)
        for suffix, content in (self.pack(raw) if begun is None else begun.result()).items():
            path.with_name(path.name + suffix).write_bytes(content)

    def pack(self, raw: bytes) -> dict[str, bytes]:
        """Return the packed copies of *raw* by suffix, as far as they are worth their file."""
        if len(raw) < SMALLEST:
            return {}
        packed = {".gz": gzipped(raw), ".br": self._brotli(raw)}
        return {suffix: content for suffix, content in packed.items() if len(content) < len(raw)}

    def _brotli(self, raw: bytes) -> bytes:
        place = max((raw.rfind(words) for words in self._words), default=-1)
        first = raw[:place] if place > 0 and len(raw) - place <= REST else raw
        key = (PACKED, brotli.__version__, str(QUALITY), first)
        known = self._cache.get(*key)
        whole = _ended(known, raw[len(first) :]) if known else b""
        if not known or not _is(whole, raw):
            engine = brotli.Compressor(quality=QUALITY)
            known = engine.process(first) + engine.flush()
            self._cache.put(*key, made=known)
            whole = _ended(known, raw[len(first) :])
        return whole


def begin_packing(build: Build) -> list[Problem]:
    """Begin to pack every text that is finished by now; a page that offers files still waits for their sizes."""
    if build.packing is not None:
        for path in _texts(build):
            raw = path.read_bytes()
            if b"data-file=" not in raw:
                build.packing.ahead(raw)
    return []


def compress(build: Build) -> list[Problem]:
    """Write the packed copies; the same bytes always give the same copies (no name and no time inside)."""
    packing = build.packing or Packing()
    packing.write(_texts(build))
    return []


def _texts(build: Build) -> list[Path]:
    return sorted(path for path in build.folder.rglob("*") if path.suffix in TEXTS and path.is_file())


def _ended(packed: bytes, rest: bytes) -> bytes:
    """Return a whole Brotli stream: *packed* up to a flush, then at most :data:`REST` bytes as they are."""
    if rest:
        # Not last; four nibbles of length - 1; not packed; then up to the next whole byte.
        packed += ((len(rest) - 1) << 3 | 1 << 19).to_bytes(3, "little") + rest
    return packed + _END


def _is(packed: bytes, raw: bytes) -> bool:
    """Tell whether *packed* unpacks to *raw*: a damaged memory is never published."""
    try:
        return bool(brotli.decompress(packed) == raw)
    except brotli.error:
        return False


def gzipped(raw: bytes) -> bytes:
    """Return *raw* in gzip's format.

    Python's own function writes another header from 3.13 on; this one says “unknown system” and no time, as RFC 1952
    allows, whatever runs it.
    """
    engine = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = engine.compress(raw) + engine.flush()
    return GZIP_HEADER + body + struct.pack("<II", zlib.crc32(raw), len(raw) & 0xFFFFFFFF)
