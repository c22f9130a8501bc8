"""What the manifest says of dependencies is read once for the same packages."""

from __future__ import annotations

import importlib.metadata
from typing import TYPE_CHECKING

from manara.publishing.making.dependencies import DEPENDENCIES, _installed, dependencies_of
from manara.work.cache import Cache

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_dependencies_are_those_that_are_installed(tmp_path: Path) -> None:
    """Direct and indirect ones, in order, without what only tests need; the second time from memory."""
    found = dependencies_of(Cache(tmp_path))

    assert list(found) == sorted(found)
    assert found["mkdocs"][0] == importlib.metadata.version("mkdocs")
    assert {"babel", "markupsafe"} <= set(found)
    assert not {"pytest", "playwright", "manara"} & set(found)
    assert dependencies_of(Cache(tmp_path)) == found


def test_another_installed_version_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The memory is for the same packages only; what is no memory is not believed."""
    found = dependencies_of(Cache(tmp_path))
    Cache(tmp_path).put(DEPENDENCIES, *_installed(), made=b'{"mkdocs": ["9", ""]}')
    assert dependencies_of(Cache(tmp_path)) == {"mkdocs": ("9", "")}

    (tmp_path / "other" / "new-1.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(str(tmp_path / "other"))
    assert dependencies_of(Cache(tmp_path)) == found

    Cache(tmp_path).put(DEPENDENCIES, *_installed(), made=b"[1")
    assert dependencies_of(Cache(tmp_path)) == found
