"""One reader per published format. A format without a reader cannot be published: nobody could read it back.

A reader takes the file's bytes and returns a :class:`~manara.publishing.proving.reading.Reading`. Adding a format
touches its module and one line here. Readers are imported when a file of their format turns up: PDF and images
load slowly.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from manara.publishing.proving.reading import Reading

READERS = {
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".webmanifest": "json",
    ".xml": "xml",
    ".txt": "txt",
    ".md": "txt",
    ".csv": "txt",
    ".vcf": "vcf",
    ".svg": "svg",
    ".css": "code",
    ".js": "code",
    ".pdf": "pdf",
    ".png": "image",
    ".jpg": "image",
    ".jpeg": "image",
    ".webp": "image",
    ".ico": "image",
    ".gz": "compressed",
    ".br": "compressed",
    ".zip": "zip",
}
# Files that hosts know by name; they hold no suffix.
NAMED = {
    "SHA256SUMS": "sums",
    "_headers": "txt",
    "_redirects": "txt",
    "CNAME": "txt",
    ".nojekyll": "txt",
    ".htaccess": "txt",
}


def reader_of(name: str) -> Callable[[bytes, str], Reading] | None:
    """Return the reader for a file called *name*, or ``None``."""
    suffix = name[name.rfind(".") :] if "." in name else ""
    module = NAMED.get(name) or READERS.get(suffix.lower())
    if module is None:
        return None
    read: Callable[[bytes, str], Reading] = importlib.import_module(f"manara.publishing.proving.readers.{module}").read
    return read
