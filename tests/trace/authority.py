"""A certificate authority of the lab's own: one certificate for its hosts, and the stores browsers read it from."""

from __future__ import annotations

import ssl
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Reserved for tests (RFC 6761): no name of the world is used, and HSTS needs a name, not an address.
HOSTS = ("start.test", "site.test", "exit.test")
_ROOT, _LEAF, _KEY = "authority.pem", "hosts.pem", "hosts.key"


def certified(folder: Path) -> ssl.SSLContext:
    """Return what a server of ``HOSTS`` speaks with; *folder* takes the authority and its one certificate."""
    new = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "7"]
    _run([*new, "-keyout", "authority.key", "-out", _ROOT, "-subj", "/CN=Lab authority"], folder)
    names = ",".join(f"DNS:{host}" for host in HOSTS)
    leaf = [*new, "-keyout", _KEY, "-out", _LEAF, "-subj", "/CN=Lab", "-CA", _ROOT, "-CAkey", "authority.key"]
    for extension in (f"subjectAltName={names}", "basicConstraints=critical,CA:FALSE", "extendedKeyUsage=serverAuth"):
        leaf += ["-addext", extension]
    _run(leaf, folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / _LEAF, folder / _KEY)
    return context


def trust(store: Path, folder: Path) -> None:
    """Make the authority in *folder* one that the browser of *store* believes."""
    store.mkdir(parents=True, exist_ok=True)
    _run(["certutil", "-N", "-d", f"sql:{store}", "--empty-password"], folder)
    _run(["certutil", "-A", "-d", f"sql:{store}", "-n", "lab", "-t", "C,,", "-i", _ROOT], folder)


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
