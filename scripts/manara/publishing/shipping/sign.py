"""Signs a built site with a key of OpenSSH: its manifest, and its list of sums for who has common tools only.

The archive is packed again, with both signatures inside: a copy that travels without a network proves itself.
"""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

from manara.errors import PublishingError
from manara.problems import text
from manara.publishing.making.archive import pack
from manara.publishing.making.manifest import ARCHIVE, FILE, SIGNATURES, SUMS
from manara.publishing.making.sums import write_sums
from manara.publishing.proving.verify import NAMESPACE

if TYPE_CHECKING:
    from pathlib import Path


def sign(site: Path, key: Path) -> list[Path]:
    """Sign the built *site* with *key* and return what was written.

    Raises:
        PublishingError: There is no built site, no such key, or ``ssh-keygen`` refuses it.
    """
    if not (site / FILE).is_file():
        raise PublishingError(text("There is no built site in {site}. Run “manara build” first.", site=site))
    if not key.is_file():
        raise PublishingError(
            text("There is no key {key}. To make one: ssh-keygen -t ed25519 -f {name}", key=key, name=key.name)
        )
    manifest = json.loads((site / FILE).read_bytes())
    try:
        write_sums(site, manifest["files"])
        for name in SIGNATURES:
            (site / name).unlink(missing_ok=True)
            _sign(site / name.removesuffix(".sig"), key)
        with (site / ARCHIVE).open("wb") as file:
            pack(site, int(manifest["time"]), file)
    except OSError as error:
        raise PublishingError(
            text("{file} cannot be written: {reason}.", file=error.filename or site, reason=error.strerror)
        ) from error
    return [site / name for name in (SUMS, *SIGNATURES, ARCHIVE)]


def _sign(path: Path, key: Path) -> None:
    words = ["ssh-keygen", "-q", "-Y", "sign", "-f", str(key), "-n", NAMESPACE, str(path)]
    try:
        done = subprocess.run(words, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise PublishingError(text("ssh-keygen is missing. On Debian: apt-get install openssh-client")) from None
    if done.returncode != 0:
        raise PublishingError(text("ssh-keygen does not sign with {key}: {said}", key=key, said=done.stderr.strip()))
