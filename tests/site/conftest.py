"""A reader who comes from an ordinary page and leaves to one; both are answered here, not by the network."""

from __future__ import annotations

import http.server
import threading
from typing import TYPE_CHECKING, Any

import pytest

from manara.campaign.load import load_campaign
from tests.browser import PHONE
from tests.conftest import SMALL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, Route

    from manara.campaign.model import Campaign

CAMPAIGN = load_campaign(SMALL)
EXIT = CAMPAIGN.exit.url
START = "https://start.example/"


def ordinary(route: Route) -> None:
    """Answer with a page that has nothing to hide."""
    route.fulfill(body="<!doctype html><title>ordinary</title><p>ordinary", content_type="text/html")


def dead(_: Route) -> None:
    """Never answer, as a host does without credit or network."""


def outside(context: BrowserContext, leave: Callable[[Route], None] = ordinary, campaign: Campaign = CAMPAIGN) -> None:
    """Answer for the two other sites of a journey."""
    for one in campaign.exits:
        context.route(f"{one.url}**", leave)
    context.route(f"{START}**", ordinary)


@pytest.fixture(scope="session")
def campaign() -> Campaign:
    """The campaign that these tests look at; tests/kuwait gives some of them its own."""
    return CAMPAIGN


@pytest.fixture(scope="session")
def telling() -> tuple[str, ...]:
    """Parts of words that give its subject away."""
    return tuple(word for words in CAMPAIGN.share.telling.values() for word in words)


@pytest.fixture(scope="session")
def built_site(small_site: Path) -> Path:
    """Its built site."""
    return small_site


@pytest.fixture(scope="session")
def site_url(small_url: str) -> str:
    """Its address."""
    return small_url


@pytest.fixture
def visit(browser: Browser, site_url: str, campaign: Campaign) -> Iterator[Callable[..., Page]]:
    """Return a function that opens the ordinary page, then one of ours, in a fresh browser context."""
    contexts = []

    def go(path: str, leave: Callable[[Route], None] = ordinary, *, clock: bool = False, **options: Any) -> Page:
        context = browser.new_context(**{"viewport": PHONE, **options})
        context.set_default_timeout(8000)
        contexts.append(context)
        outside(context, leave, campaign)
        page = context.new_page()
        if clock:
            page.clock.install()
        page.goto(START)
        page.goto(f"{site_url}/{path}")
        return page

    yield go
    for context in contexts:
        context.close()


class _Half(http.server.BaseHTTPRequestHandler):
    """Send what there is, then hold the line until the test is over."""

    body: bytes
    over: threading.Event

    def do_GET(self) -> None:
        """Answer."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.body)
        self.wfile.flush()
        self.over.wait(10)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def half_served() -> Iterator[Callable[[bytes], str]]:
    """Return a function that serves the beginning of a page, whose end never comes."""
    over = threading.Event()
    servers = []

    def serve(body: bytes) -> str:
        handler = type("Half", (_Half,), {"body": body, "over": over})
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_address[1]}/"

    yield serve
    over.set()
    for server in servers:
        server.shutdown()
        server.server_close()
