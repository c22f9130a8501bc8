"""Writes what machines read: contacts as open data with their schema, a vCard for every line, and security.txt."""

from __future__ import annotations

import json
import urllib.parse
from typing import TYPE_CHECKING, Any

from manara.contacts.open_data import FILE, SCHEMA_FILE, open_data, schema
from manara.contacts.vcard import cards
from manara.publishing.making.lasting import until_of

if TYPE_CHECKING:
    from manara.problems import Problem
    from manara.publishing.context import Build

# Its place is fixed (RFC 9116, 3); below a path, recipes serve it from there at the root of the host, too.
SECURITY = ".well-known/security.txt"


def write_data_files(build: Build) -> list[Problem]:
    """Write ``contacts.json``, its schema, and ``vcard/``; reading them back is the next step's work."""
    for name, content in ((FILE, open_data(build.campaign)), (SCHEMA_FILE, schema(build.campaign))):
        (build.folder / name).write_text(_dump(content), "utf-8", newline="\n")
    for card in cards(build.campaign):
        path = build.folder / card.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(card.text.encode())
    if build.campaign.reports:
        path = build.folder / SECURITY
        path.parent.mkdir(exist_ok=True)
        path.write_text(_security(build), "utf-8", newline="\n")
    return []


def _security(build: Build) -> str:
    """Return where to tell of a false copy or a fault (RFC 9116); it ends with the first fact of the edition."""
    campaign = build.campaign
    lines = [
        f"Contact: {campaign.reports}",
        f"Expires: {until_of(campaign)['first']}T23:59:59Z",
        f"Preferred-Languages: {', '.join(campaign.tags)}",
    ]
    host = urllib.parse.urlsplit(build.site_url)
    if host.netloc:
        lines.append(f"Canonical: {host.scheme}://{host.netloc}/{SECURITY}")
    return "\n".join(lines) + "\n"


def _dump(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
