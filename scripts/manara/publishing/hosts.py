"""Makes the settings of web servers and hosts from one list of headers and from the built pages.

The policy holds digests of the pages' own style and script, so the settings belong to a build: after a change of
``overrides/`` make them again. Every host answers wrong addresses with ``404.html``, sends packed copies where it can,
tells browsers to keep no help page, and writes no visitor's address anywhere.
"""

from __future__ import annotations

import json
import string
from pathlib import Path
from typing import TYPE_CHECKING

from manara.errors import PublishingError
from manara.publishing.headers import CACHE, HEADERS, POLICY_NAME, QUIET_CACHE, STRICTEST, policies_of, policy_of

if TYPE_CHECKING:
    from collections.abc import Iterator

TEMPLATES = Path(__file__).parent / "recipes"
NAMES = ("nginx.conf", "Caddyfile", "_headers", "_redirects", "bucket.sh", "cdn-headers.json", "Containerfile")
QUIET_MARK = '<meta name="robots" content="noindex">'


def write_recipes(site: Path, output: Path) -> list[Path]:
    """Write every recipe for the built *site* into *output* and return their paths.

    Raises:
        PublishingError: There is no built site.
    """
    if not (site / "404.html").is_file():
        raise PublishingError(f"There is no built site in {site}. Run “manara build” first.")
    values = _values(site)
    output.mkdir(parents=True, exist_ok=True)
    written = []
    for name in NAMES:
        template = string.Template((TEMPLATES / f"{name}.template").read_text("utf-8"))
        path = output / name
        path.write_text(template.safe_substitute(values), "utf-8")
        path.chmod(0o755 if path.suffix == ".sh" else 0o644)
        written.append(path)
    return written


def headers_of(site: Path, address: str) -> Iterator[tuple[str, str]]:
    """Yield name and value of every header but the cache's, as a server sends them with *address*."""
    yield POLICY_NAME, policies_of(site).get(address, STRICTEST)
    yield from HEADERS.items()


def quiet_pages(site: Path) -> list[str]:
    """Return the addresses of help pages, which browsers are asked not to keep."""
    return [
        f"/{path.relative_to(site).as_posix()}"
        for path in sorted(site.rglob("*.html"))
        if QUIET_MARK in path.read_text("utf-8")
    ]


def _values(site: Path) -> dict[str, str]:
    policies, quiet, languages = policies_of(site), quiet_pages(site), _languages(site)
    everywhere = (POLICY_NAME, policy_of(site)), *HEADERS.items()
    # Cloudflare leaves “.html” out of addresses; both forms are named.
    plain_quiet = [form for path in quiet for form in (path, path.removesuffix(".html"))]
    return {
        "nginx_headers": "\n".join(f'    add_header {name} "{value}" always;' for name, value in HEADERS.items()),
        "nginx_policies": "\n".join(f'    {path} "{policy}";' for path, policy in policies.items()),
        "nginx_quiet": "\n".join(f"    {path} {QUIET_CACHE};" for path in quiet),
        "caddy_headers": "\n".join(f'\t\t{name} "{value}"' for name, value in HEADERS.items()),
        "caddy_policies": "\n".join(f'\t\t{path} "{policy}"' for path, policy in policies.items()),
        "caddy_quiet": " ".join(quiet),
        "plain_headers": "\n".join(f"  {name}: {value}" for name, value in everywhere),
        "plain_quiet": "\n".join(f"{path}\n  Cache-Control: {QUIET_CACHE}" for path in plain_quiet),
        "redirects": "\n".join(f"/{tag}  /{tag}/index.html  301" for tag in languages),
        "bucket_quiet": " ".join(path.removeprefix("/") for path in quiet),
        "bucket_not_quiet": " ".join(f"--exclude {path.removeprefix('/')}" for path in quiet),
        "cdn_headers": json.dumps(_cdn_headers(policy_of(site)), indent=1),
        "not_found_policy": policies["/404.html"],
        "strictest": STRICTEST,
        "cache": CACHE,
        "quiet_cache": QUIET_CACHE,
    }


def _languages(site: Path) -> list[str]:
    return sorted(path.parent.name for path in site.glob("*/index.html"))


def _cdn_headers(policy: str) -> dict[str, object]:
    """Return a response headers policy as CloudFront's API takes it; it has fields of its own for the best known."""
    own = {"Strict-Transport-Security", "Referrer-Policy", "X-Content-Type-Options", "X-Frame-Options"}
    others = [{"Header": name, "Value": value, "Override": True} for name, value in HEADERS.items() if name not in own]
    return {
        "Name": "manara",
        "SecurityHeadersConfig": {
            "ContentSecurityPolicy": {"Override": True, "ContentSecurityPolicy": policy},
            "StrictTransportSecurity": {
                "Override": True,
                "AccessControlMaxAgeSec": int(HEADERS["Strict-Transport-Security"].partition("=")[2]),
                "IncludeSubdomains": False,
                "Preload": False,
            },
            "ReferrerPolicy": {"Override": True, "ReferrerPolicy": HEADERS["Referrer-Policy"]},
            "ContentTypeOptions": {"Override": True},
            "FrameOptions": {"Override": True, "FrameOption": HEADERS["X-Frame-Options"]},
        },
        "CustomHeadersConfig": {"Quantity": len(others), "Items": others},
    }
