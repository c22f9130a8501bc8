"""Work of other processes is done once or not at all, and never outlives who asked for it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from manara.work.pool import Pool, found_by, in_parallel

needs_fork = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="workers are forked on Linux with two cores"
)
PROGRAM = """
import os, sys, threading, time
from manara.work.pool import Pool, found_by, in_parallel, may_fork
from tests.work import test_pool as work
"""


def add(ground: int, item: int) -> int:
    """Work that shows its ground."""
    return ground + item


def where(_ground: object, item: int) -> tuple[int, int]:
    """Work that tells who did it."""
    return item, os.getpid()


def fail_at_3(ground: str, item: int) -> int:
    """Work that fails, or whose process dies, at one item, but only elsewhere."""
    if item == 3 and os.getpid() != int(ground.split()[1]):
        if ground.startswith("dies"):
            os.kill(os.getpid(), signal.SIGKILL)
        raise ZeroDivisionError
    return item


def always_fails(_ground: object, item: int) -> float:
    """Work that cannot be done anywhere."""
    return 1 / (item - 7)


def sleep(_ground: object, _item: int) -> None:
    """Work that takes a minute."""
    time.sleep(60)


def said(program: str) -> str:
    """Return what a program prints that runs in a process of its own: what may be forked depends on all before it."""
    done = subprocess.run([sys.executable, "-c", PROGRAM + program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("start", ["spawn", "fork"])
def test_workers_get_their_ground_however_they_start(start: str) -> None:
    """Inherited or sent."""
    program = (
        f"pool = Pool(5, 2, '{start}')\nprint([found_by(pool.submit(work.add, n)) for n in range(4)])\npool.close()"
    )

    assert said(program) == "[5, 6, 7, 8]"


@needs_fork
def test_many_items_are_done_elsewhere_in_order() -> None:
    """While this process does something else, once."""
    out = said("""
done = []
found = in_parallel(work.where, None, range(40), 4, lambda: done.append(1))
print([item for item, _ in found] == list(range(40)), os.getpid() in {pid for _, pid in found}, done)
""")

    assert out == "True False [1]"


def test_few_items_are_done_here() -> None:
    """The start of a process takes longer."""
    seen: list[int] = []

    assert in_parallel(where, None, range(3), 4, lambda: seen.append(1)) == [(n, os.getpid()) for n in range(3)]
    assert in_parallel(where, None, (), 4) == []
    assert seen == [1]


@needs_fork
@pytest.mark.parametrize("harm", ["dies", "fails"])
def test_what_a_worker_left_is_done_here(harm: str) -> None:
    """Also what was waiting for a worker that died."""
    assert said(f"print(in_parallel(work.fail_at_3, f'{harm} {{os.getpid()}}', range(30), 4))") == str([*range(30)])


def test_what_cannot_be_done_is_raised_here() -> None:
    """Nothing that went wrong is lost."""
    with pytest.raises(ZeroDivisionError):
        in_parallel(always_fails, None, range(30), 4)


@pytest.mark.parametrize(
    "hindrance",
    [
        "threading.Thread(target=time.sleep, args=(1,)).start()",
        "os.sched_setaffinity(0, {0})" if sys.platform == "linux" else "",
        "sys.platform = 'other'",
    ],
)
def test_where_forking_is_not_safe_or_useful_all_is_done_here(hindrance: str) -> None:
    """Another thread may hold a lock that its copy waits for for ever."""
    out = said(
        f"{hindrance}\nprint(may_fork(), {{pid for _, pid in in_parallel(work.where, None, range(9), 4)}} == {{os.getpid()}})"
    )

    assert out == "False True"


def test_without_a_second_core_there_is_nothing_to_wait_for() -> None:
    """The pool is there, and does nothing."""
    pool: Pool[int] = Pool(1, 0)

    assert found_by(pool.submit(add, 1)) is None
    pool.close()


@needs_fork
def test_a_killed_program_leaves_no_process_behind() -> None:
    """Killed so that it cannot clean up."""
    program = """
pool = Pool(None, 2, "fork")
futures = [pool.submit(work.where, 1) for _ in range(4)]
pids = {found_by(future)[1] for future in futures}
busy = [pool.submit(work.sleep, 1) for _ in range(4)]
time.sleep(0.2)
print(*pool._pool._processes, flush=True)
found_by(busy[0])
"""
    with subprocess.Popen([sys.executable, "-c", PROGRAM + program], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        pids = [int(word) for word in process.stdout.readline().split()]
        process.send_signal(signal.SIGKILL)
    end = time.monotonic() + 10
    while any(map(_runs, pids)) and time.monotonic() < end:
        time.sleep(0.02)

    assert len(pids) == 2
    assert not any(map(_runs, pids))


def _runs(pid: int) -> bool:
    """Tell whether a process works; one that nobody has buried yet does not."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:  # noqa: PTH123  # may vanish any time
            return file.read().rsplit(")", 1)[-1].split()[0] != "Z"
    except OSError:
        return False
