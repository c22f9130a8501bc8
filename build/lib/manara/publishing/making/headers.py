"""The headers every copy of the site is served with: one list, from which all recipes are made and copies checked."""

from __future__ import annotations

from manara.problems import Level, Problem, text

ID = "publishing.headers"
POLICY_NAME = "Content-Security-Policy"

NO_FRAMES = "frame-ancestors 'none'"
# For pages: what only a header can say, and what no page of ours ever does. Nothing here changes with their content.
PAGE_POLICY = f"{NO_FRAMES}; base-uri 'none'; form-action 'none'; object-src 'none'"
# For what is no page: data, pictures, programs.
STRICTEST = f"default-src 'none'; {NO_FRAMES}"
# Sent with every answer, beside the policy, which goes by what is asked for (policy_for).
HEADERS = {
    "Strict-Transport-Security": "max-age=63072000",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": (
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), "
        "gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # Asks Brave to keep no record of the visit; other browsers ignore it.
    "Request-OTR": "1",
}
# Help pages are kept nowhere; nothing of ours is content-addressed, so the rest is asked for again each time.
QUIET_CACHE, CACHE = "no-store", "no-cache"


def policy_for(address: str) -> str:
    """Return the policy that is sent with *address*: what names no page may load nothing.

    What a page may load stands in the page itself, so a setting never has to know what an edition holds, and no older
    setting can refuse a newer page its style (decision 0060).
    """
    return PAGE_POLICY if address.endswith((".html", "/")) else STRICTEST


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
            text("Take the server's settings from deploy/; some hosts cannot send it (PUBLISHING.md)."),
        )
        for name in (POLICY_NAME, *HEADERS)
        if name.lower() not in names and not (name.startswith("Strict") and shown.startswith("http://"))
    ]
