"""What a page weighs on its way to the reader, written into its own footer."""

from __future__ import annotations

import gzip

# Stands in the page until it is finished; about as long as what takes its place, so that the weight stays true.
WEIGHT_PLACEHOLDER = "··· kB"


def with_weight(html: str) -> str:
    """Return the finished page with its own compressed weight, as most hosts send it."""
    if WEIGHT_PLACEHOLDER not in html:
        return html
    size = len(gzip.compress(html.encode(), 9, mtime=0))
    return html.replace(WEIGHT_PLACEHOLDER, f"{size / 1000:.1f} kB")
