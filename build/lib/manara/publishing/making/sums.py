"""``SHA256SUMS``: every file of an edition with its digest, for who has nothing but common tools.

``sha256sum -c SHA256SUMS`` tells whether a copy is whole, and ``ssh-keygen -Y verify`` with the signature beside it
whose it is; neither needs Python, this program or a network. ``VERIFY.txt`` says so in every language of the site.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from manara.publishing.making.manifest import FILE, SUMS
from manara.translations.catalog import site_catalog

if TYPE_CHECKING:
    from pathlib import Path

    from manara.problems import Problem
    from manara.publishing.context import Build

HOW = "VERIFY.txt"
WHOLE = "sha256sum -c SHA256SUMS"
WHOSE = "ssh-keygen -Y verify -f allowed_signers -I release -n manara -s SHA256SUMS.sig < SHA256SUMS"


def write_how(build: Build) -> list[Problem]:
    """Write ``VERIFY.txt``."""
    parts = []
    for tag in build.campaign.tags:
        _ = site_catalog(build.campaign.root, tag).gettext
        parts += [
            _("Is this copy whole? Type in this folder:"), WHOLE,
            _("Whose is it? With the list of signers from somebody you know, not from here:"), WHOSE,
        ]  # fmt: skip
    (build.folder / HOW).write_text("\n".join(parts) + "\n", "utf-8", newline="\n")
    return []


def write_sums(folder: Path, files: dict[str, dict[str, Any]]) -> None:
    """Write the sums of *files*, as the manifest in *folder* lists them, and of the manifest itself."""
    (folder / SUMS).write_bytes(sums_of(files, (folder / FILE).read_bytes()))


def sums_of(files: dict[str, dict[str, Any]], manifest: bytes) -> bytes:
    """Return the list in the form of GNU coreutils: digest, a blank, a star for “bytes as they are”, name."""
    digests = {name: str(entry["sha256"]) for name, entry in files.items()}
    digests[FILE] = hashlib.sha256(manifest).hexdigest()
    return "".join(f"{digest} *{name}\n" for name, digest in sorted(digests.items())).encode()
