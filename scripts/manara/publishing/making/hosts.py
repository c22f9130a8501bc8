"""Makes the settings of web servers and hosts from one list of headers and from the built site.

What is sent with a page does not depend on its content: a changed text, style or script needs no new settings
(decision 0060). Two things of a site do stand in them, and both change seldom: which pages ask to be kept nowhere, and
the path below which the site stands, which the manifest names. Every host answers wrong addresses with ``404.html``,
sends packed copies where it can, and writes no visitor's address anywhere.
"""

from __future__ import annotations

import json
import shlex
import string
import urllib.parse
from pathlib import Path

from manara.errors import PublishingError
from manara.problems import text
from manara.publishing.making.bucket import REMOTE, commands
from manara.publishing.making.headers import (
    CACHE,
    HEADERS,
    PAGE_POLICY,
    POLICY_NAME,
    QUIET_CACHE,
    STRICTEST,
)
from manara.publishing.making.manifest import FILE

TEMPLATES = Path(__file__).parent / "recipes"
NAMES = ("nginx.conf", "Caddyfile", "_headers", "_redirects", "bucket.sh", "cdn-headers.json", "Containerfile")
# Those that lie inside the published folder on hosts that read them there.
INSIDE = ("_headers", "_redirects")
# Beside the site in a repository, with their contents: GitHub Pages is to leave every name alone, git every line end.
BESIDE = {".nojekyll": "", ".gitattributes": "* -text\n"}
# Where a server finds the site unless a target says otherwise; in a container always.
SERVED = "/srv/site"
QUIET_MARK = '<meta name="robots" content="noindex">'


def write_recipes(site: Path, output: Path, served: str = SERVED) -> list[Path]:
    """Write every recipe for the built *site* into *output* and return their paths.

    Args:
        site: A built site.
        output: Is made when it is not there.
        served: The folder that a server serves, where it runs.

    Raises:
        PublishingError: There is no built site, or *output* cannot be written.
    """
    made = recipes_of(site, served=served)
    written = []
    try:
        output.mkdir(parents=True, exist_ok=True)
        for name, content in made.items():
            path = output / name
            path.write_text(content, "utf-8", newline="\n")
            path.chmod(0o755 if path.suffix == ".sh" else 0o644)
            written.append(path)
    except OSError as error:
        raise PublishingError(
            text("{file} cannot be written: {reason}.", file=error.filename or output, reason=error.strerror)
        ) from error
    return written


def recipes_of(site: Path, names: tuple[str, ...] = NAMES, served: str = SERVED) -> dict[str, str]:
    """Return the text of the recipes with these *names* for the built *site*.

    Raises:
        PublishingError: There is no built site.
    """
    if not (site / "404.html").is_file():
        raise PublishingError(text("There is no built site in {site}. Run “manara build” first.", site=site))
    values = _values(site, served)
    return {
        name: string.Template((TEMPLATES / f"{name}.template").read_text("utf-8")).safe_substitute(values)
        for name in names
    }


def quiet_pages(site: Path) -> list[str]:
    """Return the addresses, below the site's own, of help pages: browsers are asked not to keep them."""
    return [
        f"/{path.relative_to(site).as_posix()}"
        for path in sorted(site.rglob("*.html"))
        if QUIET_MARK in path.read_text("utf-8", "replace")
    ]


def place_of(site: Path) -> tuple[str, str]:
    """Return the host and the path, with a slash at both ends, at which the built *site* stands by its manifest."""
    try:
        address = json.loads((site / FILE).read_bytes())["site"]
        parts = urllib.parse.urlsplit(address)
    except (OSError, ValueError, KeyError, TypeError):
        return "", "/"
    return parts.netloc, f"/{parts.path.strip('/')}/".replace("//", "/")


def _values(site: Path, served: str) -> dict[str, str]:
    quiet, (host, base) = quiet_pages(site), place_of(site)
    below = base.rstrip("/")
    everywhere = (POLICY_NAME, PAGE_POLICY), *HEADERS.items()
    # Cloudflare leaves “.html” out of addresses; both forms are named.
    plain_quiet = [below + form for path in quiet for form in (path, path.removesuffix(".html"))]
    return {
        "host": host or "site.example",
        "base": base,
        "below": below,
        "served": served,
        "nginx_headers": "\n".join(f'    add_header {name} "{value}" always;' for name, value in HEADERS.items()),
        "nginx_quiet": "\n".join(f"    {below}{path} {QUIET_CACHE};" for path in quiet),
        "nginx_outside": _NGINX_OUTSIDE.format(below=below, served=served) if below else "",
        "caddy_headers": "\n".join(f'\t\t{name} "{value}"' for name, value in HEADERS.items()),
        "caddy_quiet": " ".join(quiet) or "/404.html",
        "caddy_outside": _CADDY_OUTSIDE.format(below=below) if below else "",
        "caddy_inside": f"handle_path {below}/*" if below else "handle",
        "plain_headers": "\n".join(f"  {name}: {value}" for name, value in everywhere),
        "plain_quiet": "\n".join(f"{path}\n  Cache-Control: {QUIET_CACHE}" for path in plain_quiet),
        "redirects": "\n".join(f"{below}/{tag}  {below}/{tag}/index.html  301" for tag in _languages(site)),
        "bucket": "\n".join(_shell(words) for words in commands("$SITE", f"{REMOTE}{below}", quiet)),
        "cdn_headers": json.dumps(_cdn_headers(PAGE_POLICY), indent=1),
        "page_policy": PAGE_POLICY,
        "strictest": STRICTEST,
        "cache": CACHE,
        "quiet_cache": QUIET_CACHE,
    }


# What else a host answers when the site stands below a path: wrong addresses like everywhere, and the way in.
_NGINX_OUTSIDE = """    location = {below} {{ return 301 {below}/; }}
    location / {{ return 404; }}
    location = /.well-known/security.txt {{ alias {served}/.well-known/security.txt; }}
"""
_CADDY_OUTSIDE = """		redir {below} {below}/ 301
		handle /.well-known/security.txt {{
			file_server
		}}
"""


def _shell(words: list[str]) -> str:
    """Return *words* as a line of a shell script; the two that hold its variables are left for it to fill in."""
    return " ".join(f'"{word}"' if word.startswith("$") else shlex.quote(word) for word in words)


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
