"""The folder of checks is their register."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from manara.checks import SUBJECT_NAMES, register

if TYPE_CHECKING:
    from pathlib import Path


def test_every_file_is_a_check_under_its_path(repository: Path) -> None:
    """None is forgotten, and none has another name than its place says."""
    folder = repository / "scripts" / "manara" / "checks"
    files = {
        f"{path.parent.name}.{path.stem.replace('_', '-')}" for path in folder.glob("*/*.py") if path.stem != "__init__"
    }

    assert files == set(register.every())
    assert len(files) > 80


@pytest.mark.parametrize("check", register.every().values(), ids=lambda check: check.id)
def test_a_check_says_what_it_is_for(check: register.Check) -> None:
    """Its module's docstring is its manual: a sentence first; its group says which subject asks for it."""
    assert check.id == getattr(check.module, "ID", check.id)
    assert check.subject in SUBJECT_NAMES
    assert re.match(r"[A-Z].+[.:?]\Z", (check.module.__doc__ or "").partition("\n\n")[0].replace("\n", " "))
