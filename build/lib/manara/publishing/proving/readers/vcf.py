"""Reads vCards (RFC 6350): unfolds lines, takes TEL, EMAIL and URL as values, everything else as words."""

from __future__ import annotations

import re

from manara.publishing.proving.reading import Reading, Value, Words

_LINE = re.compile(r"(?:[A-Za-z0-9-]+\.)?([A-Za-z-]+)((?:;[^:]*)?):(.*)", re.DOTALL)
KINDS = {"TEL": "number", "EMAIL": "email", "URL": "url"}


def read(raw: bytes, name: str) -> Reading:  # noqa: ARG001  # every reader takes the name
    """Return what is in one or more cards."""
    try:
        content = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return Reading(fault=str(error))
    reading = Reading()
    lines = re.sub(r"\r?\n[ \t]", "", content).splitlines()
    if not lines or lines[0].upper() != "BEGIN:VCARD" or lines[-1].upper() != "END:VCARD":
        reading.fault = "not between BEGIN:VCARD and END:VCARD"
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is None:
            reading.fault = reading.fault or f"“{line}”"
            continue
        key, value = match[1].upper(), re.sub(r"\\([\\,;])", r"\1", match[3])
        if key in KINDS:
            reading.values.append(Value(KINDS[key], re.sub(r"^tel:", "", value), "", key))
        elif key not in ("BEGIN", "END", "VERSION", "PRODID", "REV", "UID", "KIND", "PHOTO"):
            reading.words.append(Words(value.replace("\\n", "\n"), key))
    return reading
