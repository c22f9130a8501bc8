"""What a PDF says in its own way: drawn text as glyphs and moves, widths, words for what is marked, and letter maps.

Numbers in brackets are sections of PDF 32000-1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

_MAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{pairs}
endcmap CMapName currentdict /CMap defineresource pop end end"""
# As many pairs as one block of a map may hold (Adobe Technical Note 5014).
_BLOCK = 100


def words_for(given: Any) -> str:
    """Return the text that a mark gives for all that is in it."""
    from pikepdf import Dictionary  # noqa: PLC0415  # a build takes most sheets from the cache

    described = given[1] if len(given) > 1 else None
    return str(described.get("/ActualText", "")) if isinstance(described, Dictionary) else ""


def parts(drawn: Any) -> Iterator[int | float]:
    """Yield what one drawing does: glyphs as whole numbers, moves to the left as others (9.4.3)."""
    from pikepdf import String  # noqa: PLC0415  # a build takes most sheets from the cache

    for part in drawn:
        if isinstance(part, String):
            raw = bytes(part)
            yield from (int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2))
        else:
            yield float(part)


def array(parts: list[int | float]) -> pikepdf.Array:
    """Return glyphs and moves as a drawing takes them."""
    from pikepdf import Array, String  # noqa: PLC0415  # a build takes most sheets from the cache

    joined: list[Any] = []
    for part in parts:
        if not isinstance(part, int):
            joined.append(round(part, 3))
        elif joined and isinstance(joined[-1], bytes):
            joined[-1] += part.to_bytes(2, "big")
        else:
            joined.append(part.to_bytes(2, "big"))
    return Array([String(part) if isinstance(part, bytes) else part for part in joined])


def widths(given: list[Any]) -> Iterator[tuple[int, float]]:
    """Yield glyphs and their widths from a table that says them one by one or for a range (9.7.4.3)."""
    at = 0
    while at < len(given):
        first = int(given[at])
        if hasattr(given[at + 1], "append"):
            yield from ((first + place, float(width)) for place, width in enumerate(given[at + 1]))
            at += 2
        else:
            yield from ((glyph, float(given[at + 2])) for glyph in range(first, int(given[at + 1]) + 1))
            at += 3


def letter_map(letters: dict[int, str]) -> str:
    """Return the table that says which letter each glyph is (``ToUnicode``, 9.10.3)."""
    pairs = [f"<{glyph:04X}> <{words.encode('utf-16-be').hex().upper()}>" for glyph, words in sorted(letters.items())]
    blocks = [pairs[at : at + _BLOCK] for at in range(0, len(pairs), _BLOCK)]
    return _MAP.format(pairs="\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks))
