"""What bench/ says of a command is of that command."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bench.machine import run
from bench.server import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Callable


def test_memory_is_that_of_the_command(tmp_path: Path) -> None:
    """Neither this process's 200 MB, nor less than the command took."""
    own = bytearray(200_000_000)
    small, large = (run([sys.executable, "-c", f"bytearray({size})"], tmp_path) for size in (0, 100_000_000))
    del own

    assert small.memory < 40
    assert 100 < large.memory < 140


def test_a_command_that_fails_says_what_it_printed(tmp_path: Path) -> None:
    """A figure of a run that broke off would be a good one."""
    with pytest.raises(RuntimeError, match=r"(?s)ended with 3.*broken"):
        run([sys.executable, "-c", "import sys; print('broken'); sys.exit(3)"], tmp_path)


def test_every_step_of_a_build_is_timed(small_copy: Callable[..., Path], tmp_path: Path) -> None:
    """The steps are named by the build's own modules: a name that moved would only be noticed at the next measuring."""
    times = tmp_path / "times.json"
    command: list[str | Path] = [sys.executable, "-m", "bench.steps", small_copy(), tmp_path / "site", times, "--bare"]
    run(command, tmp_path, {"PYTHONPATH": str(Path(__file__).parent.parent)})

    found = json.loads(times.read_text("utf-8"))
    assert {"imports", "load and check", "MkDocs", "read back", "write manifest", "all"} <= found.keys()
    assert "write printed" not in found
    assert sum(found.values()) - found["all"] <= found["all"]


def test_what_the_server_loads_is_installed() -> None:
    """Each module of nginx that a measurement loads is a package that the tools bring."""
    modules = re.findall(r"/ngx_http_(\w+)_module\.so", SETTINGS)
    script = (Path(__file__).parent / "install-tools.sh").read_text("utf-8")

    loop = re.search(r"for module in ([\w -]+); do", script)
    assert modules
    assert loop is not None
    assert {name.replace("_", "-") for name in modules} <= set(loop[1].split())
