"""What the manifest says of dependencies is read once for the same packages."""

from __future__ import annotations

import importlib.metadata
from typing import TYPE_CHECKING

import pytest

from manara.publishing.making.dependencies import DEPENDENCIES, OWN, _installed, dependencies_of
from manara.work.cache import Cache

if TYPE_CHECKING:
    from pathlib import Path


def test_dependencies_are_those_that_are_installed(tmp_path: Path) -> None:
    """Direct and indirect ones, in order, without what only tests need; the second time from memory."""
    found = dependencies_of(Cache(tmp_path))

    assert list(found) == sorted(found)
    assert found["mkdocs"][0] == importlib.metadata.version("mkdocs")
    assert {"babel", "markupsafe"} <= set(found)
    assert not {"pytest", "playwright", "manara"} & set(found)
    assert dependencies_of(Cache(tmp_path)) == found


@pytest.mark.parametrize(
    ("said", "licence"),
    [
        pytest.param("License-Expression: mit", {"expression": "MIT"}, id="an expression"),
        pytest.param("License: BSD-3-Clause", {"expression": "BSD-3-Clause"}, id="the older field"),
        pytest.param(
            "License: The whole text\nClassifier: License :: OSI Approved :: BSD License",
            {"license": {"name": "BSD License"}},
            id="a text",
        ),
        pytest.param(
            "Classifier: License :: OSI Approved :: GNU Library or Lesser General Public License (LGPL)",
            {"license": {"name": "GNU Library or Lesser General Public License (LGPL)"}},
            id="a classifier alone",
        ),
        pytest.param("Summary: nothing", {}, id="nothing"),
    ],
)
def test_a_licence_is_taken_from_where_a_package_states_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, licence: dict[str, object]
) -> None:
    """A bill of materials without the licence of its fonts or decoders helps nobody who has to approve it."""
    for name, more in ((OWN, "Requires-Dist: thing"), ("thing", said)):
        folder = tmp_path / f"{name}-1.0.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n{more}\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))

    assert dependencies_of(Cache(None)) == {"thing": ("1.0", licence)}


def test_another_installed_version_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The memory is for the same packages only; what is no memory is not believed."""
    found = dependencies_of(Cache(tmp_path))
    Cache(tmp_path).put(DEPENDENCIES, *_installed(), made=b'{"mkdocs": ["9", {}]}')
    assert dependencies_of(Cache(tmp_path)) == {"mkdocs": ("9", {})}

    (tmp_path / "other" / "new-1.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(str(tmp_path / "other"))
    assert dependencies_of(Cache(tmp_path)) == found

    Cache(tmp_path).put(DEPENDENCIES, *_installed(), made=b"[1")
    assert dependencies_of(Cache(tmp_path)) == found
