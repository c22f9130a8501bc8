"""What is made ahead on other cores is what the steps would make: the same bytes, and the same refusals.

Builds of a small campaign, each a program of its own without a cache.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.publishing.small import digest_of_site, small_campaign

WORDS = {"ar": "اليوم", "en": "Today call"}
PROGRAM = """
import os, signal, sys
from pathlib import Path
from manara.printing.sheet import Press
from manara.problems import has_errors
from manara.publishing import ahead, build

here, made_here = os.getpid(), []
compiled = Press._compile
def compile_sheet(press, sheet):
    made_here.append(os.getpid() == here)
    return compiled(press, sheet)
Press._compile = compile_sheet

{change}
if __name__ == "__main__":
    result = build.build_campaign(Path(sys.argv[1]), Path(sys.argv[2]))
    print(sum(made_here))
    for problem in result.problems:
        print(problem.path, problem.message)
    sys.exit(has_errors(result.problems))
"""
ALONE = "ahead.FEWEST = sys.maxsize"
# Work that fails for some sheets, and a process that dies at one.
HINDERED = """
first = ahead._make
def make_some(ground, sheets):
    paths = [sheet.path for sheet in sheets]
    if "en/print/directory.pdf" in paths:
        os.kill(os.getpid(), signal.SIGKILL)
    return 1 / 0 if "cards" in paths[0] else first(ground, sheets)
ahead._make = make_some
"""
# Workers that are started anew and get everything sent, as on systems that cannot fork.
SPAWNED = """
import manara.work.pool
manara.work.pool.may_fork = lambda: False
"""
# Cards whose words have 400 points.
TOO_LONG = """
from dataclasses import replace
from manara.printing import papers
papers.PAPERS = [replace(paper, data={**paper.data, **({"small": 400} if "small" in paper.data else {})})
                 for paper in papers.PAPERS]
"""
# The other process makes one sheet with a wrong digit, and keeps it under the right name.
WRONG = """
import json
from dataclasses import replace
from manara.printing.sheet import key
from manara.work.cache import Cache
first = Press.make
def make_wrong(press, sheet):
    known = press.made(sheet)
    if known is not None or "directory" not in sheet.path:
        return known or first(press, sheet)
    data = json.loads(json.dumps(sheet.data).replace("7946 0018", "7946 0019"))
    made = first(Press(Cache(None)), replace(sheet, data=data))
    press._cache.put(*key(sheet), made=made)
    return made
Press.make = make_wrong
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A campaign of one page per language."""
    return small_campaign(tmp_path / "campaign", WORDS)


def _build(root: Path, output: Path, change: str = "") -> tuple[int, str]:
    """Build without a cache; return the exit status and what was said, first how many sheets the steps made."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.replace("{change}", change), str(root), str(output)],
        capture_output=True, text=True, check=False, env={**os.environ, "SOURCE_DATE_EPOCH": "1795564800"},
    )  # fmt: skip
    assert not done.stderr, done.stderr
    return done.returncode, done.stdout


@pytest.mark.slow
def test_the_same_bytes_come_out_whoever_makes_them(tmp_path: Path) -> None:
    """On other cores, by the steps alone, and where some of the work failed or a process died."""
    digests, here = {}, {}
    for name, change in {"ahead": "", "spawned": SPAWNED, "alone": ALONE, "hindered": HINDERED}.items():
        root = small_campaign(tmp_path / name / "campaign", WORDS)
        status, said = _build(root, tmp_path / name / "site", change)
        assert status == 0, said
        digests[name], here[name] = digest_of_site(tmp_path / name / "site"), int(said.split()[0])

    assert len(set(digests.values())) == 1
    assert here["alone"] >= here["hindered"] > here["ahead"] == here["spawned"] == 0


def test_what_does_not_fit_is_still_named(root: Path, tmp_path: Path) -> None:
    """The step that needs the sheet makes it again, says why it cannot, and leaves it out; the website is published."""
    status, said = _build(root, tmp_path / "site", TOO_LONG)

    assert status == 0
    assert "site/en/print/cards-85x54.pdf" in said
    assert "does not fit" in said
    assert not (tmp_path / "site/en/print/cards-85x54.pdf").exists()
    assert (tmp_path / "site/en/print/directory.pdf").exists()


def test_a_wrong_number_on_a_sheet_made_ahead_is_read_back(root: Path, tmp_path: Path) -> None:
    """The other process reads it, this one refuses to publish."""
    status, said = _build(root, tmp_path / "site", WRONG)

    assert status == 1
    assert "site/en/print/directory.pdf" in said
    assert not (tmp_path / "site").exists()


@pytest.mark.slow
def test_a_build_killed_while_sheets_are_made_leaves_no_process_and_no_half_file(root: Path, tmp_path: Path) -> None:
    """At random points; the next build is whole, and the same as one that was never disturbed."""
    chance, output = random.Random(17), tmp_path / "site"  # noqa: S311  # points in time, not secrets
    program = [sys.executable, "-c", PROGRAM.replace("{change}", ""), str(root), str(output)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1795564800"}
    for _ in range(2):
        with subprocess.Popen(program, env=environment, start_new_session=True, stdout=subprocess.DEVNULL) as process:
            end = time.monotonic() + chance.uniform(1.0, 2.5)
            while process.poll() is None and time.monotonic() < end:
                time.sleep(0.01)
            process.send_signal(signal.SIGKILL)
        _wait_until_alone(process.pid)
        assert not output.exists() or digest_of_site(output)
    undisturbed = small_campaign(tmp_path / "other" / "campaign", WORDS)

    assert _build(root, output)[0] == 0
    assert _build(undisturbed, tmp_path / "other" / "site")[0] == 0
    assert digest_of_site(output) == digest_of_site(tmp_path / "other" / "site")


def _wait_until_alone(group: int) -> None:
    """Wait until no process of *group* works any more."""
    end = time.monotonic() + 5
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.02)
    pytest.fail("a process was left behind")
