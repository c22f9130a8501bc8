"""The same work on many items, on all cores when that is worth their start."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Item = TypeVar("Item")
Found = TypeVar("Found")
# Starting workers takes as long as a few pages; more than four wait for each other on small machines.
FEWEST = 16
MOST_WORKERS = 4
_work: Callable[[Any], Any] = str


def in_parallel(
    work: Callable[[Item], Found], items: Sequence[Item], meanwhile: Callable[[], None] | None = None
) -> list[Found]:
    """Return what *work* makes of each item, in order; what it raises is raised here.

    Workers are forked, so that they have everything already loaded; only items and results travel. Where a process
    cannot be forked safely (other threads run, other systems) or few items are asked for, they are done here.

    Args:
        work: Done for each item.
        items: What it is done for.
        meanwhile: Done once, here, while the workers work.
    """
    global _work  # noqa: PLW0603  # what forked workers inherit
    workers = min(MOST_WORKERS, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1)
    if len(items) < FEWEST or workers < 2 or threading.active_count() > 1:
        if meanwhile is not None:
            meanwhile()
        return [work(item) for item in items]
    _work = work
    # The first is done here, so that patterns and tables it needs are made once and not by each worker.
    first = work(items[0])
    # What is loaded already stays: a collector walking through it would copy it into every worker.
    gc.freeze()
    # A worker ends soon: what it would collect takes longer to find than it is worth.
    with multiprocessing.get_context("fork").Pool(workers, gc.disable) as pool:
        found = pool.map_async(_call, items[1:], chunksize=max(1, min(8, len(items) // (workers * 4))))
        if meanwhile is not None:
            meanwhile()
        results = found.get()
    gc.unfreeze()
    return [first, *results]


def _call(item: Any) -> Any:
    return _work(item)
