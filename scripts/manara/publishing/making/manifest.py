"""``manifest.json``: what a copy must hold, so that anyone can tell a changed file or number.

It lists every file with its SHA-256, size and type, every contact with its numbers and digest, the words of the pages
and those of the paper, until when its facts hold, how much another than its writer has read, the commit and the
versions of what made it. It says nothing about who made it: a release signs it (``manifest.json.sig``, ``ssh-keygen
-Y``), and a build without that file is unsigned.
``sbom.json`` names the dependencies as CycloneDX.
"""

from __future__ import annotations

import hashlib
import json
import mimetypes
from typing import TYPE_CHECKING, Any

from manara.campaign.edition import edition, fingerprint
from manara.campaign.second_reader import said
from manara.publishing.making.commit import commit_of
from manara.publishing.making.dependencies import Licence, dependencies_of
from manara.publishing.making.lasting import until_of

if TYPE_CHECKING:
    from pathlib import Path

    from manara.campaign.model import Campaign
    from manara.problems import Problem
    from manara.publishing.context import Build

FILE, SIGNATURE, SBOM = "manifest.json", "manifest.json.sig", "sbom.json"
# Holds the manifest, so the manifest cannot list it; publishing/making/archive.py compares it byte by byte.
ARCHIVE = "site.zip"
# The same digests in the form of coreutils, and what a signer adds: of the manifest and of these.
SUMS = "SHA256SUMS"
SIGNATURES = (SIGNATURE, f"{SUMS}.sig")
UNLISTED = (FILE, ARCHIVE, SUMS, *SIGNATURES)
FORMAT = 6
_TYPES = {".br": "application/x-brotli", ".gz": "application/gzip", ".vcf": "text/vcard", ".html": "text/html"}


def write_manifest(build: Build) -> list[Problem]:
    """Write ``sbom.json`` and, last of all but the archive, ``manifest.json``."""
    dependencies = dependencies_of(build.cache)
    _write(build.folder / SBOM, _sbom(build.campaign, dependencies))
    files = files_of(build.folder)
    manifest = {
        "format": FORMAT,
        "campaign": build.campaign.id,
        "site": build.site_url,
        "commit": commit_of(build.campaign.root),
        "source_date": build.campaign.source_date,
        "time": build.time,
        "edition": edition(build.campaign),
        "fingerprint": fingerprint(build.campaign),
        "paper": {"edition": build.printed.edition, "fingerprint": build.printed.fingerprint(build.campaign)},
        "dependencies": {name: version for name, (version, _) in dependencies.items()},
        "until": until_of(build.campaign),
        "contacts": contacts_of(build.campaign),
        "read_again": said(build.campaign),
        **({} if build.urgent is None else {"urgent": build.urgent.said(build.passed, build.campaign.today)}),
        "files": files,
    }
    _write(build.folder / FILE, {"digest": digest_of(manifest), **manifest})
    return []


def digest_of(manifest: dict[str, Any]) -> str:
    """Return the digest of everything a manifest says, but its own digest."""
    said = {key: value for key, value in manifest.items() if key != "digest"}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def files_of(folder: Path) -> dict[str, dict[str, Any]]:
    """Return digest, size and type, by path, of every file below *folder* but those that hold it."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name not in UNLISTED and (path.is_file() or path.is_symlink()):
            raw = b"" if path.is_symlink() else path.read_bytes()
            found[name] = {
                "sha256": hashlib.sha256(raw).hexdigest(),
                "size": len(raw),
                "type": "link" if path.is_symlink() else _type(path.suffix, name),
            }
    return found


def _type(suffix: str, name: str) -> str:
    return _TYPES.get(suffix) or mimetypes.MimeTypes().guess_type(name)[0] or "application/octet-stream"


def contacts_of(campaign: Campaign) -> dict[str, dict[str, Any]]:
    """Return name, channels and digest of every published contact, by id."""
    found = {}
    for key, contact in sorted(campaign.published_contacts.items()):
        record = {"name": contact.name, "channels": [channel.href for channel in contact.channels]}
        found[key] = {
            **record,
            "sha256": hashlib.sha256(json.dumps(record, sort_keys=True, ensure_ascii=False).encode()).hexdigest(),
        }
    return found


def _sbom(campaign: Campaign, dependencies: dict[str, tuple[str, Licence]]) -> dict[str, Any]:
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "manara", "description": campaign.id}},
        "components": [
            {
                "type": "library",
                "name": name,
                "version": version,
                "purl": f"pkg:pypi/{name.lower().replace('_', '-').replace('.', '-')}@{version}",
                **({"licenses": [licence]} if licence else {}),
            }
            for name, (version, licence) in dependencies.items()
        ],
    }


def _write(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")
