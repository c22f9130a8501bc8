"""Small pictures of sheets and share pictures, for the download page: they say at a glance which file is which."""

from __future__ import annotations

import io
import struct
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

    from manara.work.cache import Cache

# The longer side, in pixels, and the number of colours: enough to tell sheets apart, 3 to 8 kB each.
LONGEST, COLOURS = 200, 24
# The cache's kind.
PREVIEWS = "previews"


def preview(raw: bytes, cache: Cache) -> bytes:
    """Return a small PNG of a PDF's first page or of a picture."""
    key = (PREVIEWS, raw, f"{LONGEST} {COLOURS}", version("pypdfium2"), version("pillow"))
    known = cache.get(*key)
    if known is not None:
        return known
    from PIL import Image  # noqa: PLC0415  # unchanged previews are taken from the cache

    out = io.BytesIO()
    shown = _first_page(raw) if raw.startswith(b"%PDF") else Image.open(io.BytesIO(raw)).convert("RGB")
    shown.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    shown.quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    cache.put(*key, made=out.getvalue())
    return out.getvalue()


def size_of(made: bytes) -> tuple[int, int]:
    """Return width and height of a preview."""
    # The first chunk of a PNG, after its signature, name and length.
    width, height = struct.unpack(">II", made[16:24])
    return width, height


def _first_page(raw: bytes) -> Image:
    import pypdfium2  # noqa: PLC0415  # as above

    document = pypdfium2.PdfDocument(raw)
    try:
        page = document[0]
        # Twice the size, so that thin lines survive being made smaller.
        scale = 2 * LONGEST / max(page.get_size())
        picture: Image = page.render(scale=scale).to_pil().convert("RGB")
        return picture
    finally:
        document.close()
