"""Reads archives: every file inside by its own format, within limits."""

from __future__ import annotations

import io
import zipfile

from manara.publishing.proving.readers import reader_of
from manara.publishing.proving.reading import Reading

MOST_BYTES = 500_000_000


def read(raw: bytes, name: str) -> Reading:  # noqa: ARG001  # every reader takes the name
    """Return what is in all files inside; one that cannot be read makes the archive unreadable."""
    reading = Reading()
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if sum(entry.file_size for entry in entries) > MOST_BYTES:
                return Reading(fault=f"more than {MOST_BYTES} bytes")
            for entry in entries:
                inner = entry.filename.rsplit("/", 1)[-1]
                reader = reader_of(inner)
                if reader is None or inner.endswith(".zip"):
                    return Reading(fault=entry.filename)
                reading.add(reader(archive.read(entry), inner))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        return Reading(fault=str(error))
    return reading
