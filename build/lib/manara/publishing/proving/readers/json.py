"""Reads JSON: search index, open data, web app manifest, JSON-LD. Known keys are values, all other strings words."""

from __future__ import annotations

import json
import re
from typing import Any

from manara.publishing.proving.reading import Link, Reading, Value, Words

NUMBERS = ("telephone", "phone", "tel", "number", "dial", "short", "shown", "faxNumber")
EMAILS = ("email",)
LINKS = ("url", "href", "sameAs", "src", "@id", "start_url", "scope", "id_url", "image", "logo")
# Fields that hold fingerprints or settings rather than words.
UNREAD = (
    "sha256",
    "sha512",
    "digest",
    "integrity",
    "hash",
    "version",
    "$schema",
    "theme_color",
    "background_color",
    "@context",
)
# Of the manifest: names of packages with their versions (PEP 440); what has no shape of one is read as words.
VERSIONS = "dependencies"
_VERSION = re.compile(r"[0-9]{1,8}(?:\.[0-9]{1,8})+(?:(?:a|b|rc|\.post|\.dev)[0-9]{1,8})?", re.ASCII)
# Of the bill of materials: address of a package with its version (github.com/package-url/purl-spec), which
# would otherwise read as a mail address.
PACKAGE = "purl"
_PACKAGE = re.compile(rf"pkg:pypi/[a-z0-9-]{{1,80}}@{_VERSION.pattern}", re.ASCII)


def read(raw: bytes, name: str) -> Reading:  # noqa: ARG001  # every reader takes the name
    """Return what is in a JSON document."""
    reading = Reading()
    try:
        _walk(json.loads(raw.decode("utf-8")), "", "", reading)
    except (ValueError, RecursionError) as error:
        reading.fault = str(error)
    return reading


def _is_package(key: str, below: str, item: str) -> bool:
    """Tell whether a text is the version or the address of a package, by where it stands and how it looks."""
    if key == VERSIONS:
        return _VERSION.fullmatch(item) is not None
    return below == PACKAGE and _PACKAGE.fullmatch(item) is not None


def _walk(value: Any, key: str, name: str, reading: Reading) -> None:
    if isinstance(value, dict):
        own = value.get("name")
        if isinstance(own, dict):  # a text by language
            own = "\n".join(str(words) for words in own.values())
        name = own if isinstance(own, str) else name
        for below, item in value.items():
            reading.words.append(Words(below, "key"))
            if not isinstance(item, str) or not _is_package(key, below, item):
                _walk(item, below, name, reading)
    elif isinstance(value, list):
        for item in value:
            _walk(item, key, name, reading)
    elif isinstance(value, str):
        if key in NUMBERS:
            reading.values.append(Value("number", value, name, key))
        elif key in EMAILS:
            reading.values.append(Value("email", value, name, key))
        elif key in LINKS:
            reading.links.append(Link(value, "", key))
        elif key not in UNREAD:
            reading.words.append(Words(value, key or "text", code=key == "pattern"))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        reading.words.append(Words(str(value), key, code=True))
