"""Version and licence of everything this program needs, for the manifest and the SBOM.

Reading the metadata of forty packages takes longer than writing both, so what was found is kept as long as the same
packages are installed: their folders carry name and version.
"""

from __future__ import annotations

import importlib.metadata
import json
import platform
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.work.cache import Cache

OWN = "manara"
# The cache's kind.
DEPENDENCIES = "dependencies"


def dependencies_of(cache: Cache) -> dict[str, tuple[str, str]]:
    """Return version and licence of everything this package needs, directly or not, by name, in order."""
    key = (DEPENDENCIES, *_installed())
    known = cache.get(*key)
    with suppress(ValueError, AttributeError, TypeError):
        if known is not None:
            return {str(key): (str(version), str(licence)) for key, (version, licence) in json.loads(known).items()}
    found = _found()
    cache.put(*key, made=json.dumps(found).encode())
    cache.tidy(DEPENDENCIES)
    return found


def _installed() -> Iterator[str]:
    """Yield all that the dependencies follow from: what is installed, this package's own needs, and where it runs."""
    yield from (sys.version, platform.platform())
    with suppress(importlib.metadata.PackageNotFoundError):
        yield importlib.metadata.distribution(OWN).read_text("METADATA") or ""
    for folder in map(Path, sys.path):
        with suppress(OSError):
            yield from sorted(path.name for path in folder.iterdir() if path.suffix in (".dist-info", ".egg-info"))


def _found() -> dict[str, tuple[str, str]]:
    from packaging.requirements import Requirement  # noqa: PLC0415  # costs more than everything else here

    found: dict[str, tuple[str, str]] = {}
    waiting = [OWN]
    while waiting:
        name = waiting.pop()
        try:
            metadata = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # for another system or an extra nobody asked for
        if name != OWN:
            licence = str(metadata.metadata.json.get("license_expression") or "")
            found[name] = (metadata.version, licence)
        for needed in map(Requirement, metadata.requires or ()):
            name = needed.name.lower().replace("_", "-")
            # What only another Python, another system or an extra needs may be installed here by chance.
            if name not in found and (needed.marker is None or needed.marker.evaluate({"extra": ""})):
                waiting.append(name)
    return dict(sorted(found.items()))
