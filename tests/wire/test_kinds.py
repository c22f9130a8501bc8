"""A check reads no file that its parameters do not name: what it found is kept under the digests of these alone."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from manara.checks import register
from manara.checks.examples import TODAY, Example, found_in
from manara.checks.kinds import KINDS, REST, VALUES, Given

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOOKS = {look.name: look for check in register.every().values() for look in check.looks}
_seen: list[str] = []
_watching: list[str] = []


def _watch(event: str, args: tuple[object, ...]) -> None:
    if _watching and event == "open" and args and isinstance(args[0], (str, bytes, os.PathLike)):
        path = os.path.abspath(os.fsdecode(args[0]))  # noqa: PTH100  # no new objects inside of a hook
        if path.startswith(_watching[0] + os.sep):
            _seen.append(os.path.relpath(path, _watching[0]))


sys.addaudithook(_watch)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The small campaign, with a file of every kind."""
    root = tmp_path_factory.mktemp("campaign").resolve()
    write = {
        "overrides/own.css": ".x { color: navy }\n",
        "languages/en/lexicon.yml": "denials: {words: [nope]}\n",
        "data/terms.yml": "terms: {}\n",
        "data/share.yml": "telling: {}\nmessages: []\n",
    }
    found_in(Example(write=write), root)
    yield root
    _watching.clear()


@pytest.mark.parametrize("name", [name for name, look in LOOKS.items() if look.kind != "Campaign"])
def test_a_check_reads_only_what_its_parameters_name(root: Path, name: str) -> None:
    """Pages are read when the campaign is loaded; a check that wants more of docs/ looks at the whole."""
    look = LOOKS[name]
    given = Given(load_campaign(root, today=TODAY))
    _seen.clear()
    _watching[:] = [str(root)]
    list(look.on(given))
    _watching.clear()
    kind = KINDS.get(look.kind)
    named = [*(kind.files + kind.rest if kind else ()), *(file for value in look.sees for file in VALUES[value].files)]

    assert (
        REST in named
        or [path for path in _seen if not any(path == file or path.startswith(f"{file}/") for file in named)] == []
    )
    assert not [path for path in _seen if path.startswith("docs/") and path.endswith(".md")]


def test_the_watch_sees(root: Path) -> None:
    """What is opened below the campaign is noted."""
    _seen.clear()
    _watching[:] = [str(root)]
    (root / "data" / "terms.yml").read_text("utf-8")
    _watching.clear()

    assert _seen == [os.path.join("data", "terms.yml")]  # noqa: PTH118  # as the hook has it
