"""Icons in a page's words: ``:material-phone:`` becomes a drawing.

The drawings are files of the theme that MkDocs' Material brings, one folder per set; a name is the path with hyphens.
An icon that draws a figure or a code says something that no check can read, so such names are no icons here.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

SETS = ("material", "fontawesome-brands", "fontawesome-regular", "fontawesome-solid", "octicons", "simple")
# “:” and a name; the middle of “8:00-16:00” has no letter first.
MARK = re.compile(r":([a-z][a-z0-9_+-]*):")
# What draws digits, letters that spell them, or something a camera reads.
_FIGURES = re.compile(
    r"\d|qr|barcode|numeric"
    r"|(?:^|-)(?:[a-z]|numbers?|digits?|dice|die|roman|counter|pound|dialpad|keypad|braille|morse|letters?|alpha|alphabet[a-z]*"
    r"|zero|one|two|three|four|five|six|seven|eight|nine|ten)(?:-|$)"
)


@cache
def _folder() -> Path | None:
    found = find_spec("material")
    return Path(found.origin).parent / "templates" / ".icons" if found is not None and found.origin else None


def is_figure(name: str) -> bool:
    """Tell whether the icon *name* draws a figure, a letter or a code.

    >>> is_figure("material-numeric-2"), is_figure("material-phone")
    (True, False)
    """
    return _FIGURES.search(name) is not None


@lru_cache(maxsize=256)
def drawing(name: str) -> str:
    """Return the SVG of the icon *name*, such as ``material-phone``; an empty string where it is none."""
    folder = _folder()
    for group in SETS if folder is not None and not is_figure(name) else ():
        if name.startswith(f"{group}-"):
            path = folder / group.replace("-", "/") / f"{name.removeprefix(f'{group}-')}.svg" if folder else Path()
            return path.read_text("utf-8") if path.is_file() else ""
    return ""
