"""Sentences of two languages that belong together."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from manara.languages.marks import STOPS
from manara.translations.denials import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.translations.reading import Block, Part

# “No. 5” ends no sentence.
_END = re.compile(rf"[{STOPS}:](?:\s|$)|[。！？]|\.(?:\s+(?!\d)|$)")


@lru_cache(maxsize=65536)
def sentences(block: Block) -> tuple[str, ...]:
    """Return the sentences of a block, markup and calls blanked; of an empty one an empty sentence."""
    return tuple(one for one in _END.split(bare(block.plain)) if one.strip()) or ("",)


def together(here: Block, there: Block) -> Iterator[tuple[str, str]]:
    """Yield the sentences of two blocks in pairs; the whole blocks where they are cut differently."""
    ours, theirs = sentences(here), sentences(there)
    if len(ours) == len(theirs):
        yield from zip(ours, theirs, strict=True)
    else:
        yield " ".join(ours), " ".join(theirs)


def blocks(parts: tuple[Part, Part]) -> Iterator[tuple[Block, Block]]:
    """Yield the blocks of two sections in pairs; none where the sections have another shape."""
    if parts[0].shape == parts[1].shape:
        yield from zip(parts[0].blocks, parts[1].blocks, strict=True)


def shown(sentence: str) -> str:
    """Return a sentence short enough for a message."""
    whole = " ".join(sentence.split())
    return whole if len(whole) <= 80 else whole[:79] + "…"
