"""The READMEs say what the program does, and their session is its real output."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from manara.cli import COMMANDS, main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

READMES = ("README.md", "README.ar.md")


@pytest.mark.parametrize("name", READMES)
def test_every_command_is_mentioned(repository: Path, name: str) -> None:
    """Also each make target an editor or operator needs."""
    content = (repository / name).read_text("utf-8")
    missing = [f"manara {command}" for command in COMMANDS if not re.search(rf"(manara|make) {command}\b", content)]

    assert missing == []
    for target in ("build", "test", "serve", "bench", "tripwire", "parity", "trace", "reproducible", "references"):
        assert f"make {target}" in content


@pytest.mark.parametrize("name", READMES)
def test_the_session_is_what_the_program_prints(
    repository: Path, campaign_dir: Callable[..., Path], capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """The page is changed as the text says, and the lines are compared."""
    root = campaign_dir()
    page = root / "docs" / "en" / "calling.md"
    page.write_text(page.read_text("utf-8").replace("phone:hotline", "phone:hotlien", 1), "utf-8")

    main(["check", "pages", "--root", str(root)])
    session = re.search(r"\$ manara check pages\n(.*?)```", (repository / name).read_text("utf-8"), re.DOTALL)

    assert session is not None
    # The line is the page's own matter: a sentence more in it makes no README wrong.
    said, real = (re.sub(r":\d+:\d+:", ":", words).strip() for words in (session[1], capsys.readouterr().out))
    assert said == real


@pytest.mark.parametrize("name", READMES)
def test_every_path_named_exists(repository: Path, name: str) -> None:
    """Folders, files and pictures."""
    content = (repository / name).read_text("utf-8")
    paths = set(re.findall(r"\]\(([^)#:]+)\)", content)) | set(
        re.findall(r"`((?:docs|data|overrides|scripts|tests|bench)/[a-z./-]*)`", content)
    )

    assert [path for path in sorted(paths) if not (repository / path).exists()] == []
