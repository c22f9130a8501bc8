"""The headers every copy of the site is served with: one list, from which all recipes are made and copies checked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text

if TYPE_CHECKING:
    from pathlib import Path

ID = "publishing.headers"
POLICY_NAME = "Content-Security-Policy"
META = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')

NO_FRAMES = "frame-ancestors 'none'"
# For what is no page: data, pictures, addresses that lead nowhere.
STRICTEST = f"default-src 'none'; {NO_FRAMES}"
# Sent with every answer, beside the policy, which is each page's own (policies_of).
HEADERS = {
    "Strict-Transport-Security": "max-age=63072000",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": (
        "accelerometer=(), bluetooth=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), "
        "gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # Asks Brave to keep no record of the visit; other browsers ignore it.
    "Request-OTR": "1",
}
# Help pages are kept nowhere; nothing of ours is content-addressed, so the rest is asked for again each time.
QUIET_CACHE, CACHE = "no-store", "no-cache"


def policy_of(site: Path) -> str:
    """Return one policy for all pages of a built site, for hosts that cannot tell pages apart: what any page allows.

    Each page also carries its own, narrower one; a browser applies both. Only a header can refuse frames.
    """
    allowed: dict[str, dict[str, None]] = {}
    for policy in (own for path in sorted(site.rglob("*.html")) for own in _own_policies(path)):
        for directive in policy.split(";"):
            name, *values = directive.split()
            allowed.setdefault(name, {}).update(dict.fromkeys(values))
    lines = []
    for name, many in allowed.items():
        some = [value for value in many if value != "'none'"] or ["'none'"]
        lines.append(f"{name} {' '.join(some)}")
    return "; ".join([*lines, NO_FRAMES])


def policies_of(site: Path) -> dict[str, str]:
    """Return each page's own policy by address, with frames refused; what is not in it gets ``STRICTEST``.

    A folder's address stands beside its ``index.html``.
    """
    found = {}
    for path in sorted(site.rglob("*.html")):
        own_policy = "; ".join([*_own_policies(path)[:1], NO_FRAMES])
        address = f"/{path.relative_to(site).as_posix()}"
        found[address] = own_policy
        if path.name == "index.html":
            found[address.removesuffix("index.html")] = own_policy
    return found


def _own_policies(page: Path) -> list[str]:
    return META.findall(page.read_text("utf-8").replace("&#39;", "'"))


def missing_headers(found: dict[str, str], shown: str) -> list[Problem]:
    """Return a warning for every header a live copy lacks; HSTS only counts over https."""
    names = {name.lower() for name in found}
    return [
        Problem(
            shown,
            0,
            0,
            Level.WARNING,
            ID,
            text("the header “{name}” is not sent", name=name),
            text("Take the server's settings from deploy/; some hosts cannot send it (deploy/README.md)."),
        )
        for name in (POLICY_NAME, *HEADERS)
        if name.lower() not in names and not (name.startswith("Strict") and shown.startswith("http://"))
    ]
