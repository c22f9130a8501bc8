"""Never half a site: killed, full, unreadable, or two at once."""

from __future__ import annotations

import errno
import multiprocessing
import os
import random
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from manara.errors import PublishingError
from manara.problems import Level, Problem, has_errors
from manara.publishing.build import STEPS
from manara.publishing.context import Build
from manara.publishing.shipping import swap
from manara.publishing.shipping.swap import clean_left_overs, only_builder, swap_into_place, true_output
from tests.publishing.small import small_campaign
from tests.warm import build_campaign

KILLS = int(os.environ.get("MANARA_KILLS", "40"))
FILES = {f"part-{number}/{name}.html" for number in range(20) for name in ("a", "b", "c")} | {"404.html"}


def _folder(path: Path, word: str) -> Path:
    for name in FILES:
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(word * 2000)
    return path


def _words(site: Path) -> set[str]:
    found = {path.relative_to(site).as_posix(): path.read_text() for path in site.rglob("*") if path.is_file()}
    assert set(found) == FILES
    return {text[:3] for text in found.values()} if all(len(text) == 6000 for text in found.values()) else {"torn"}


def _publish(parent: Path, word: str) -> None:
    """Do what a build does to the disk, without the pages."""
    output = parent / "site"
    with only_builder(output):
        clean_left_overs(output)
        new = parent / f"site.new-{word}{os.getpid()}"
        _folder(new, word)
        swap_into_place(new, output)


@pytest.mark.slow
@pytest.mark.parametrize("exchange", [True, False], ids=["exchange", "two-renames"])
def test_killing_the_writer_never_leaves_half_a_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool
) -> None:
    """After SIGKILL at a random point the site is wholly old or wholly new, and the next build cleans up."""
    if not exchange:
        monkeypatch.setattr("manara.publishing.shipping.swap._exchange", lambda _one, _other: False)
    _publish(tmp_path, "old")
    start = time.monotonic()
    _publish(tmp_path, "old")
    usual = time.monotonic() - start
    chance = random.Random(7)  # noqa: S311  # points in time, not secrets
    context = multiprocessing.get_context("fork")
    outcomes = {"old": 0, "new": 0}
    for _ in range(KILLS):
        child = context.Process(target=_publish, args=(tmp_path, "new"))
        child.start()
        time.sleep(chance.uniform(0, usual * 1.3))
        os.kill(child.pid or 0, signal.SIGKILL)
        child.join()
        if not exchange:
            clean_left_overs(tmp_path / "site")
        [word] = _words(tmp_path / "site")
        outcomes[word] += 1
        _publish(tmp_path, "old")
        assert sorted(path.name for path in tmp_path.iterdir()) == [".site.lock", "site"]
    print(f"{KILLS} kills within {usual * 1.3:.3f} s: {outcomes}")  # noqa: T201  # for the report
    assert outcomes["old"]


def _bytes(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_a_full_disk_is_said_in_words_and_leaves_the_old_site(small_copy: Callable[..., Path], tmp_path: Path) -> None:
    """On a file system with room for one site and a bit, the second build fails and the first stays."""
    if os.geteuid() != 0:
        pytest.fail("This test mounts a small tmpfs: run it as root, as in a container.")
    disk = tmp_path / "disk"
    disk.mkdir()
    root = small_copy()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", str(disk)], check=True)
    try:
        output = disk / "site"
        assert not has_errors(build_campaign(root, output).problems)
        whole = _bytes(output)
        used = sum(len(raw) + 4096 for raw in whole.values())
        subprocess.run(["mount", "-o", f"remount,size={(used * 3 // 2) // 1024}k", "tmpfs", str(disk)], check=True)
        result = build_campaign(root, output)
        assert has_errors(result.problems)
        assert "disk is full" in " ".join(
            str(problem.message) for problem in result.problems
        ) or "No space" in " ".join(str(problem.message) for problem in result.problems)
        assert _bytes(output) == whole
        assert sorted(path.name for path in disk.iterdir()) == [".site.lock", "site"]
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def test_two_builders_take_turns(tmp_path: Path) -> None:
    """The second waits for the first; nothing is mixed."""
    threads = [threading.Thread(target=_publish, args=(tmp_path, word)) for word in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(_words(tmp_path / "site")) == 1


def test_a_builder_that_waits_too_long_says_so(tmp_path: Path) -> None:
    """The message names the folder."""
    output = tmp_path / "site"
    with only_builder(output), pytest.raises(PublishingError, match="Another build"), only_builder(output, 0.1):
        pass


def test_the_lock_of_a_dead_builder_does_not_hold(tmp_path: Path) -> None:
    """The system takes the lock back from a killed process."""
    output = tmp_path / "site"
    ready = multiprocessing.get_context("fork").Event()

    def hold() -> None:
        with only_builder(output):
            ready.set()
            time.sleep(60)

    child = multiprocessing.get_context("fork").Process(target=hold)
    child.start()
    ready.wait(10)
    os.kill(child.pid or 0, signal.SIGKILL)
    child.join()
    with only_builder(output, 1):
        pass


def test_an_old_site_renamed_away_comes_back(tmp_path: Path) -> None:
    """A kill between the two renames of the fall-back is mended by the next build."""
    _folder(tmp_path / "site.old-x", "old")
    (tmp_path / "site.new-y").mkdir()

    clean_left_overs(tmp_path / "site")

    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_that_is_no_site_is_not_replaced(tmp_path: Path) -> None:
    """“--output ~” would lose everything."""
    (tmp_path / "letter.txt").write_text("mine")

    with pytest.raises(PublishingError, match="not a site"):
        true_output(tmp_path)


def test_a_file_that_cannot_be_read_stops_the_build_and_is_named(
    small_copy: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the middle of the build, after pages were written; the old site stays and nothing is left beside it."""

    def refused(build: Build) -> list[Problem]:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(build.campaign.root / "docs/ar/help.md"))

    root, output = small_campaign(tmp_path / "small", {"ar": "اليوم", "en": "Today call"}), tmp_path / "out" / "site"
    assert not has_errors(build_campaign(root, output).problems)
    whole = _bytes(output)
    monkeypatch.setattr("manara.publishing.build.STEPS", (refused, *STEPS))
    [problem] = [found for found in build_campaign(root, output).problems if found.level is Level.ERROR]

    assert problem.path == "docs/ar/help.md"
    assert "cannot be read or written" in str(problem.message)
    assert _bytes(output) == whole
    assert sorted(path.name for path in output.parent.iterdir()) == [".site.lock", "site"]


def test_everything_is_on_the_disk_before_the_names_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What losing power would show cannot be tried here; the order of the calls that prevent it can."""
    order: list[str] = []
    real_sync, real_exchange = os.fsync, swap._exchange

    def synced(descriptor: int) -> None:
        order.append(str(Path(f"/proc/self/fd/{descriptor}").readlink()))
        real_sync(descriptor)

    def exchanged(one: Path, other: Path) -> bool:
        order.append("exchange")
        return real_exchange(one, other)

    _publish(tmp_path, "old")
    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(swap, "_exchange", exchanged)
    _publish(tmp_path, "new")

    before = order[: order.index("exchange")]
    assert len([name for name in before if name.endswith(".html")]) == len(FILES)
    assert len([name for name in before if not name.endswith(".html")]) == 21
    assert order[order.index("exchange") + 1 :] == [str(tmp_path)]
