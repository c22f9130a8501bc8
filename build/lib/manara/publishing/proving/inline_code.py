"""Does a page's own style and script run under the policies it is shown with?

A browser applies the policy of the header and the one inside the page together (CSP 3, 8.1): each must allow every
inline style and script, by its digest, a nonce, or ``'unsafe-inline'`` (6.7.3.3). A header that was made for another
edition therefore takes a page its style and its way out without a word. Here both are computed.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_KINDS = {
    "style": ("style-src-elem", "style-src", "default-src"),
    "script": ("script-src-elem", "script-src", "default-src"),
}
# Types of scripts that run; anything else is data, which no policy is asked about (HTML, 4.12.1).
_RUN = ("", "module", "text/javascript", "application/javascript")
_META = 'meta[http-equiv="content-security-policy" i]'


def refused(page: str, headers: Iterable[str]) -> list[str]:
    """Return ``style`` or ``script`` for every inline style and script that a policy does not let run.

    Args:
        page: The page as it was sent.
        headers: Its ``Content-Security-Policy`` headers; those inside the page are found.
    """
    parser = LexborHTMLParser(page)
    inside = [node.attributes.get("content") or "" for node in parser.css(_META)]
    policies = [_directives(one) for header in headers for one in header.split(",")] + [
        _directives(one) for one in inside
    ]
    found = []
    for node in parser.css("style, script:not([src])"):
        kind = node.tag or ""
        if kind == "script" and (node.attributes.get("type") or "").strip().lower() not in _RUN:
            continue
        content = (node.text(deep=True) or "").encode()
        nonce = node.attributes.get("nonce") or ""
        if content and not all(_allows(policy, kind, content, nonce) for policy in policies):
            found.append(kind)
    return found


def policies_of(headers: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the content policies among *headers*, whose names are in lower case."""
    return (value for name, value in headers if name == "content-security-policy")


def _directives(policy: str) -> dict[str, list[str]]:
    """Return the sources of each directive; of several with one name the first counts (CSP 3, 2.2.1)."""
    made: dict[str, list[str]] = {}
    for part in policy.split(";"):
        if words := part.split():
            made.setdefault(words[0].lower(), words[1:])
    return made


def _allows(policy: dict[str, list[str]], kind: str, content: bytes, nonce: str) -> bool:
    sources = next((policy[name] for name in _KINDS[kind] if name in policy), None)
    if sources is None:
        return True
    marked = [
        source for source in sources if source.lower().startswith(("'sha256-", "'sha384-", "'sha512-", "'nonce-"))
    ]
    if not marked and "'strict-dynamic'" not in sources:
        return "'unsafe-inline'" in (source.lower() for source in sources)
    return any(source in _names(content, nonce) for source in (_plain(one) for one in marked))


def _names(content: bytes, nonce: str) -> set[str]:
    made = {
        f"{name}-{base64.b64encode(hashlib.new(name, content).digest()).decode()}"
        for name in ("sha256", "sha384", "sha512")
    }
    return {*made, f"nonce-{nonce}"} if nonce else made


def _plain(source: str) -> str:
    """Return a source without its marks; digests may be written in the alphabet of addresses, too (CSP 3, 6.7.2.10)."""
    kind, _, value = source.strip("'").partition("-")
    kind = kind.lower()
    return f"{kind}-{value}" if kind == "nonce" else f"{kind}-{value.replace('-', '+').replace('_', '/')}"
