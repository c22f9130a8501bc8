"""Fixtures shared by all tests. The clock is fixed, so that tests pass in any year."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import launch, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
SMALL = ROOT / "tests" / "campaigns" / "small"
TODAY = "2026-11-27"
os.environ["MANARA_TODAY"] = TODAY


@pytest.fixture(scope="session")
def repository() -> Path:
    """The project's own folder."""
    return ROOT


def _changed(root: Path, changes: dict[str, str | bytes | None]) -> Path:
    """Write each file of *changes* below *root*, as bytes or UTF-8, and remove those that are ``None``."""
    for name, content in changes.items():
        path = root / name
        if content is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


@pytest.fixture
def campaign_dir(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that copies the real campaign's sources and changes files in the copy.

    ``campaign_dir({"docs/ar/help.md": "..."})`` writes a file; ``None`` removes it; bytes are written as they are.
    """

    def make(changes: dict[str, str | bytes | None] | None = None) -> Path:
        root = tmp_path / "campaign"
        for name in ("data", "docs", "overrides"):
            shutil.copytree(ROOT / name, root / name)
        shutil.copy(ROOT / "mkdocs.yml", root)
        return _changed(root, changes or {})

    return make


def _copy_small(root: Path) -> None:
    """Copy the frozen campaign without what commands leave in it."""
    shutil.copytree(SMALL, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".cache", "site"))


@pytest.fixture(scope="session")
def small() -> Path:
    """A whole campaign of the tests' own, frozen; nobody writes into it."""
    return SMALL


@pytest.fixture
def small_copy(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that copies the small campaign and changes files in the copy, as ``campaign_dir`` does."""

    def make(changes: dict[str, str | bytes | None] | None = None) -> Path:
        root = tmp_path / "small"
        _copy_small(root)
        return _changed(root, changes or {})

    return make


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small campaign, built once per test worker."""
    from manara.publishing.build import build_campaign

    root = tmp_path_factory.mktemp("small")
    _copy_small(root)
    result = build_campaign(root, root / "site")
    assert (root / "site").is_dir(), [str(problem) for problem in result.problems]
    return root / "site"


@pytest.fixture(scope="session")
def small_url(small_site: Path) -> Iterator[str]:
    """Address of the built small campaign on a small local server."""
    with serving(small_site) as address:
        yield address


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole campaign, built once per test worker."""
    from manara.publishing.build import build_campaign

    output = tmp_path_factory.mktemp("built") / "site"
    result = build_campaign(ROOT, output)
    assert output.is_dir(), [str(problem) for problem in result.problems]
    return output


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """Address of the built campaign on a small local server."""
    with serving(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium, one per test worker."""
    chromium = launch()
    yield chromium
    chromium.close()
