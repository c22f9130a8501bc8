"""Renames and removes a page: its files, the links to it, the menu, the lock, and a redirect from its old address."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from manara.campaign.redirects import FILE
from manara.checks.pages.links import LINK, OUTSIDE
from manara.scaffold.edits import Edits, out_of_lists
from manara.translations.lock import LOCK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEADER = "# Old name of a page, and the page that stands for it: printed and sent addresses stay good.\n"
HOME = "index.md"


def rename(root: Path, old: str, new: str) -> Edits:
    """Return everything that makes the page *old* be the page *new* in all languages; nothing is written yet."""
    edits = Edits(root)
    for tag in _languages(root):
        if (root / "docs" / tag / old).is_file():
            edits.put(f"docs/{tag}/{new}", edits.now(f"docs/{tag}/{old}"))
            edits.remove(f"docs/{tag}/{old}")
    _relink(edits, lambda name: new if name == old else name, moved={old: new})
    for name in _settings(root):
        edits.put(name, _named(edits.now(name), old, new))
    _lock(edits, old, new)
    _redirect(edits, old, new)
    return edits


def remove(root: Path, name: str, to: str = "") -> Edits:
    """Return everything that takes the page *name* away in all languages; nothing is written yet.

    Args:
        root: The campaign's folder.
        name: The page.
        to: The page that answers in its place. Links lead there; without it they stay, and checks name them, and the
            old address leads to the first page.
    """
    edits = Edits(root)
    for tag in _languages(root):
        if (root / "docs" / tag / name).is_file():
            edits.remove(f"docs/{tag}/{name}")
    if to:
        _relink(edits, lambda known: to if known == name else known, moved={}, whole=True)
    for path in _settings(root):
        edits.put(path, out_of_lists(edits.now(path), name))
    _lock(edits, name, "")
    _redirect(edits, name, to or HOME)
    return edits


def _languages(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "docs").iterdir() if path.is_dir() and path.name != "decisions")


def _settings(root: Path) -> list[str]:
    """Return the files that name pages: settings and data, not the locks and the redirects."""
    found = [path.relative_to(root).as_posix() for path in sorted((root / "data").rglob("*.yml"))]
    return ["mkdocs.yml", *(name for name in found if name != FILE and "/contacts/" not in name)]


def _named(content: str, old: str, new: str) -> str:
    """Return *content* with the name of a page exchanged wherever it stands as a name."""
    return re.sub(rf"(?<![\w./-]){re.escape(old)}(?![\w-])", new, content)


def _relink(edits: Edits, where: Callable[[str], str], moved: dict[str, str], *, whole: bool = False) -> None:
    """Let every link of every page lead where its target is now.

    Args:
        edits: What is written so far.
        where: From a page's name to its present one.
        moved: Pages that stand in another folder now, by old name.
        whole: The section a link names is gone with its page.
    """
    back = {new: old for old, new in moved.items()}
    for tag in _languages(edits.root):
        folder = edits.root / "docs" / tag
        names = {path.relative_to(folder).as_posix() for path in folder.rglob("*.md")}
        names |= {name.removeprefix(f"docs/{tag}/") for name in edits.after if name.startswith(f"docs/{tag}/")}
        for name in sorted(names):
            path = f"docs/{tag}/{name}"
            if edits.after.get(path, b"") is None:
                continue
            was = back.get(name, name)

            def led(match: re.Match[str], name: str = name, was: str = was) -> str:
                target = match[1] or match[2]
                if OUTSIDE.match(target) or target.startswith(("#", "/")):
                    return match[0]
                link, mark, anchor = target.partition("#")
                known = posixpath.normpath(posixpath.join(posixpath.dirname(was), link))
                now = where(known)
                if now == known and was == name:
                    return match[0]
                leads = posixpath.relpath(now, posixpath.dirname(name) or ".")
                kept = "" if whole and now != known else mark + anchor
                return match[0].replace(target, leads + kept, 1)

            edits.put(path, LINK.sub(led, edits.now(path)))


def _lock(edits: Edits, old: str, new: str) -> None:
    """Let the rows of a page go with it: what was compared stays compared under another name."""
    lines = edits.now(LOCK).splitlines(keepends=True)
    if not lines:
        return
    head = re.compile(rf"{re.escape(old)}(?=[# ])")
    kept = [head.sub(new, line, count=1) if head.match(line) else line for line in lines if new or not head.match(line)]
    comments = [line for line in kept if line.startswith("#")]
    edits.put(LOCK, "".join([*comments, *sorted(line for line in kept if not line.startswith("#"))]))


def _redirect(edits: Edits, old: str, new: str) -> None:
    """Write the redirect; those that led to the old name lead on, and the new name is no old one any more."""
    lines = edits.now(FILE).splitlines() or HEADER.splitlines()
    kept = [
        re.sub(rf":[ \t]*{re.escape(old)}[ \t]*$", f": {new}", line)
        for line in lines
        if not re.match(rf"(?:{re.escape(new)}|{re.escape(old)})[ \t]*:", line)
    ]
    edits.put(FILE, "\n".join([*kept, f"{old}: {new}"]) + "\n")
