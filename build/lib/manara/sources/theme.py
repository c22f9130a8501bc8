"""Where a template, style, script or drawing lies: in the campaign's ``overrides/``, else in the package's ``theme/``.

A campaign replaces a file of the theme by one of the same name, and adds files of its own beside it.
"""

from __future__ import annotations

from pathlib import Path

THEME = Path(__file__).parent.parent / "theme"
OVERRIDES = "overrides"


def theme_folders(root: Path) -> tuple[Path, Path]:
    """Return the campaign's folder and the package's, in the order in which they are looked into."""
    return root / OVERRIDES, THEME


def theme_file(root: Path, name: str) -> Path | None:
    """Return the file *name*, such as ``partials/pictograms/door.svg``, or ``None`` where neither has it."""
    return next((path for folder in theme_folders(root) if (path := folder / name).is_file()), None)


def theme_files(root: Path, folder: str, pattern: str) -> list[Path]:
    """Return the files of one folder of the theme that match *pattern*, by name; the campaign's replace ours."""
    found = {path.name: path for top in reversed(theme_folders(root)) for path in (top / folder).glob(pattern)}
    return [found[name] for name in sorted(found)]
