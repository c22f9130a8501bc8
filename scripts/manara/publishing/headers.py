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

# Sent with every answer, beside the policy, which is computed from the pages (policy_of).
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


def policy_of(folder: Path) -> str:
    """Return the policy for all pages of a built site: what their own policies allow, and no frames.

    Each page also carries its own, narrower one; a browser applies both. Only a header can refuse frames.
    """
    allowed: dict[str, dict[str, None]] = {}
    for path in sorted(folder.rglob("*.html")):
        for policy in META.findall(path.read_text("utf-8").replace("&#39;", "'")):
            for directive in policy.split(";"):
                name, *values = directive.split()
                allowed.setdefault(name, {}).update(dict.fromkeys(values))
    lines = []
    for name, values in allowed.items():
        some = [value for value in values if value != "'none'"] or ["'none'"]
        lines.append(f"{name} {' '.join(some)}")
    return "; ".join([*lines, "frame-ancestors 'none'"])


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
