"""A campaign's own copy of what the package has, for tests that change it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from manara.sources.theme import THEME
from manara.translations.catalog import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path


def own_copy(root: Path, name: str) -> Path:
    """Return the file *name* of the campaign in *root*; what only the package has is copied there first.

    ``overrides/base.html`` is the theme's, ``languages/ar/site.po`` the language pack's.
    """
    path = root / name
    if not path.exists():
        folder, _, rest = name.partition("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy({"overrides": THEME, "languages": LANGUAGES}[folder] / rest, path)
    return path
