"""Reads lists of digests as ``sha256sum`` writes them: names of files are words, and nothing else may stand there."""

from __future__ import annotations

import re

from manara.publishing.proving.reading import Reading, Words

# GNU coreutils: 64 signs, a blank, a blank or an asterisk, the name.
_LINE = re.compile(r"[0-9a-f]{64} [ *](\S.*)")


def read(raw: bytes, name: str) -> Reading:
    """Return the names; a line of another form makes the list unreadable."""
    try:
        lines = raw.decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        return Reading(fault=str(error))
    reading = Reading()
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line)
        if match is None:
            return Reading(fault=f"{name}: line {number} is no digest and name")
        reading.words.append(Words(match[1], "text"))
    return reading
