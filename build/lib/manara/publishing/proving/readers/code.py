"""Reads published styles and scripts: the neighbourhood of known numbers anywhere, words in strings and comments."""

from __future__ import annotations

from manara.contacts.segments import file_segments
from manara.publishing.proving.reading import Reading, Words


def read(raw: bytes, name: str) -> Reading:
    """Return strings and comments as words, the whole as code."""
    try:
        content = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return Reading(fault=str(error))
    return Reading(words=[Words(part.text, name, part.kind == "code") for part in file_segments(content, name)])
