"""Small pictures of sheets and share pictures, for the download page: they say at a glance which file is which."""

from __future__ import annotations

import io
import struct
from importlib.metadata import version
from typing import TYPE_CHECKING

from manara.sources.kept import Kept
from manara.sources.remembered import digest

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

    from manara.campaign.model import Campaign

# The longer side, in pixels, and the number of colours: enough to tell sheets apart, 3 to 8 kB each.
LONGEST, COLOURS = 200, 24


def preview(source: Path, kept: Kept) -> bytes:
    """Return a small PNG of a PDF's first page or of a picture; it is *kept* under the digest of *source*."""
    raw = source.read_bytes()
    name = f"{digest(raw, f'{LONGEST} {COLOURS}', version('pypdfium2'), version('pillow'))}.png"
    known = kept.get(name)
    if known is not None:
        return known
    from PIL import Image  # noqa: PLC0415  # unchanged previews are taken from the cache

    out = io.BytesIO()
    shown = _first_page(raw) if source.suffix == ".pdf" else Image.open(io.BytesIO(raw)).convert("RGB")
    shown.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    shown.quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    kept.put(name, out.getvalue())
    return out.getvalue()


def previews(campaign: Campaign) -> Kept:
    """Return where previews are kept from one build to the next."""
    return Kept(campaign.root / ".cache" / "previews")


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
