"""Work that other processes do while this one goes on with something else.

The processes are forked, so that they have everything already loaded and only results travel. Nothing may depend on
them: an item that failed, or whose process died, has no result, and whoever needs it does it here. They end with this
process, whatever ends it: they leave nothing running and hold nothing open.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.process import BaseProcess

Item = TypeVar("Item")
Found = TypeVar("Found")
# What one process does not gain: each more needs memory of its own.
MOST_WORKERS = 2
# From <linux/prctl.h>: the signal a process gets when the one that started it dies.
PR_SET_PDEATHSIG = 1
# An item's number travels through a pipe, which holds 64 kB, as that many bytes.
_NUMBER = 4
MOST_ITEMS = 10_000


class Background(Generic[Item, Found]):
    """Does *work* for each of *items* in other processes, the first ones first.

    Where a process cannot be forked safely (other threads run, other systems, one core) nothing is done, and there are
    no results.
    """

    def __init__(self, work: Callable[[Item], Found], items: Sequence[Item]) -> None:
        self._found: dict[int, Found] = {}
        self._ended: set[int] = set()
        self._workers: dict[Connection, BaseProcess] = {}
        if items and len(items) <= MOST_ITEMS and _may_fork():
            self._start(work, items)

    def wait(self, numbers: Sequence[int]) -> dict[int, Found]:
        """Return what was found for the items with these *numbers*, as soon as it is known or no process is left."""
        while self._workers and not self._ended.issuperset(numbers):
            for connection in wait(list(self._workers)):
                self._receive(connection)  # type: ignore[arg-type]  # only connections were asked for
        return {number: self._found[number] for number in numbers if number in self._found}

    def close(self) -> None:
        """End all processes, whatever they are doing."""
        for process in self._workers.values():
            process.kill()
        for connection in list(self._workers):
            self._end(connection)

    def _start(self, work: Callable[[Item], Found], items: Sequence[Item]) -> None:
        taking, giving = os.pipe()
        os.write(giving, b"".join(number.to_bytes(_NUMBER, "big") for number in range(len(items))))
        os.close(giving)
        # What is loaded already stays: a collector walking through it would copy it into every worker.
        gc.freeze()
        context = multiprocessing.get_context("fork")
        with suppress(OSError):  # no more processes: whoever needs a result does the work
            for _ in range(MOST_WORKERS):
                here, there = context.Pipe(duplex=False)
                ours = [here, *self._workers]
                process = context.Process(
                    target=_work, args=(partial(_do, work, items), taking, there, ours), daemon=True
                )
                process.start()
                there.close()
                self._workers[here] = process
        os.close(taking)

    def _receive(self, connection: Connection) -> None:
        try:
            number, done, found = connection.recv()
        except (EOFError, OSError):
            self._end(connection)
            return
        self._ended.add(number)
        if done:
            self._found[number] = found

    def _end(self, connection: Connection) -> None:
        self._workers.pop(connection).join()
        connection.close()


def _may_fork() -> bool:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    return cores > 1 and _threads() == 1 and not multiprocessing.current_process().daemon


def _threads() -> int:
    """Return how many threads run here, of libraries too: a forked process lacks them and may wait for ever."""
    try:
        return len(list(Path("/proc/self/task").iterdir()))
    except OSError:  # not Linux, where nobody can say
        return 2


def _work(do: Callable[[int], tuple[int, bool, Any]], taking: int, there: Connection, ours: list[Connection]) -> None:
    """Take the next number until there is none; a number is taken once, and reading from a pipe needs no lock."""
    _end_with_parent()
    for connection in ours:
        connection.close()
    while taken := os.read(taking, _NUMBER):
        answer = do(int.from_bytes(taken, "big"))
        try:
            there.send(answer)
        except BrokenPipeError:  # nobody waits for it any more
            return


def _do(work: Callable[[Any], Any], items: Sequence[Any], number: int) -> tuple[int, bool, Any]:
    """Return the number, whether the work was done, and what was found."""
    with suppress(Exception):  # who needs it does it again, and says what is wrong
        return number, True, work(items[number])
    return number, False, None


def _end_with_parent() -> None:
    """Die with the process that waits for the results; leave the keyboard's interrupt to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(OSError, AttributeError):  # another system: the next result cannot be sent, and the work ends
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    parent = multiprocessing.parent_process()
    if parent is None or os.getppid() != parent.pid:
        os._exit(1)
