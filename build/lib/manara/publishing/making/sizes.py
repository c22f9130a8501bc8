"""Writes what a download weighs beside its link: the true size of the built file."""

from __future__ import annotations

import posixpath
import re
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from manara.publishing.context import Build

_PLACE = re.compile(r'(<bdi class="size" dir="ltr" data-file="([^"]+)">)([^<]*)(?=</bdi>)')
_MEGABYTE = 1_000_000


def said(size: int) -> str:
    """``41.3 kB`` or ``3.4 MB``: rounded up, so that nobody pays for more than is said.

    The decimal is always there: “112 kB” beside a telephone would read as a number to call.
    """
    if size < _MEGABYTE:
        return f"{-(-size // 100) / 10:.1f}\u00a0kB"
    return f"{-(-size // 100_000) / 10:.1f}\u00a0MB"


def write_sizes(build: Build) -> None:
    """Write the size of every file that a page offers, where it exists by now."""
    for page in _pages(build):
        _fill(page, partial(_size, page))


def write_size(build: Build, path: str, size: int) -> list[Path]:
    """Write the size of one file into every page that offers it, and return the pages that changed."""

    def of(page: Path, name: str) -> str:
        here = posixpath.normpath(posixpath.join(page.parent.relative_to(build.folder).as_posix(), name))
        return said(size) if here == path else ""

    return [page for page in _pages(build) if _fill(page, partial(of, page))]


def _pages(build: Build) -> list[Path]:
    return [path for tag in build.campaign.tags for path in sorted((build.folder / tag).glob("*.html"))]


def _size(page: Path, name: str) -> str:
    path = page.parent / name
    return said(path.stat().st_size) if path.is_file() else ""


def _fill(page: Path, size_of: Callable[[str], str]) -> bool:
    """Put sizes where they belong; what *size_of* does not know stays."""
    before = page.read_text("utf-8")
    if "data-file=" not in before:
        return False
    after = _PLACE.sub(lambda match: match[1] + (size_of(match[2]) or match[3]), before)
    if after != before:
        page.write_text(after, "utf-8", newline="\n")
    return after != before
