"""Of which commit an edition is, and when that was made."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Ends the name of a commit from which the sources differ.
CHANGED = "+changes"
SOURCES = ("data", "docs", "overrides", "languages", "scripts", "mkdocs.yml", "requirements.lock")


def commit_of(root: Path) -> str:
    """Return the commit, ``+changes`` when files differ from it, or an empty string outside a repository."""
    commit = _git(root, "rev-parse", "HEAD")
    return f"{commit}{CHANGED}" if commit and _git(root, "status", "--porcelain", "--", *SOURCES) else commit


def commit_time(root: Path) -> int:
    """Return the last commit's time in seconds since 1970, or 0 outside a repository."""
    return int(_git(root, "log", "-1", "--format=%ct") or 0)


def _git(root: Path, *words: str) -> str:
    git = shutil.which("git")
    if git is None:
        return ""
    return subprocess.run([git, "-C", str(root), *words], capture_output=True, text=True, check=False).stdout.strip()
