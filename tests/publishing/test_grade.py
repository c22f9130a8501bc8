"""What we publish is graded as any other site is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from manara.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_our_own_folder_gets_an_a(small_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every group has nearly all of its points."""
    assert main(["grade", str(small_site), "--at-least", "A", "--json"]) == 0

    values = json.loads(capsys.readouterr().out)
    assert all(group["points"] >= group["of"] - 2 for group in values["groups"].values())
    assert values["notes"] == []
