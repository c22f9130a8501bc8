"""Fixtures shared by all tests. The clock is fixed, so that tests pass in any year."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import launch, serving
from tests.warm import STORE, build_campaign

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
SMALL = ROOT / "tests" / "campaigns" / "small"
TODAY = "2026-11-27"
os.environ["MANARA_TODAY"] = TODAY


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder of what builds keep for each other, once for all workers."""
    if STORE not in os.environ:
        folder = tempfile.TemporaryDirectory(prefix="manara-tests-")
        os.environ[STORE] = folder.name
        config.add_cleanup(folder.cleanup)


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


def copy_small(root: Path) -> None:
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
        copy_small(root)
        return _changed(root, changes or {})

    return make


@contextmanager
def made_once(factory: pytest.TempPathFactory, name: str) -> Iterator[Path]:
    """Yield a folder that all test workers of a run share, to whoever comes first while it does not exist yet.

    The others wait until it is whole; nobody writes into it afterwards.
    """
    import fcntl  # Windows, which has none, runs the tests that need no built site

    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield shared / name


def whole_site(root: Path, output: Path) -> Path:
    """Return *output* with the whole campaign of *root* in it."""
    result = build_campaign(root, output)
    assert output.is_dir(), [str(problem) for problem in result.problems]
    return output


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small campaign, built once for all test workers."""
    with made_once(tmp_path_factory, "small-campaign") as root:
        if not (root / "site").is_dir():
            copy_small(root)
            whole_site(root, root / "site")
    return root / "site"


@pytest.fixture(scope="session")
def small_url(small_site: Path) -> Iterator[str]:
    """Address of the built small campaign on a small local server."""
    with serving(small_site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium, one per test worker."""
    chromium = launch()
    yield chromium
    chromium.close()
