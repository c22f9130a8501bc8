"""Writes the contacts for machines: open data with its schema, and a vCard for every line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from manara.contacts.open_data import FILE, SCHEMA_FILE, open_data, schema
from manara.contacts.vcard import cards

if TYPE_CHECKING:
    from manara.problems import Problem
    from manara.publishing.build import Build


def write_data_files(build: Build) -> list[Problem]:
    """Write ``contacts.json``, its schema, and ``vcard/``; reading them back is the next step's work."""
    for name, content in ((FILE, open_data(build.campaign)), (SCHEMA_FILE, schema(build.campaign))):
        (build.folder / name).write_text(_dump(content), "utf-8", newline="\n")
    for card in cards(build.campaign):
        path = build.folder / card.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(card.text.encode())
    return []


def _dump(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
