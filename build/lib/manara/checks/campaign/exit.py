"""Leaving leads to an ordinary page that knows nobody.

Decision 0004: no sign-in, no past searches, not our own host. Somebody who opens the leave link of a helpline on a
phone that others look at must not land where an account shows who they are, and the visit must not be added to what
such a service knows. Refused: the services of ``services.txt``; addresses of sign-in pages; a query or a
fragment, which may carry a search; the campaign's own host. That the address is plain https, ``contacts.host`` says.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from manara.campaign.lock import SETTINGS
from manara.problems import text
from manara.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.problems import Problem, Text

ID = "campaign.exit"
SERVICES = Path(__file__).parent / "services.txt"
_SIGN_IN = re.compile(
    r"(?:^|[./_-])(?:sign-?in|log-?in|auth|oauth2?|sso|accounts?|my-?account|web-?mail|mail|search)(?=$|[./_-])"
)


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield an error when the exit is no ordinary page."""
    leave = read_yaml(campaign.root / SETTINGS, SETTINGS, []).need("exit")
    nodes = leave.items() if isinstance(leave.value, list) else [leave]
    own = urlsplit(campaign.address).hostname or ""
    for node, way_out in zip(nodes, campaign.exits, strict=False):
        reason = _fault(way_out.url, own)
        if reason is not None:
            yield node.need("url").problem(
                reason,
                text(
                    "Write an ordinary page of the country, open to all without an account: news, weather, timetables."
                ),
                ID,
            )


def _fault(url: str, own: str) -> Text | None:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".").lower()
    except ValueError:
        return None  # contacts.host has said it
    service = _service(host)
    if service:
        return text("“{host}” belongs to {service}, which knows its visitors", host=host, service=service)
    if _SIGN_IN.search(host) or _SIGN_IN.search(parts.path.lower()):
        return text("“{url}” is a page of signing in, mail or searching", url=url)
    if parts.query or parts.fragment:
        return text("“{url}” carries a query or a fragment, which may tell what was looked for", url=url)
    if own and (host == own or host.removeprefix("www.") == own.removeprefix("www.")):
        return text("“{host}” is the campaign's own host", host=host)
    return None


def _service(host: str) -> str:
    """Return the service of the list that *host* belongs to, or an empty string."""
    labels = host.split(".")
    for name in services():
        stem = name.removesuffix(".*")
        if stem == name:
            if host == name or host.endswith(f".{name}"):
                return name
        elif stem in labels[-3:-1]:
            ending = labels[labels.index(stem) + 1 :]  # "com", "com.kw", "co.uk"
            if len(ending) == 1 or len(ending[0]) <= len("com"):
                return stem
    return ""


@cache
def services() -> tuple[str, ...]:
    """Return the names in ``services.txt``."""
    lines = SERVICES.read_text("utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))
