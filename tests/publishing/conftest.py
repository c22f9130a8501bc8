"""What is published of the frozen campaign, and tests that damage copies of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def built_site(small_site: Path) -> Path:
    """The site that these tests serve, copy and compare."""
    return small_site


@pytest.fixture
def copy(built_site: Path, tmp_path: Path) -> Path:
    """A copy that a test may damage."""
    return Path(shutil.copytree(built_site, tmp_path / "copy"))
