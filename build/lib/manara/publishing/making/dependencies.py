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
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.work.cache import Cache

# What CycloneDX writes of a licence: an expression of SPDX, or a name; nothing when a package does not say.
Licence = dict[str, Any]
OWN = "manara"
# The cache's kind.
DEPENDENCIES = "dependencies"


def dependencies_of(cache: Cache) -> dict[str, tuple[str, Licence]]:
    """Return version and licence of everything this package needs, directly or not, by name, in order."""
    key = (DEPENDENCIES, *_installed())
    known = cache.get(*key)
    with suppress(ValueError, AttributeError, TypeError):
        if known is not None:
            return {str(key): (str(version), dict(licence)) for key, (version, licence) in json.loads(known).items()}
    found = _found()
    cache.put(*key, made=json.dumps(found).encode())
    cache.tidy(DEPENDENCIES)
    return found


def _licence(metadata: importlib.metadata.PackageMetadata) -> Licence:
    """Return the licence as a package states it: as an expression (PEP 639), in the older field, or as a classifier."""
    from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression  # noqa: PLC0415

    known = metadata.json
    classifiers = [str(one).rpartition(" :: ")[2] for one in known.get("classifier", ()) if one.startswith("License")]
    stated = str(known.get("license_expression") or known.get("license") or " / ".join(classifiers))
    try:
        return {"expression": canonicalize_license_expression(stated)} if stated else {}
    except InvalidLicenseExpression:
        # Some put the whole text there.
        first = (classifiers or [stated.strip().partition("\n")[0]])[0]
        return {"license": {"name": first}}


def _installed() -> Iterator[str]:
    """Yield all that the dependencies follow from: what is installed, this package's own needs, and where it runs."""
    yield from (sys.version, platform.platform())
    with suppress(importlib.metadata.PackageNotFoundError):
        yield importlib.metadata.distribution(OWN).read_text("METADATA") or ""
    for folder in map(Path, sys.path):
        with suppress(OSError):
            yield from sorted(path.name for path in folder.iterdir() if path.suffix in (".dist-info", ".egg-info"))


def _found() -> dict[str, tuple[str, Licence]]:
    from packaging.requirements import Requirement  # noqa: PLC0415  # costs more than everything else here

    found: dict[str, tuple[str, Licence]] = {}
    waiting = [OWN]
    while waiting:
        name = waiting.pop()
        try:
            metadata = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # for another system or an extra nobody asked for
        if name != OWN:
            found[name] = (metadata.version, _licence(metadata.metadata))
        for needed in map(Requirement, metadata.requires or ()):
            name = needed.name.lower().replace("_", "-")
            # What only another Python, another system or an extra needs may be installed here by chance.
            if name not in found and (needed.marker is None or needed.marker.evaluate({"extra": ""})):
                waiting.append(name)
    return dict(sorted(found.items()))
