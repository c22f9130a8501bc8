"""Work in the background is done once or not at all, and never outlives who asked for it.

Every test runs in a program of its own: what may be forked depends on all that ran there before.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

START = """
import os, signal, sys, threading, time
from manara.sources.background import Background
"""


def said(program: str) -> str:
    """Return what a program prints."""
    done = subprocess.run([sys.executable, "-c", START + program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return done.stdout.strip()


needs_two_cores = pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one core: nothing is done ahead")


@needs_two_cores
def test_every_item_is_done_elsewhere_and_found_by_its_number() -> None:
    """Those that were asked for, even while others are still under way."""
    out = said("""
found = Background(lambda item: (item * 2, os.getpid()), range(100))
some, all_ = found.wait(range(10)), found.wait(range(100))
assert [value for value, _ in all_.values()] == [2 * item for item in range(100)]
assert os.getpid() not in {pid for _, pid in all_.values()}
found.close()
print(sorted(some) == list(range(10)))
""")

    assert out == "True"


@needs_two_cores
@pytest.mark.parametrize("harm", ["1 / 0", "os.kill(os.getpid(), signal.SIGKILL)"], ids=["raises", "dies"])
def test_an_item_that_fails_has_no_result_and_the_others_have(harm: str) -> None:
    """Also when its process dies: the other one does the rest."""
    out = said(f"""
found = Background(lambda item: {harm} if item == 3 else item, range(30))
print(sorted(set(range(30)) - set(found.wait(range(30)))))
""")

    assert out == "[3]"


@pytest.mark.parametrize(
    "hindrance", ["threading.Thread(target=time.sleep, args=(1,)).start()", "os.sched_setaffinity(0, {0})"]
)
def test_where_it_is_not_safe_or_useful_nothing_is_done(hindrance: str) -> None:
    """Whoever needs the results works them out."""
    out = said(f"{hindrance}\nfound = Background(str, range(30))\nprint(found.wait(range(30)))")

    assert out == "{}"


@needs_two_cores
def test_closing_ends_what_is_under_way() -> None:
    """At once, though the work would take a minute."""
    out = said("""
found = Background(lambda _: time.sleep(60), range(4))
pids = [process.pid for process in found._workers.values()]
start = time.monotonic()
found.close()
print(len(pids), time.monotonic() - start < 5, [pid for pid in pids if os.path.exists(f"/proc/{pid}")])
""")

    assert out == "2 True []"


@needs_two_cores
def test_a_killed_program_leaves_no_process_behind() -> None:
    """Killed so that it cannot clean up."""
    program = """
found = Background(lambda _: time.sleep(60), range(4))
print(*[process.pid for process in found._workers.values()], flush=True)
found.wait(range(4))
"""
    with subprocess.Popen([sys.executable, "-c", START + program], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        pids = [int(word) for word in process.stdout.readline().split()]
        process.send_signal(signal.SIGKILL)
    end = time.monotonic() + 5
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
