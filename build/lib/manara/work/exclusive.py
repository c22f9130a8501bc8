"""A right that one process holds at a time, on any system; it ends with the process, however that ends."""

from __future__ import annotations

import importlib
from typing import Any


def hold(descriptor: int) -> bool:
    """Take the right that stands for an open file; ``False`` when another process holds it.

    Unix has ``flock``, Windows locks the file's first byte; both let go when the file is closed.
    """
    fcntl = _module("fcntl")
    if fcntl is not None:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
    msvcrt = _module("msvcrt")
    if msvcrt is None:  # a system with neither: one builder at a time is then the editor's own care
        return True
    try:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    except OSError:
        return False
    return True


def _module(name: str) -> Any:
    """Return a module of the system's own, or ``None`` where the system is another."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None
