"""The stock set-up compared with: mkdocs-material and mkdocs-static-i18n from PyPI, in an environment of their own."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from bench.content import WORK

if TYPE_CHECKING:
    from pathlib import Path

PINNED = ("mkdocs==1.6.1", "mkdocs-material==9.8.1", "mkdocs-static-i18n==1.3.1")


def stock_program(name: str = "mkdocs") -> Path:
    """Return a program of the stock environment; it is installed when first asked for."""
    folder = WORK / "stock"
    if not (folder / "bin" / "mkdocs").is_file():
        WORK.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run(
            [folder / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", *PINNED], check=True
        )
    return folder / "bin" / name
