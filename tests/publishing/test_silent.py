"""Nothing is said in the browser's console and nothing fails in its network, with the headers of every recipe.

Real nginx and Caddy over TLS; the hosts that no machine here can show are a small server that sends what their own
files tell them to send.
"""

from __future__ import annotations

import http.server
import json
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from manara.publishing.making.hosts import recipes_of
from tests.browser import PHONE
from tests.publishing.hosts import listening
from tests.publishing.servers import running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Request, Response

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SERVERS = ("nginx", "caddy", "_headers", "cdn-headers.json", "no header")
NOWHERE = "no-such-page"


def _of_the_host(kind: str, site: Path, path: str) -> list[tuple[str, str]]:
    """Return the headers that a host sends with *path* by its file: rules of Netlify and Cloudflare, or CloudFront's."""
    if kind == "_headers":
        found, holds = [], False
        for line in recipes_of(site, (kind,))[kind].splitlines():
            if line.startswith("/"):
                holds = line in ("/*", path)
            elif holds and line.startswith("  "):
                name, _, value = line.strip().partition(": ")
                found.append((name, value))
        return found
    if kind == "cdn-headers.json":
        content = json.loads(recipes_of(site, (kind,))[kind])
        best = content["SecurityHeadersConfig"]
        return [
            *((one["Header"], one["Value"]) for one in content["CustomHeadersConfig"]["Items"]),
            ("Content-Security-Policy", best["ContentSecurityPolicy"]["ContentSecurityPolicy"]),
            ("X-Frame-Options", best["FrameOptions"]["FrameOption"]),
            ("X-Content-Type-Options", "nosniff"),
        ]
    return []


class _Host(http.server.SimpleHTTPRequestHandler):
    """Sends the files of a folder with the headers of a host's own file."""

    def __init__(self, *args: object, kind: str, site: Path) -> None:
        self.kind, self.site = kind, site
        super().__init__(*args, directory=str(site))  # type: ignore[arg-type]

    def end_headers(self) -> None:
        for name, value in _of_the_host(self.kind, self.site, self.path):
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def _served(kind: str, site: Path, scratch: Path) -> Iterator[str]:
    if kind in ("nginx", "caddy"):
        with running(kind, site, scratch) as ports:
            yield f"https://localhost:{ports.tls}"
        return
    with listening(partial(_Host, kind=kind, site=site)) as port:
        yield f"http://localhost:{port}"


def _complaints(browser: Browser, address: str, paths: list[str]) -> list[str]:
    """Open every path and return what console and network say, with the page it is said of."""
    said: list[str] = []
    context = browser.new_context(viewport=PHONE, ignore_https_errors=True)
    page = context.new_page()
    at = ""

    def of_the_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            said.append(f"{at}: {message.text}")

    def of_the_network(request: Request) -> None:
        said.append(f"{at}: {request.url} failed: {request.failure}")

    def of_an_answer(answer: Response) -> None:
        if answer.status >= 400:
            said.append(f"{at}: {answer.url} has status {answer.status}")

    page.on("console", of_the_console)
    page.on("pageerror", lambda error: said.append(f"{at}: {error.message}"))
    page.on("requestfailed", of_the_network)
    page.on("response", of_an_answer)
    for at in paths:
        page.goto(f"{address}/{at}", wait_until="load")
        for field in page.locator("input[type=search]").all():
            field.fill("passport")
    context.close()
    return said


@pytest.mark.parametrize("kind", SERVERS)
def test_no_page_complains(kind: str, small_site: Path, browser: Browser, tmp_path: Path) -> None:
    """Every page of the edition, one after the other in one visit; Arabic ones on stand-ins."""
    paths = [path.relative_to(small_site).as_posix() for path in sorted(small_site.rglob("*.html"))]
    paths.remove("404.html")
    if kind not in ("nginx", "caddy"):
        paths = [path for path in paths if not path.startswith("en/")]
    with _served(kind, small_site, tmp_path) as address:
        assert _complaints(browser, address, [*paths, ""]) == []


@pytest.mark.parametrize("kind", ["nginx", "caddy"])
def test_a_wrong_address_says_no_more_than_that(kind: str, small_site: Path, browser: Browser, tmp_path: Path) -> None:
    """The status itself, which Chromium writes down; so the listener hears what there is to hear."""
    with _served(kind, small_site, tmp_path) as address:
        said = _complaints(browser, address, [NOWHERE, "404.html"])

    assert said
    assert [line for line in said if "404" not in line] == []


def test_a_policy_that_refuses_a_page_is_heard(small_site: Path, browser: Browser, tmp_path: Path) -> None:
    """The strictest policy sent with a page: its style and script are refused, and the console says so."""

    class Strict(_Host):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", "default-src 'none'")
            super().end_headers()

    with listening(partial(Strict, kind="", site=small_site)) as port:
        said = _complaints(browser, f"http://localhost:{port}", ["en/index.html"])
    assert any("Content Security Policy" in line for line in said)
