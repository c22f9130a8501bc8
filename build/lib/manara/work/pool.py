"""A few processes that work ahead; nothing may depend on them.

They are those of ``concurrent.futures``. Where a process can be forked safely (Linux, and no other thread runs here)
workers have everything already loaded; elsewhere they are started anew and get what they need sent. An item whose work
failed, or whose process died, has no result, and whoever needs it does it here. Workers end when this process does.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Ground = TypeVar("Ground")
Item = TypeVar("Item")
Found = TypeVar("Found")
# What one process does not gain: each more needs memory of its own.
MOST_WORKERS = 2
# What every item in a worker's life needs.
_ground: Any = None


class Pool(Generic[Ground]):
    """Processes that work on items, all with the same *ground*: what every item needs.

    Args:
        ground: Inherited by forked workers, sent to others; so everything in it can be pickled.
        workers: How many; ``None`` takes one for each core, at most :data:`MOST_WORKERS`. With one core there are none.
        start: ``fork``, ``spawn``, or ``None`` for what this system does safely.
    """

    def __init__(self, ground: Ground, workers: int | None = None, start: str | None = None) -> None:
        self._pool: ProcessPoolExecutor | None = None
        count = min(MOST_WORKERS, cores()) if workers is None else workers
        # Workers have no workers.
        if (count > 1 or workers) and multiprocessing.parent_process() is None:
            how = start or ("fork" if may_fork() else "spawn")
            with suppress(OSError, ValueError):  # no more processes, or no shared memory: whoever needs it works here
                self._pool = ProcessPoolExecutor(count, multiprocessing.get_context(how), _begin, (ground,))

    def submit(self, work: Callable[[Ground, Item], Found], item: Item) -> Future[Found]:
        """Let a worker do *work*, a function of a module, on *item*; ask :func:`found_by` for the result."""
        if self._pool is not None:
            # Workers are forked now. What is loaded stays: a collector walking through it would copy it into each.
            gc.freeze()
            try:
                return self._pool.submit(_call, work, item)
            except (BrokenProcessPool, OSError):  # one has died already, or there are no more processes
                self._pool = None
            finally:
                gc.unfreeze()
        nothing: Future[Found] = Future()
        nothing.cancel()
        return nothing

    def close(self) -> None:
        """Give up what nobody waits for; what is under way is finished first."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def found_by(future: Future[Found]) -> Found | None:
    """Return what a worker found, as soon as it is known; ``None`` when it failed, died, or never began."""
    with suppress(Exception, CancelledError):  # who needs it does it again, and says what is wrong
        return future.result()
    return None


def in_parallel(
    work: Callable[[Ground, Item], Found],
    ground: Ground,
    items: Sequence[Item],
    fewest: int,
    meanwhile: Callable[[], None] | None = None,
) -> list[Found]:
    """Return what *work* makes of each item, in order; what it raises is raised here.

    Args:
        work: A function of a module.
        ground: What it needs for every item.
        items: What it is done for.
        fewest: With less items than this the start of workers takes longer than they save.
        meanwhile: Done once, here, while the workers work.
    """
    # To start workers where they cannot be forked takes longer than a thousand items.
    pool = Pool(ground) if len(items) >= fewest and may_fork() else None
    try:
        futures = [pool.submit(work, item) for item in items] if pool is not None else []
        if meanwhile is not None:
            meanwhile()
        found = [found_by(future) for future in futures] or [None] * len(items)
    finally:
        if pool is not None:
            pool.close()
    return [work(ground, item) if one is None else one for item, one in zip(items, found, strict=True)]


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def may_fork() -> bool:
    """Tell whether a forked process lacks nothing: on Linux, when no other thread runs, those of libraries included."""
    try:
        return sys.platform == "linux" and cores() > 1 and len(list(Path("/proc/self/task").iterdir())) == 1
    except OSError:
        return False


def _begin(ground: object) -> None:
    """Set up a worker: it ends with the process that started it, and leaves the keyboard's interrupt to that."""
    global _ground  # noqa: PLW0603  # what all items of this worker share
    _ground = ground
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _call(work: Callable[[Any, Item], Found], item: Item) -> Found:
    return work(_ground, item)
