"""The way out of Material (decision 0001): no byte of a page comes from the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from manara.site.engine import build_site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

THEME = "theme:\n  name: manara\n"


@pytest.mark.slow
def test_the_site_is_the_same_to_the_byte_without_the_theme(small_copy: Callable[..., Path]) -> None:
    """Material remains as a library of icons for Markdown; templates, styles and scripts are ours."""
    root = small_copy()
    settings = root / "mkdocs.yml"
    assert THEME in settings.read_text("utf-8")
    (root / "overrides").mkdir()  # MkDocs wants a folder of templates where a theme has no name
    assert build_site(load_campaign(root), root / "with") == []
    settings.write_text(settings.read_text("utf-8").replace(THEME, "theme:\n  name: null\n  custom_dir: overrides\n"))
    assert build_site(load_campaign(root), root / "without") == []

    both = [
        {
            path.relative_to(root / name): path.read_bytes()
            for path in sorted((root / name).rglob("*"))
            if path.is_file()
        }
        for name in ("with", "without")
    ]
    assert len(both[0]) > 30
    assert both[0].keys() == both[1].keys()
    assert [name for name, content in both[0].items() if both[1][name] != content] == []
