"""Makes sheets, their previews, and reads the sheets back on other cores, while the pages are made.

All of it goes into the cache, and the steps of the build take it from there: they work the same, to the same bytes,
when nothing was done ahead, and say themselves what cannot be made. It is begun before any other thread is, since only
then a process can be forked safely.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.printing.sheet import Press, alike
from manara.publishing.making.previews import preview
from manara.publishing.proving.readback import Reader, read_bytes
from manara.work.pool import Pool, found_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from concurrent.futures import Future

    from manara.printing.sheet import Sheet
    from manara.work.cache import Cache
    from manara.work.findings import Findings

    Work = Callable[["_Ground", list[Sheet]], None]

# With fewer sheets to make, other processes begin too late to be worth their start.
FEWEST = 8


@dataclass(frozen=True)
class _Ground:
    """What the work on every sheet needs: where it is kept, and what a sheet is compared with."""

    cache: Cache
    reader: Reader
    findings: Findings


class Ahead:
    """What is done ahead of one build.

    Args:
        sheets: All sheets of the build.
        cache: What is made is kept here.
        reader: What a sheet is compared with.
        findings: What is wrong in sheets is kept here.
    """

    def __init__(self, sheets: Iterable[Sheet], cache: Cache, reader: Reader, findings: Findings) -> None:
        groups = _to_make(sheets, Press(cache))
        self._pool = Pool(_Ground(cache, reader, findings)) if groups else None
        self._made = self._begin(_make, groups)
        self._read = self._begin(_read, groups)

    @property
    def busy(self) -> bool:
        """Whether there are sheets to be made."""
        return bool(self._made)

    def sheets(self) -> None:
        """Wait until every sheet is made that can be."""
        for future in self._made:
            found_by(future)

    def readings(self) -> None:
        """Wait until every sheet is read that can be."""
        for future in self._read:
            found_by(future)

    def close(self) -> None:
        """Give up what nobody waits for."""
        if self._pool is not None:
            self._pool.close()

    def _begin(self, work: Work, groups: list[list[Sheet]]) -> list[Future[None]]:
        return [] if self._pool is None else [self._pool.submit(work, group) for group in groups]


def _to_make(sheets: Iterable[Sheet], press: Press) -> list[list[Sheet]]:
    """Return the sheets that the cache lacks, in groups that share one search for sizes; those with most words first.

    They take longest, and need most memory, which Typst gives back only some sheets later.
    """
    lacking = [sheet for sheet in sheets if press.made(sheet) is None]
    groups: dict[str, list[Sheet]] = {}
    for sheet in lacking if len(lacking) >= FEWEST else ():
        groups.setdefault(alike(sheet), []).append(sheet)
    return sorted(groups.values(), key=lambda group: -len(str(group[0].data["parts"])))


def _make(ground: _Ground, sheets: list[Sheet]) -> None:
    press = Press(ground.cache)
    for sheet in sheets:
        made = press.make(sheet)
        if _has_preview(sheet):
            preview(made, ground.cache)


def _read(ground: _Ground, sheets: list[Sheet]) -> None:
    press = Press(ground.cache)
    for sheet in sheets:
        made = press.made(sheet)
        if made is not None:
            key = ground.reader.key(sheet.path, made)
            ground.findings.put(*key, found=read_bytes(made, sheet.path, ground.reader.comparison))


def _has_preview(sheet: Sheet) -> bool:
    """Tell whether the download page is likely to show the sheet: it shows one of each product, in its own language."""
    return len(sheet.data["parts"]) == 1 and not sheet.path.rsplit(".", 1)[0].endswith(("-bw", "-a3"))
