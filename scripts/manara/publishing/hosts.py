"""Makes the settings of web servers and hosts from one list of headers and from the built pages.

The policy holds digests of the pages' own style and script, so the settings belong to a build: after a change of
``overrides/`` make them again. Every host answers wrong addresses with ``404.html``, sends packed copies where it can,
tells browsers to keep no help page, and writes no visitor's address anywhere.
"""

from __future__ import annotations

import string
from pathlib import Path
from typing import TYPE_CHECKING

from manara.errors import PublishingError
from manara.publishing.headers import CACHE, HEADERS, POLICY_NAME, QUIET_CACHE, policy_of

if TYPE_CHECKING:
    from collections.abc import Iterator

TEMPLATES = Path(__file__).parent / "recipes"
NAMES = ("nginx.conf", "Caddyfile", "_headers", "Containerfile")
QUIET_MARK = '<meta name="robots" content="noindex">'


def write_recipes(site: Path, output: Path) -> list[Path]:
    """Write every recipe for the built *site* into *output* and return their paths.

    Raises:
        PublishingError: There is no built site.
    """
    if not (site / "404.html").is_file():
        raise PublishingError(f"There is no built site in {site}. Run “manara build” first.")
    values = {
        "nginx_headers": "\n".join(f'    add_header {name} "{value}" always;' for name, value in headers_of(site)),
        "nginx_quiet": "\n".join(f"    {path} {QUIET_CACHE};" for path in quiet_pages(site)),
        "caddy_headers": "\n".join(f'\t\t{name} "{value}"' for name, value in headers_of(site)),
        "caddy_quiet": " ".join(quiet_pages(site)),
        "plain_headers": "\n".join(f"  {name}: {value}" for name, value in headers_of(site)),
        "plain_quiet": "\n".join(f"{path}\n  Cache-Control: {QUIET_CACHE}" for path in quiet_pages(site)),
        "cache": CACHE,
        "quiet_cache": QUIET_CACHE,
    }
    output.mkdir(parents=True, exist_ok=True)
    written = []
    for name in NAMES:
        template = string.Template((TEMPLATES / f"{name}.template").read_text("utf-8"))
        path = output / name
        path.write_text(template.safe_substitute(values), "utf-8")
        written.append(path)
    return written


def headers_of(site: Path) -> Iterator[tuple[str, str]]:
    """Yield name and value of every header that is the same for all pages."""
    yield POLICY_NAME, policy_of(site)
    yield from HEADERS.items()


def quiet_pages(site: Path) -> list[str]:
    """Return the addresses of help pages, which browsers are asked not to keep."""
    return [
        f"/{path.relative_to(site).as_posix()}"
        for path in sorted(site.rglob("*.html"))
        if QUIET_MARK in path.read_text("utf-8")
    ]
