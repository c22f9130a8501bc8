"""Makes sheets, their previews, and reads the sheets back on other cores, while the pages are made.

All of it goes into the caches, or into results by the digest of what was read, and the steps of the build take it from
there: they work the same, to the same bytes, when nothing was done ahead, and say themselves what cannot be made. It is
begun before any other thread is, since only then a process can be forked safely.
"""

from __future__ import annotations

import ctypes
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from manara.campaign.edition import fingerprint
from manara.contacts.registry import registry_of
from manara.errors import PrintingError
from manara.printing.sheet import alike, key, make
from manara.publishing.compare import Comparison
from manara.publishing.previews import preview, previews
from manara.publishing.printed import kept_sheets, printed
from manara.publishing.readback import key_of, read_bytes
from manara.sources.background import Background

if TYPE_CHECKING:
    from collections.abc import Callable

    from manara.campaign.model import Campaign
    from manara.printing.sheet import Sheet
    from manara.problems import Problem
    from manara.publishing.printed import Printed

    # What is wrong in files, by their keys.
    Found = dict[str, list[Problem]]

# With fewer sheets to make, other processes begin too late to be worth their start.
FEWEST = 8


@dataclass(frozen=True)
class _Ground:
    """What the work on every sheet needs: the facts, what a sheet is compared with, the edition's words."""

    campaign: Campaign
    comparison: Comparison
    edition: tuple[str, ...]


class Ahead:
    """What is done ahead of one build."""

    def __init__(self, campaign: Campaign, site_url: str) -> None:
        self.printed = _printed(campaign)
        groups = _to_make(self.printed.sheets if self.printed else [], campaign)
        tasks = [(kind, group) for kind in (_make, _read) for group in groups]
        self._sheets, self._readings = range(len(groups)), range(len(groups), len(tasks))
        comparison = Comparison(registry_of(campaign, site_url), campaign)
        # The words are worked out once, not for each sheet.
        ground = _Ground(campaign, comparison, tuple(fingerprint(campaign).values()))
        self._background = Background(partial(_do, ground), tasks)

    @property
    def busy(self) -> bool:
        """Whether there are sheets to be made."""
        return bool(self._sheets)

    def sheets(self) -> None:
        """Wait until every sheet is made that can be."""
        self._background.wait(self._sheets)

    def readings(self) -> Found:
        """Return what is wrong in sheets, by their keys (``readback.key_of``), as far as they were read."""
        found: Found = {}
        for result in self._background.wait(self._readings).values():
            found.update(result)
        return found

    def close(self) -> None:
        """Give up what nobody waits for."""
        self._background.close()


def _printed(campaign: Campaign) -> Printed | None:
    try:
        return printed(campaign)
    except (PrintingError, OSError):
        return None  # the step that needs it says why


def _to_make(sheets: list[Sheet], campaign: Campaign) -> list[list[Sheet]]:
    """Return the sheets that the cache lacks, in groups that share one search for sizes; those with most words first.

    They take longest, and need most memory, which Typst gives back only some sheets later.
    """
    kept = kept_sheets(campaign)
    missing = [sheet for sheet in sheets if not kept.place(key(sheet)).is_file()]
    groups: dict[str, list[Sheet]] = {}
    for sheet in missing if len(missing) >= FEWEST else ():
        groups.setdefault(alike(sheet), []).append(sheet)
    return sorted(groups.values(), key=lambda group: -len(str(group[0].data["parts"])))


def _do(ground: _Ground, task: tuple[Callable[[_Ground, Sheet], Found], list[Sheet]]) -> Found:
    work, sheets = task
    found: Found = {}
    for sheet in sheets:
        found.update(work(ground, sheet))
    if work is _make:
        _give_back()
    return found


def _make(ground: _Ground, sheet: Sheet) -> Found:
    kept = kept_sheets(ground.campaign)
    make(sheet, kept)
    if _has_preview(sheet):
        preview(kept.place(key(sheet)), previews(ground.campaign))
    return {}


def _read(ground: _Ground, sheet: Sheet) -> Found:
    raw = kept_sheets(ground.campaign).place(key(sheet)).read_bytes()
    return {key_of(sheet.path, raw, ground.edition): read_bytes(raw, sheet.path, ground.comparison)}


def _give_back() -> None:
    """Let the system have the memory that is free: processes beside each other keep 70 MB more without."""
    with suppress(OSError, AttributeError):  # another C library has no such call
        ctypes.CDLL(None).malloc_trim(0)


def _has_preview(sheet: Sheet) -> bool:
    """Tell whether the download page is likely to show the sheet: it shows one of each product, in its own language."""
    return len(sheet.data["parts"]) == 1 and not sheet.path.rsplit(".", 1)[0].endswith(("-bw", "-a3"))
