"""Puts a finished folder in the place of the old one."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def swap_into_place(new: Path, output: Path) -> None:
    """Make *output* be *new*; the old folder is removed after the rename."""
    old = output.with_name(f"{output.name}.old-{new.name.rsplit('-', 1)[-1]}")
    new.chmod(0o755)
    if output.exists():
        output.rename(old)
    new.rename(output)
    shutil.rmtree(old, ignore_errors=True)
