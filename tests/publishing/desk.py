"""An operator's desk: a campaign whose first edition, with a wrong number, was published behind a real server."""

from __future__ import annotations

import re
import shlex
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from manara.cli import main
from manara.publishing.making.hosts import write_recipes
from tests.publishing.pair import FIRST, SECOND, built, campaign_with, releasable
from tests.publishing.servers import Ports, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

ADDRESS = "https://harvest-made-up.org/"
TODAY = ("--today", "2027-03-01")  # long after everything was checked


@dataclass
class Desk:
    """The campaign's folder, the web server's folder, and what an operator types."""

    root: Path
    web: Path
    capsys: pytest.CaptureFixture[str]

    def type(self, *words: str) -> tuple[int, str]:
        """Return exit status and output of a command."""
        self.capsys.readouterr()
        status = main([*words, "--root", str(self.root), "--language", "en"])
        return status, self.capsys.readouterr().out


@contextmanager
def published(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[tuple[Desk, Ports]]:
    """Yield an operator and the server of a first edition that was published with a wrong number."""
    root, web = campaign_with(tmp_path / "made", FIRST), tmp_path / "web"
    recipes = tmp_path / "recipes"
    write_recipes(built(root), recipes)
    web.mkdir()
    (web / "editions" / "none").mkdir(parents=True)
    (web / "site").symlink_to("editions/none")
    with running(kind, web / "site", tmp_path / "server", recipes=recipes) as ports:
        releasable(
            root, f"targets:\n  main: {{kind: folder, to: {web}, address: '{ADDRESS}', seen: '{ports.address}/'}}\n"
        )
        desk = Desk(root, web, capsys)
        status, out = desk.type("publish", "main", "--today", "2026-12-01")
        assert status == 0, out
        yield desk, ports


def correct(desk: Desk) -> None:
    """Write the right digits into the record."""
    record = desk.root / "data" / "contacts" / "hotline.yml"
    record.write_text(record.read_text("utf-8").replace(FIRST, SECOND), "utf-8")


def handbook(text: str) -> list[list[str]]:
    """Return the words of the commands that PUBLISHING says to type when a wrong number is out."""
    block = re.search(r"```bash\n(.*?)```", text, re.DOTALL)
    assert block is not None
    lines = [shlex.split(line, comments=True) for line in block[1].splitlines() if line.strip()]
    assert [line[:2] for line in lines] == [["manara", "confirm"], ["manara", "publish"]]
    words = {"contacts/ID": "contacts/hotline", "2026-11-27": "2027-02-28"}
    return [[words.get(word, word) for word in line[1:]] for line in lines]
