"""Who may ask the preview, and for what.

The preview stands on the editor's own machine. Any site open in the same browser can send requests there: by the
address itself, or under a name of its own that it lets point to 127.0.0.1 (DNS rebinding). So only the loopback address
is served, only under its own names, and nothing is changed without a word that only pages of the preview know.
"""

from __future__ import annotations

import ipaddress
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from email.message import Message

NAMES = ("127.0.0.1", "localhost", "[::1]")
# Longer than any request of the desk: a form sends a page in all languages.
LONGEST = 1_000_000


def is_loopback(host: str) -> bool:
    """Tell whether nobody but this machine can reach *host*."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True)
class Guard:
    """What requests are let in.

    Attributes:
        host: Address that is listened on.
        port: Port that is listened on.
        token: Known to the preview's own pages only; new with every start.
    """

    host: str
    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    @property
    def hosts(self) -> frozenset[str]:
        """What the ``Host`` field of a request may say."""
        names = {f"{name}:{self.port}" for name in (*NAMES, self.host)}
        return frozenset(names | ({*NAMES, self.host} if self.port == 80 else set()))

    def may_read(self, headers: Message) -> bool:
        """Tell whether a request comes under one of our names, and under no other beside it."""
        named = headers.get_all("Host", [])
        return len(named) == 1 and named[0] in self.hosts

    def may_change(self, headers: Message) -> bool:
        """Tell whether a request comes from a page of ours: the same origin, and the word of this start."""
        return (
            self.may_read(headers)
            and headers.get("Origin", "") == f"http://{headers.get('Host', '')}"
            and headers.get("Content-Type", "").split(";")[0].strip() == "application/json"
            and secrets.compare_digest(headers.get("X-Manara", "").encode(), self.token.encode())
        )
