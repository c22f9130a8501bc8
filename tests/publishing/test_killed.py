"""Whole builds are killed at random points; what stands at ``site/`` is the old site or the new one, whole.

One process loads the program and forks a child for every build, so that a build of the small campaign takes half a
second; ``MANARA_KILLS`` asks for more of them than a run of all tests has time for. Two campaigns that differ in text
on every page take turns: whatever stands there after a kill can be told from the other. Their first builds are cold, and
those that are not killed have to give the same bytes from the cache.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from collections import Counter
from pathlib import Path

import pytest

from manara.problems import has_errors
from manara.publishing.build import build_campaign
from manara.publishing.proving.verify import verify_folder
from tests.publishing.small import digest_of_site, small_campaign

KILLS = int(os.environ.get("MANARA_KILLS", "20"))
WORDS = {"one": {"ar": "اليوم", "en": "Today call"}, "two": {"ar": "غدًا", "en": "Tomorrow call"}}
# A build that lives this long cannot be meant: the machine stands still.
PATIENCE = 60.0


def _built(root: Path, output: Path) -> None:
    result = build_campaign(root, output)
    assert not has_errors(result.problems), [str(problem.message) for problem in result.problems]


def _killed_after(seconds: float, root: Path, output: Path) -> bool:
    """Start a build, kill it after *seconds*, and tell whether it was still running."""
    child = multiprocessing.get_context("fork").Process(target=_quietly, args=(root, output))
    child.start()
    child.join(seconds)
    alive = child.is_alive()
    if alive:
        os.kill(child.pid or 0, signal.SIGKILL)
    child.join(PATIENCE)
    return alive


def _quietly(root: Path, output: Path) -> None:
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    build_campaign(root, output)


@pytest.mark.slow
def test_killed_builds_never_leave_half_a_site(tmp_path: Path) -> None:
    """Each kill is followed by a comparison with both whole sites and with the manifest; left-overs go."""
    roots = {name: small_campaign(tmp_path / name, words) for name, words in WORDS.items()}
    output = tmp_path / "out" / "site"
    digests = {}
    for name, root in roots.items():
        _built(root, output)
        digests[name] = digest_of_site(output)
    start = time.monotonic()
    assert not _killed_after(PATIENCE, roots["two"], output)
    usual = time.monotonic() - start
    assert len(set(digests.values())) == 2

    chance = random.Random(13)  # noqa: S311  # points in time, not secrets
    standing, outcomes, left_over, began = "two", Counter[str](), 0, time.monotonic()
    for _ in range(KILLS):
        coming = "one" if standing == "two" else "two"
        start = time.monotonic()
        alive = _killed_after(chance.uniform(0, usual), roots[coming], output)
        found = digest_of_site(output)
        assert found in (digests[standing], digests[coming]), "torn"
        assert verify_folder(output, "site")[1] == []
        new = found == digests[coming]
        outcomes[f"{'killed' if alive else 'finished'}, {'new' if new else 'old'} site"] += 1
        beside = sorted(path.name for path in output.parent.iterdir())
        assert beside[-1].startswith("site")
        # The next build removes what earlier ones left, so there is never more than the last one's folder.
        assert len(beside) <= 3, beside
        left_over += len(beside) == 3
        standing = coming if new else standing
        if not alive:
            usual = 0.8 * usual + 0.2 * (time.monotonic() - start)
    _built(roots["one"], output)

    assert sorted(path.name for path in output.parent.iterdir()) == [".site.lock", "site"]
    assert outcomes["killed, old site"] > KILLS / 2
    assert left_over
    spent = time.monotonic() - began
    print(f"{KILLS} builds killed in {spent:.0f} s: {dict(outcomes)}; {left_over} left folders, all removed")  # noqa: T201
