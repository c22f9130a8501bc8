"""What a PDF needs beyond what the compiler writes: a text that programs read rightly, and a printer's boxes."""

from __future__ import annotations

import io

from manara.printing.letters import spell

# Points of a millimetre.
_MM = 72 / 25.4


def finish(raw: bytes, bleed: float = 0, slug: float = 0) -> bytes:
    """Return the PDF finished; the same input gives the same bytes.

    Args:
        raw: As the compiler wrote it.
        bleed: Millimetres of picture beyond the cut, on every side (BleedBox, PDF 32000-1, 14.11.2).
        slug: Millimetres for the marks beyond that, on every side.
    """
    import pikepdf  # noqa: PLC0415  # a build takes most sheets from the cache

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(raw)) as document:
        spell(document)
        for page in document.pages if bleed else ():
            left, low, right, high = (float(side) for side in page.MediaBox)
            for name, inset in (("/BleedBox", slug * _MM), ("/TrimBox", (slug + bleed) * _MM)):
                page[name] = [left + inset, low + inset, right - inset, high - inset]
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
