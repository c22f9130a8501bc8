"""What a reader can do in a browser, and what a closed browser has left behind; one form for both browsers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# Session files of Firefox: the magic, then the length, then LZ4 blocks.
_MOZLZ4 = b"mozLz40\0"


class Visit(Protocol):
    """One browser with a fresh profile."""

    version: str

    def open(self, address: str) -> None:
        """Type an address."""

    def tap(self, css: str, leads_to: str = "") -> None:
        """Tap the first element that matches, and wait until the address contains *leads_to*."""

    def keys(self, *keys: str) -> None:
        """Press and release keys one after the other."""

    def write(self, css: str, words: str) -> None:
        """Write into a field."""

    def download(self, address: str) -> None:
        """Open an address that is saved, not shown."""

    def save(self, css: str) -> None:
        """Tap a link to a file that is saved, and wait until it is."""

    def wait_for(self, part: str) -> None:
        """Wait until the address contains *part* and the page is there."""

    def back(self) -> str:
        """Press Back once and return the address that is then open; empty when there was nothing to go back to."""

    def close(self) -> None:
        """Close the browser as a person would."""


@dataclass
class Left:
    """What a closed profile shows of one origin.

    Attributes:
        titles: Title of each line that the browser's own history list would show.
        cookies: Cookies of any kind.
        storage: Entries or files in local, session and database storage, caches and service workers.
        copies: Files that hold text of our pages.
        sessions: Addresses of our pages in files from which a session is restored.
        downloads: Lines in the list of downloads.
        mentions: Kinds of files in which the site's address stands, visible or not.
        secure: Hosts that the browser remembers to ask by https only (HSTS, RFC 6797).
    """

    titles: list[str] = field(default_factory=list)
    cookies: int = 0
    storage: int = 0
    copies: int = 0
    sessions: int = 0
    downloads: int = 0
    mentions: list[str] = field(default_factory=list)
    secure: int = 0


def files_with(folder: Path, needles: Iterable[bytes]) -> list[Path]:
    """Return all files below *folder* that contain any of *needles*, as bytes or as UTF-16."""
    wanted = [form for needle in needles for form in (needle, needle.decode().encode("utf-16-le"))]
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            content = unpacked(path.read_bytes())
            if any(form in content for form in wanted):
                found.append(path)
    return found


def addresses_in(paths: Iterable[Path], site: str) -> set[str]:
    """Return the different page addresses of *site* that stand in *paths*."""
    pattern = re.compile(re.escape(site.encode()) + rb"/[a-z0-9/_-]*(?:\.html)?")
    return {address.decode() for path in paths for address in pattern.findall(unpacked(path.read_bytes()))}


def unpacked(content: bytes) -> bytes:
    """Return *content*, with Firefox' own compression taken off."""
    return lz4_block(content[len(_MOZLZ4) + 4 :]) if content.startswith(_MOZLZ4) else content


def lz4_block(packed: bytes) -> bytes:
    """Return the bytes of one LZ4 block; the format is short, and a library for one file kind is not.

    >>> lz4_block(bytes([0x44]) + b"abcd" + bytes([4, 0]) + bytes([0x10]) + b"!")
    b'abcdabcdabcd!'
    """
    out = bytearray()
    at = 0
    while at < len(packed):
        token = packed[at]
        at += 1
        length, at = _length(packed, at, token >> 4)
        out += packed[at : at + length]
        at += length
        if at >= len(packed):
            break
        offset = packed[at] | packed[at + 1] << 8
        length, at = _length(packed, at + 2, token & 15)
        for _ in range(length + 4):
            out.append(out[-offset])
    return bytes(out)


def _length(packed: bytes, at: int, length: int) -> tuple[int, int]:
    if length == 15:
        while True:
            more = packed[at]
            at += 1
            length += more
            if more != 255:
                break
    return length, at
