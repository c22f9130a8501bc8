"""A clock over the rendering of each page: what the check of shapes let through still cannot keep the build busy.

The alarm is the system's, which interrupts the regular expressions, too. Where there is none (another thread, another
system) pages are rendered without it.
"""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from manara.errors import ManaraError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

# An ordinary page takes 0.02 seconds; a busy machine ten times that.
SECONDS = 10.0


class TooLongError(ManaraError):
    """A page was not ready in time, or its parts stood in each other too deep."""

    def __init__(self) -> None:
        super().__init__("The page takes too long to render. Write plain sentences and shorter paragraphs.")


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Raise ``TooLongError`` in what runs inside when *seconds* have passed."""
    rings = threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer")
    before = signal.signal(signal.SIGALRM, _ring) if rings else None
    try:
        if rings:
            signal.setitimer(signal.ITIMER_REAL, seconds)
        yield
    except RecursionError:
        raise TooLongError from None
    finally:
        if rings:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)


def heaviest_line(body: str, first: int) -> int:
    """Return the number of the line that holds most of what Markdown looks twice at."""
    lines = body.split("\n")
    return first + max(range(len(lines)), key=lambda index: sum(lines[index].count(sign) for sign in "[*_`<>!:|-#"))


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise TooLongError
