"""Reads plain text: share texts, ``robots.txt``, hosts' settings."""

from __future__ import annotations

from manara.publishing.proving.reading import Reading, Words


def read(raw: bytes, name: str) -> Reading:  # noqa: ARG001  # every reader takes the name
    """Return the text."""
    try:
        return Reading(words=[Words(raw.decode("utf-8"))])
    except UnicodeDecodeError as error:
        return Reading(fault=str(error))
