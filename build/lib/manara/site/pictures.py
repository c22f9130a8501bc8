"""Pictures of pages get their size, so that nothing jumps while they load, and load when they come into sight."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

_IMG = re.compile(r"<img\b(?![^>]*\bwidth=)([^>]*?)\bsrc=\"([^\"]+)\"([^>]*?)>")


def with_sizes(html: str, docs: Path, page: str) -> str:
    """Return *html* with width, height and lazy loading on each picture.

    Args:
        html: A page's text.
        docs: The folder of all languages.
        page: The page below it, such as ``en/help.md``.
    """

    def sized(match: re.Match[str]) -> str:
        name = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(match[2])))
        path = docs / name
        if not path.is_file():
            return match[0]
        width, height = _size(path, path.stat().st_mtime_ns)
        return (
            f'<img{match[1]}src="{match[2]}"{match[3].rstrip("/ ")} width="{width}" height="{height}" loading="lazy">'
        )

    return _IMG.sub(sized, html) if "<img" in html else html


@lru_cache(maxsize=1024)
def _size(path: Path, _changed: int) -> tuple[int, int]:
    with Image.open(path) as picture:
        return picture.size
