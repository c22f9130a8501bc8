"""Three origins on the loopback: where the reader comes from, our site, and where leaving leads.

All three speak https with names of their own. Our site is built from a copy of the campaign whose exit is the third
origin, and answers with the headers of the host recipes.
"""

from __future__ import annotations

import http.server
import shutil
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from manara.campaign.load import load_campaign
from manara.publishing.context import Build
from manara.publishing.making.data_files import write_data_files
from manara.publishing.making.headers import CACHE, HEADERS, POLICY_NAME, QUIET_CACHE, policy_for
from manara.site.engine import build_site
from tests.trace.authority import HOSTS, certified

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator
    from pathlib import Path

EXIT_TITLE = "Today's weather"
START_TITLE = "Start"
_PLAIN = "<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title><h1>{title}</h1>"
# A page that asks not to be indexed is a quiet one; the host recipes list the same pages.
_QUIET = b'<meta name="robots" content="noindex">'


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(
        self,
        host: str,
        context: ssl.SSLContext,
        answer: Callable[[str], tuple[bytes, dict[str, str]] | None],
        port: int = 0,
    ) -> None:
        self.host, self.context, self.answer = host, context, answer
        super().__init__(("127.0.0.1", port), _Handler)
        # Hands are shaken by the thread of the visitor, so that nobody waits for somebody else's.
        self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    def handle_error(self, *_: object) -> None:
        """Browsers hang up in the middle of an answer; that is no error."""

    @property
    def address(self) -> str:
        """Without a slash at the end."""
        return f"https://{self.host}:{self.server_port}"


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        """Answer from memory."""
        found = self.server.answer(self.path.partition("?")[0])
        body, headers = found or (b"", {})
        self.send_response(200 if found else 404)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@dataclass
class Origins:
    """Addresses of the three, without a slash at the end.

    Attributes:
        site_folder: The build that our site answers from.
        authority: Folder of the authority that browsers are to believe.
        file: A file below our site that a browser saves.
        change: What a seeded regression does to a page before it is sent: from path, body and headers to body.
    """

    start: str
    site: str
    exit: str
    site_folder: Path
    authority: Path
    file: str
    servers: list[_Server] = field(repr=False)
    change: Callable[[str, bytes, dict[str, str]], bytes] | None = None

    @contextmanager
    def dead_exit(self) -> Iterator[None]:
        """Make the exit a host that does not answer, as without credit or network."""
        exit_ = self.servers.pop()
        exit_.shutdown()
        exit_.server_close()
        try:
            yield
        finally:
            self.servers.append(_Server(exit_.host, exit_.context, exit_.answer, exit_.server_port))


@contextmanager
def origins(root: Path, folder: Path) -> Iterator[Origins]:
    """Serve a fresh build of the campaign in *root*; *folder* takes the copy and the build."""
    authority = folder / "authority"
    authority.mkdir()
    context = certified(authority)
    start = _Server(
        HOSTS[0], context, lambda _: (_PLAIN.format(title=START_TITLE).encode(), {"Content-Type": "text/html"})
    )
    leave = _Server(
        HOSTS[2], context, lambda _: (_PLAIN.format(title=EXIT_TITLE).encode(), {"Content-Type": "text/html"})
    )
    site = built_with_exit(root, folder, f"{leave.address}/")
    made: dict[str, Any] = {}
    ours = _Server(HOSTS[1], context, lambda path: _page(site, path, made["origins"]))
    servers = [start, ours, leave]
    made["origins"] = Origins(start.address, ours.address, leave.address, site, authority, _saved(site), servers)
    try:
        yield made["origins"]
    finally:
        for server in made["origins"].servers:
            server.shutdown()
            server.server_close()


def built_with_exit(root: Path, folder: Path, address: str) -> Path:
    """Return a build of a copy of the campaign that leaves to *address*."""
    copy, site = folder / "campaign", folder / "site"
    if not site.is_dir():
        for name in ("data", "docs", "overrides"):
            shutil.copytree(root / name, copy / name)
        shutil.copy(root / "mkdocs.yml", copy)
        settings = copy / "data" / "campaign.yml"
        before = load_campaign(root).exit.url
        settings.write_text(settings.read_text("utf-8").replace(before, address), "utf-8")
        campaign = load_campaign(copy)
        problems = build_site(campaign, site)
        problems += write_data_files(Build(campaign, site))
        assert not problems, [str(problem.message) for problem in problems]
    return site


def _saved(site: Path) -> str:
    return min((site / "vcard").rglob("*.vcf")).relative_to(site).as_posix()


def _page(site: Path, path: str, there: Origins) -> tuple[bytes, dict[str, str]] | None:
    name = path.lstrip("/") or "index.html"
    file = site / name
    if not file.is_file() or ".." in name:
        return None
    body = file.read_bytes()
    kind = {".html": "text/html; charset=utf-8", ".vcf": "text/vcard", ".json": "application/json"}
    headers = {
        **HEADERS,
        POLICY_NAME: policy_for(path),
        "Content-Type": kind.get(file.suffix, "application/octet-stream"),
        "Cache-Control": QUIET_CACHE if _QUIET in body else CACHE,
    }
    if there.change is not None and file.suffix == ".html":
        body = there.change(name, body, headers)
    return body, headers
