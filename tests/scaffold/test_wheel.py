"""The wheel alone makes, checks and builds a campaign anywhere, without a network, step by step as the readme says.

The program is installed into an environment of its own; the libraries it needs are those of the tests, lent by path,
so that nothing is asked of a registry.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import sysconfig
import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """Build it from the files that belong to the program, as an installation does."""
    folder = tmp_path_factory.mktemp("wheel")
    sources = folder / "sources"
    names = ["scripts", "pyproject.toml", "requirements.in", "requirements.lock", "README.md", "LICENSE"]
    sources.mkdir()
    for name in names:
        subprocess.run(["cp", "-r", repository / name, sources / name], check=True)
    _run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "-q",
            "--no-deps",
            "--no-build-isolation",
            "--no-index",
            "-w",
            folder,
            sources,
        ]
    )
    return next(folder.glob("manara-*.whl"))


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """Make an environment that has the wheel and nothing else of its own."""
    folder = tmp_path_factory.mktemp("environment")
    _run([sys.executable, "-m", "venv", "--without-pip", folder])
    python = folder / "bin" / "python"
    _run([sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-index", "--no-deps", wheel])
    site = next((folder / "lib").glob("python*/site-packages"))
    (site / "lent.pth").write_text(f"{sysconfig.get_path('purelib')}\n{sysconfig.get_path('platlib')}\n", "utf-8")
    return folder


def _run(command: list[object], folder: Path | None = None) -> str:
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "MANARA"))}
    surroundings |= {"PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [str(part) for part in command], cwd=folder, env=surroundings, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_a_campaign_needs_its_folder_and_the_wheel(
    tmp_path: Path, environment: Path, wheel: Path, repository: Path
) -> None:
    manara = environment / "bin" / "manara"
    _run([manara, "new", "lantern", "--name", "Lantern", "--region", "JO", "--languages", "ar,en"], tmp_path)
    root = tmp_path / "lantern"

    assert _run([manara, "check"], root).strip() == "No problems."
    assert "The campaign is in site" in _run([manara, "build"], root)
    assert (root / "site/ar/print/poster-workers-a4.pdf").stat().st_size > 10_000
    assert 'lang="ar"' in (root / "site/ar/help.html").read_text("utf-8")
    _run([manara, "verify", "site"], root)
    # The program that did it was the wheel's, and it is the one that requirements.txt names.
    place = _run([environment / "bin" / "python", "-c", "import manara; print(manara.__file__)"], root)
    assert place.startswith(str(environment))
    pinned = (root / "requirements.txt").read_text("utf-8")
    assert f"--hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}" in pinned
    assert (root / "requirements.lock").read_text("utf-8") == (repository / "requirements.lock").read_text("utf-8")


def test_the_wheel_holds_the_program_and_no_campaign(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert all(name.startswith(("manara/", "manara-")) for name in names)
    assert {"manara/theme/main.html", "manara/languages/ar/site.po", "manara/scaffold/skeleton/words/ar.yml"} <= set(
        names
    )
