"""No name of a page is secretly mandatory: each page of each example takes another name, or goes."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from manara.checks.folder import check_folder
from manara.cli import main
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from manara.problems import Problem

# The address of a language is its folder: that page keeps its name.
HOME = "index.md"


def _pages(example: str) -> list[str]:
    return sorted({path.name for path in (ROOT / "examples" / example).glob("docs/*/*.md")} - {HOME})


def _after(folder: Path, example: str, *command: str) -> list[Problem]:
    """Return what is said of a copy of *example* after *command*, but that a draft pack waits for words."""
    root = folder / command[0]
    shutil.copytree(ROOT / "examples" / example, root, ignore=shutil.ignore_patterns(".cache", "site"))
    main([*command, "--root", str(root), "--language", "en"])
    return [one for one in check_folder(root) if one.check != "translations.catalog"]


@pytest.mark.parametrize("page", _pages("jordan"))
def test_a_page_takes_another_name(tmp_path: Path, page: str) -> None:
    assert _after(tmp_path, "jordan", "rename", page, f"other-{page}") == []


@pytest.mark.parametrize("page", _pages("farm"))
def test_a_page_goes(tmp_path: Path, page: str) -> None:
    """Whatever still names it is said at its file and line, and nothing else."""
    found = _after(tmp_path, "farm", "remove", page)

    assert [str(one.message) for one in found if page not in str(one.message)] == []
    assert all(one.line for one in found)
