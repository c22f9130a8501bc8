"""How the site is served: encryption and the headers that keep others out. Files in a folder have no headers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from campaign_grade.model import Criterion, Page, Site, Verdict, by_page, unjudged
from manara.problems import text
from manara.publishing.proving.inline_code import refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NO_HEADERS = text("files in a folder have no headers; grade the address where they are served")
ON_THIS_MACHINE = text("the site is served on this machine")
NOT_ENCRYPTED = text("the header counts over https only")
# A year, in seconds.
LONG = 31_536_000
_AGE = re.compile(r"max-age\s*=\s*\"?([0-9]{1,12})", re.IGNORECASE)


def _of_headers(faults: Callable[[Page], Iterator[str]]) -> Callable[[Site], Verdict]:
    def judge(site: Site) -> Verdict:
        return by_page(site.pages, faults) if site.live else unjudged(NO_HEADERS)

    return judge


def _https(site: Site) -> Verdict:
    if not site.live:
        return unjudged(NO_HEADERS)
    if _is_here(site):
        return unjudged(ON_THIS_MACHINE)
    return by_page(site.pages, lambda page: [] if page.address.startswith("https://") else [page.address])


def _hsts(site: Site) -> Verdict:
    if not site.live:
        return unjudged(NO_HEADERS)
    encrypted = [page for page in site.pages if page.address.startswith("https://")]
    if not encrypted:
        return unjudged(NOT_ENCRYPTED)

    def faults(page: Page) -> Iterator[str]:
        age = _AGE.search(page.header("strict-transport-security"))
        if age is None or int(age[1]) < LONG:
            yield page.header("strict-transport-security")

    return by_page(encrypted, faults)


def _policy(site: Site) -> Verdict:
    def faults(page: Page) -> Iterator[str]:
        policies = [
            page.header("content-security-policy"),
            page.attribute('meta[http-equiv="content-security-policy" i]', "content"),
        ]
        if not any(_is_strict(policy) for policy in policies):
            yield next((policy[:120] for policy in policies if policy), "")
        # Strict is not enough: header and page may each allow what the other refuses.
        sent = [value for name, value in page.headers or () if name == "content-security-policy"]
        yield from sorted(set(refused(page.raw.decode("utf-8", "replace"), sent)))

    return by_page(site.pages, faults)


def _is_strict(policy: str) -> bool:
    """Tell whether a policy lets nothing of others in and no program that is not named."""
    directives = {words[0].lower(): words[1:] for part in policy.split(";") if (words := part.split())}
    scripts = directives.get("script-src", directives.get("default-src", ["*"]))
    default = directives.get("default-src", ["*"])
    open_words = {"*", "https:", "http:", "data:", "'unsafe-eval'"}
    hashed = any(word.startswith(("'sha", "'nonce-")) for word in scripts)
    unsafe = "'unsafe-inline'" in scripts and not hashed
    return not unsafe and not open_words & set(scripts) and set(default) <= {"'none'", "'self'"}


def _referrer(site: Site) -> Verdict:
    def faults(page: Page) -> Iterator[str]:
        said = page.meta("referrer") or page.header("referrer-policy")
        if said.strip().lower().split(",")[-1].strip() not in ("no-referrer", "same-origin"):
            yield said

    verdict = by_page(site.pages, faults)
    return verdict if site.live or verdict.share else unjudged(NO_HEADERS)


def _framing(page: Page) -> Iterator[str]:
    policy = page.header("content-security-policy").lower()
    if "frame-ancestors" not in policy and page.header("x-frame-options").lower() not in ("deny", "sameorigin"):
        yield ""


def _sniffing(page: Page) -> Iterator[str]:
    if page.header("x-content-type-options").lower() != "nosniff":
        yield page.header("x-content-type-options")


def _permissions(page: Page) -> Iterator[str]:
    policy = page.header("permissions-policy").replace(" ", "").lower()
    if not all(f"{name}=()" in policy for name in ("camera", "geolocation", "microphone")):
        yield policy[:120]


def _no_record(page: Page) -> Iterator[str]:
    if page.header("request-otr") != "1":
        yield ""


def _no_store(site: Site) -> Verdict:
    if not site.live:
        return unjudged(NO_HEADERS)
    return by_page(
        site.quiet_pages,
        lambda page: [] if "no-store" in page.header("cache-control").lower() else [page.header("cache-control")],
    )


def _is_here(site: Site) -> bool:
    host = urlsplit(site.target).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.") or host.endswith(".localhost")


CRITERIA = (
    Criterion(
        "served.https", "safety 2.12", 8,
        text("The site is served over https."),
        text("Switch https on and send http there; Caddy and most hosts do it by themselves."),
        _https, cap="D",
    ),
    Criterion(
        "served.policy", "safety 2.12, CSP 3", 5,
        text(
            "A content security policy, sent or in the page, allows nothing of others and no unnamed inline script, "
            "and lets the page's own style and script run."
        ),
        text("Send Content-Security-Policy: default-src 'none', and allow own files and digests of own scripts."),
        _policy,
    ),
    Criterion(
        "served.no-store", "safety 2.12", 6,
        text("Help pages (those with “noindex”, otherwise all) are sent with “no-store”, so that no copy stays."),
        text("Send Cache-Control: no-store with help pages."),
        _no_store,
    ),
    Criterion(
        "served.referrer", "safety 2.12", 2,
        text("Links to other sites do not tell where the visitor comes from."),
        text("Send Referrer-Policy: no-referrer, or write it into the page."),
        _referrer,
    ),
    Criterion(
        "served.framing", "safety 2.12", 2,
        text("Other sites cannot show the pages inside theirs."),
        text("Send frame-ancestors 'none' in Content-Security-Policy, and X-Frame-Options: DENY."),
        _of_headers(_framing),
    ),
    Criterion(
        "served.hsts", "safety 2.12, RFC 6797", 2,
        text("Browsers are told to use https only, for at least a year."),
        text("Send Strict-Transport-Security: max-age=63072000."),
        _hsts,
    ),
    Criterion(
        "served.sniffing", "safety 2.12", 1,
        text("Browsers are told to trust the declared types."),
        text("Send X-Content-Type-Options: nosniff."),
        _of_headers(_sniffing),
    ),
    Criterion(
        "served.permissions", "safety 2.12", 1,
        text("Camera, microphone and location are switched off."),
        text("Send Permissions-Policy: camera=(), geolocation=(), microphone=()."),
        _of_headers(_permissions),
    ),
    Criterion(
        "served.no-record", "safety 2.14", 1,
        text("Browsers that can are asked to keep no record of the visit."),
        text("Send Request-OTR: 1. Never promise that it works."),
        _of_headers(_no_record),
    ),
)  # fmt: skip
