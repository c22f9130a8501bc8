"""The same sources give the same bytes in another folder, time zone, locale, hash seed and umask."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import TODAY

PLACES = {
    "here": ("022", {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}),
    "elsewhere/deep": ("077", {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7"}),
}


def _digest(site: Path) -> str:
    lines = [
        f"{path.relative_to(site).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}"
        for path in sorted(site.rglob("*"))
        if path.is_file()
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


@pytest.mark.slow
def test_two_builds_are_byte_for_byte_the_same(campaign_dir: Callable[..., Path], tmp_path: Path) -> None:
    """Both digests are printed."""
    root = campaign_dir()
    digests = {}
    for name, (umask, environment) in PLACES.items():
        output = tmp_path / name / "site"
        words = [sys.executable, "-m", "manara", "build", "--root", str(root), "--output", str(output)]
        subprocess.run(
            ["sh", "-c", f'umask {umask}; exec "$@"', "sh", *words],
            env={**os.environ, **environment, "MANARA_TODAY": TODAY, "SOURCE_DATE_EPOCH": "1795564800"},
            check=True,
            capture_output=True,
        )
        digests[name] = _digest(output)
        print(name, digests[name])  # noqa: T201  # for the report

    assert len(set(digests.values())) == 1
