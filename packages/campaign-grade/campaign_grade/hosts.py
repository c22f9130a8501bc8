"""Whose host is it? An address of the same owner is first party; everything else learns of the visit."""

from __future__ import annotations

# Under these, every name belongs to somebody else.
_SHARED = (
    "github.io", "gitlab.io", "netlify.app", "pages.dev", "vercel.app", "web.app", "firebaseapp.com", "herokuapp.com",
    "blogspot.com", "wordpress.com", "wixsite.com", "cloudfront.net", "amazonaws.com", "azurewebsites.net",
    "azureedge.net", "b-cdn.net", "fastly.net", "googleusercontent.com", "googleapis.com", "r2.dev", "workers.dev",
)  # fmt: skip
# RFC 2606: nobody can have them.
_RESERVED = (".invalid", ".example", ".test", ".localhost", "localhost")
# Second-level names under country codes, below which owners begin: co.uk, com.kw, gov.kw.
_SECOND = frozenset(
    {"ac", "co", "com", "edu", "gob", "go", "gov", "gouv", "ind", "mil", "ne", "net", "nom", "or", "org", "sch"}
)


def is_own(host: str, own: str) -> bool:
    """Tell whether *host* is of the owner of *own*: the same name, or both below one registered name."""
    return host == own or (not _is_address(host) and registered(host) == registered(own))


def is_reserved(host: str) -> bool:
    """Tell whether *host* is a name for examples and tests."""
    return host.endswith(_RESERVED)


def registered(host: str) -> str:
    """Return the part of a name that somebody registered.

    >>> registered("www.moi.gov.kw"), registered("cdn.help.org"), registered("a.github.io")
    ('moi.gov.kw', 'help.org', 'a.github.io')
    """
    labels = host.split(".")
    keep = 2
    if host.endswith(tuple(f".{name}" for name in _SHARED)) or (
        len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND
    ):
        keep = 3
    return ".".join(labels[-keep:])


def _is_address(host: str) -> bool:
    return ":" in host or host.replace(".", "").isdigit()
