"""Who learns of the visit, and what stays on the phone: third parties, measuring, cookies, storage, forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from campaign_grade.loads import loads_of
from campaign_grade.model import Criterion, Page, Site, Verdict, by_page
from campaign_grade.styles import addresses_in
from manara.problems import text

if TYPE_CHECKING:
    from collections.abc import Iterator

# What programs that measure visitors leave in a page's code; hosts among them are asked at run time.
TRACKERS = re.compile(
    r"googletagmanager\.com|google-analytics\.com|\bgtag\s*\(|\bga\s*\(\s*['\"](?:create|send)|GoogleAnalyticsObject"
    r"|connect\.facebook\.net|\bfbq\s*\(|hotjar|\b_hjSettings\b|clarity\.ms|\bclarity\s*\(|\b_paq\b|matomo|piwik"
    r"|plausible\.io|segment\.(?:com|io)|mixpanel|amplitude|fullstory|mouseflow|crazyegg|newrelic|bugsnag"
    r"|snap\.licdn\.com|analytics\.tiktok\.com|\bttq\.|static\.ads-twitter\.com|doubleclick\.net|adsbygoogle"
    r"|cloudflareinsights|yandex\.ru/metrika|\bym\s*\(\s*[0-9]+|\bnavigator\.sendBeacon\s*\(",
    re.IGNORECASE,
)
_COOKIE = re.compile(r"document\.cookie\s*=(?!=)|cookieStore\.set")
_STORAGE = re.compile(
    r"(?:local|session)Storage\s*(?:\.setItem|\[|\.\w+\s*=(?!=))|indexedDB\.open|caches\.open|serviceWorker\.register"
)
_CALL = re.compile(
    r"(?:fetch|\.open|\bWebSocket|\bEventSource|\bWorker|importScripts|\bimport)\s*\(\s*(?:['\"]\w+['\"]\s*,\s*)?['\"]((?:https?:|wss?:)?//[^'\"]+)"
)


def _code(site: Site) -> Verdict:
    def faults(page: Page) -> Iterator[str]:
        yield from (
            _host(load.address) for load in loads_of(page) if load.kind == "code" and not site.is_own(load.address)
        )
        for match in _CALL.finditer(site.code_of(page)):
            address = page.join(match[1].replace("ws", "http", 1) if match[1].startswith("ws") else match[1])
            if not site.is_own(address):
                yield _host(address)

    return by_page(site.pages, faults)


def _trackers(site: Site) -> Verdict:
    def faults(page: Page) -> Iterator[str]:
        yield from (match[0] for match in TRACKERS.finditer(site.code_of(page)))
        for load in loads_of(page):
            match = TRACKERS.search(load.address)
            if match:
                yield match[0]
        for node in page.html.css("img[width='1'][height='1'], img[width='0'][height='0']"):
            yield f'<img src="{(node.attributes.get("src") or "")[:80]}" width="1">'

    return by_page(site.pages, faults)


def _resources(site: Site) -> Verdict:
    def faults(page: Page) -> Iterator[str]:
        for load in loads_of(page):
            if load.kind != "code" and not site.is_own(load.address):
                yield _host(load.address)
            asset = site.assets.get(load.address)
            for target in addresses_in(asset.text) if asset is not None and load.kind == "style" else ():
                if target.startswith(("http:", "https:", "//")) and not site.is_own(page.join(target)):
                    yield _host(page.join(target))

    return by_page(site.pages, faults)


def _cookies(site: Site) -> Verdict:
    def faults(page: Page) -> Iterator[str]:
        yield from (f"Set-Cookie: {value.split('=')[0]}" for name, value in page.headers or () if name == "set-cookie")
        for load in loads_of(page):
            asset = site.assets.get(load.address)
            yield from (f"Set-Cookie: {value.split('=')[0]}" for value in (asset.cookies if asset else ()))
        yield from (match[0] for match in _COOKIE.finditer(site.code_of(page)))

    return by_page(site.pages, faults)


def _storage(site: Site) -> Verdict:
    return by_page(site.pages, lambda page: [match[0] for match in _STORAGE.finditer(site.code_of(page))])


def _forms(site: Site) -> Verdict:
    def faults(page: Page) -> Iterator[str]:
        for form in page.html.css("form"):
            target = page.join(form.attributes.get("action") or "")
            if (
                not site.is_own(target)
                or target.startswith("mailto:")
                or (target.startswith("http://") and _is_https(page))
            ):
                yield target[:120]
        yield from (
            _host(address)
            for node in page.html.css("[formaction]")
            if not site.is_own(address := page.join(node.attributes.get("formaction") or ""))
        )

    return by_page(site.pages, faults)


def _is_https(page: Page) -> bool:
    return page.address.startswith("https://")


def _host(address: str) -> str:
    return urlsplit(address).hostname or address[:80]


CRITERIA = (
    Criterion(
        "privacy.code", "safety 2.11, 9.3", 12,
        text("No page runs programs of another owner or shows their frames: scripts, frames, plug-ins, calls."),
        text("Remove the script or frame; link to the video or map instead of showing it inside the page."),
        _code, cap="F",
    ),
    Criterion(
        "privacy.trackers", "safety 2.11, 9.3", 12,
        text("No page carries code or hidden pictures that measure visitors, also not from the site itself."),
        text("Remove the measuring code. Count how often the number is called instead."),
        _trackers, cap="F",
    ),
    Criterion(
        "privacy.cookies", "safety 2.11, 9.3", 10,
        text("No answer and no program of the site sets a cookie."),
        text("Switch cookies off in the server, the content system and its plug-ins."),
        _cookies, cap="F",
    ),
    Criterion(
        "privacy.storage", "safety 2.11", 6,
        text("No program of the site writes into the browser's storage or installs a service worker."),
        text("Remove the code that stores; what is kept can be found by whoever holds the phone."),
        _storage, cap="E",
    ),
    Criterion(
        "privacy.resources", "safety 2.11", 6,
        text("No page loads fonts, styles, pictures or hints from another owner, who would learn of the visit."),
        text("Copy the file to the site itself, or do without it; use the fonts of the phone."),
        _resources, cap="D",
    ),
    Criterion(
        "privacy.forms", "safety 2.11", 4,
        text("No form sends what was typed to another owner, by mail, or without encryption."),
        text("Remove the form, and offer the number and a visit instead; or receive it on the site itself over https."),
        _forms,
    ),
)  # fmt: skip
