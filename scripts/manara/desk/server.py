"""The preview's server: pages as a build would write them, with what the checks found beside each line.

It never dies of what it serves: what fails is a page that says why, and a browser that has gone is no event.
"""

from __future__ import annotations

import http.server
import json
import mimetypes
import re
import threading
from contextlib import suppress
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

from manara.desk.cards import Desk
from manara.desk.document import Live
from manara.desk.findings import Findings
from manara.desk.guard import LONGEST, Guard
from manara.desk.views import Views
from manara.errors import ManaraError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from manara.cli.language import Interface
    from manara.desk.findings import Found
    from manara.site.preview import Preview

# How often the files are looked at; they are looked at for every request too.
PAUSE = 0.1
# How long the browser's question "has anything changed?" stays open.
PATIENCE = 25.0
# A page that changed is shown when its checks are done, or after this time without them.
CHECKED_WITHIN = 0.35
# Pages kept with their problems.
MOST_SHOWN = 50
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


class DeskServer(http.server.ThreadingHTTPServer):
    """Serves one campaign to its editor.

    Args:
        address: Host and port; only a loopback address is right.
        preview: What makes the pages.
        speakers: Languages the desk can speak, the editor's first.
        told: Called with what was found whenever checks have run.
    """

    daemon_threads = True

    def __init__(
        self,
        address: tuple[str, int],
        preview: Preview,
        speakers: tuple[Interface, ...],
        told: Callable[[Found], None],
    ) -> None:
        super().__init__(address, _Handler)
        host, port = self.server_address[:2]
        self.guard = Guard(str(host), int(port))
        self.preview = preview
        self.built: Path = preview.root / "site"
        self.speakers = speakers
        self.broken = ""
        self._shown: dict[tuple[str, str, str], bytes] = {}
        self.findings = Findings(preview.root, drafts=preview.drafts, told=told)
        self.findings.ask(preview.version)
        self._watching = True
        threading.Thread(target=self._watch, daemon=True).start()

    def server_close(self) -> None:
        """End the watching and the checks with the server."""
        self._watching = False
        self.findings.close()
        super().server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser closes connections as it likes, and everything else has been answered."""

    def notice(self) -> None:
        """Look at the files, and have what changed checked; what cannot be loaded is said on every page."""
        try:
            if self.preview.notice():
                self.broken = ""
        except ManaraError as error:
            self.broken = str(error)
        except Exception as error:  # noqa: BLE001  # a file that vanished while it was read; the next look sees it
            self.broken = f"{type(error).__name__}: {error}"
        self.findings.ask(self.preview.version)

    def once(self, views: Views, path: str, body: bytes) -> bytes:
        """Return the page at *path* with its problems, made once for each state and language."""
        key = (path, views.live.since, views.desk.speaker.tag)
        if key not in self._shown:
            if len(self._shown) > MOST_SHOWN:
                self._shown.clear()
            self._shown[key] = views.with_problems(path, body)
        return self._shown[key]

    def stamp(self) -> str:
        """Return what is shown now: the state of the files, and the state that was checked."""
        return f"{self.preview.version}.{self.findings.found.version}"

    def _watch(self) -> None:
        pause = threading.Event()
        while self._watching:
            pause.wait(PAUSE)
            self.notice()


class _Handler(http.server.BaseHTTPRequestHandler):
    server: DeskServer
    # Seconds that a request may stop in the middle; a body shorter than its length held a thread for ever.
    timeout = 60

    def do_GET(self) -> None:  # http.server's name
        """Answer with a page as a build would make it, and what an editor should know of it."""
        if not self.server.guard.may_read(self.headers):
            self._answer(421, b"This preview answers under 127.0.0.1 and localhost only.", "text/plain; charset=utf-8")
            return
        parts = urlsplit(self.path)
        if parts.path == "/.changed":
            self._wait(parse_qs(parts.query).get("since", [""])[0])
            return
        self.server.notice()
        live = Live(self.server.stamp(), self.server.guard.token)
        views = Views(self.server.preview, self.server.findings.found, self._desk(), live, self.server.broken)
        try:
            path = unquote(parts.path).lstrip("/")
            self._show(views, path + "index.html" if not path or path.endswith("/") else path)
        except ManaraError as error:
            self._page(500, views.failed(error.message.render(self._desk().speaker.gettext)))
        except Exception as error:  # noqa: BLE001  # whatever fails is a page with the cause
            self._page(500, views.failed(f"{type(error).__name__}: {error}"))

    def do_POST(self) -> None:  # http.server's name
        """Confirm a section, waive a problem or save a form, for a page of ours."""
        _ = self._desk().speaker.gettext
        if not self.server.guard.may_change(self.headers):
            self._answer(403, _("Only a page of this preview may ask for that. Load it again.").encode(), _PLAIN)
            return
        length = self.headers.get("Content-Length", "")
        if not re.fullmatch("[0-9]{1,7}", length) or int(length) > LONGEST:
            self._answer(413, b"", _PLAIN)
            return
        from manara.desk.actions import act  # noqa: PLC0415  # only when something is asked for

        try:
            asked: Any = json.loads(self.rfile.read(int(length)))
            refused = act(urlsplit(self.path).path, asked, self.server.preview.root, self._desk().speaker)
        except (ManaraError, OSError, ValueError) as error:
            refused = str(error)
        except Exception as error:  # noqa: BLE001  # brackets without end, too: whatever fails is answered
            refused = f"{type(error).__name__}: {error}"
        self.server.notice()
        self.server.findings.wait(self.server.preview.version, CHECKED_WITHIN)
        self._answer(409 if refused else 200, refused.encode(errors="replace"), _PLAIN)

    def _show(self, views: Views, path: str) -> None:
        made = views.own(path)
        if made is not None:
            self._page(200, made)
            return
        body = self.server.preview.file(path)
        # In the view of a phone a page is as a visitor sees it.
        framed = self.headers.get("Sec-Fetch-Dest") == "iframe"
        status = 200
        if body is None:
            body = self._built(path)
        elif path.endswith(".html") and not framed:
            body = self.server.once(views, path, body)
        if body is None:
            status, path = 404, "404.html"
            body = self.server.preview.file(path) or b""
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        if kind == "text/html":
            body = _POLICY.sub(b"", body, count=1)
            body = views.quietly(body) if framed else views.with_bar(path, body)
        self._answer(status, body, f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)

    def _built(self, path: str) -> bytes | None:
        """Return a file of the last build, for what the preview does not make."""
        # No file has such a name: too long, with a zero byte, or links in a circle.
        with suppress(OSError, RuntimeError, ValueError):
            found = (self.server.built / path).resolve()
            if found.is_file() and found.is_relative_to(self.server.built.resolve()):
                return found.read_bytes()
        return None

    def _desk(self) -> Desk:
        """Return the desk in the language that the editor chose last in this browser."""
        speakers = self.server.speakers
        try:
            chosen = SimpleCookie(self.headers.get("Cookie", "")).get("manara-language")
        except CookieError:
            chosen = None
        wanted = chosen.value if chosen is not None else ""
        return Desk(tuple(sorted(speakers, key=lambda one: one.tag != wanted)), active=True)

    def _wait(self, since: str) -> None:
        """Answer when something changed after what the page shows: the files, or what the checks say of them."""
        version, _dot, checked = since.partition(".")
        preview, findings = self.server.preview, self.server.findings
        if f"{preview.version}" == version:
            with findings.changed:
                if f"{findings.found.version}" == checked:
                    findings.changed.wait_for(
                        lambda: f"{findings.found.version}" != checked or f"{preview.version}" != version, PATIENCE
                    )
        if f"{preview.version}" != version:
            findings.wait(preview.version, CHECKED_WITHIN)
        changed = self.server.stamp() != since
        self._answer(205 if changed else 204, b"", _PLAIN)

    def _page(self, status: int, html: str) -> None:
        self._answer(status, html.encode(), "text/html; charset=utf-8")

    def _answer(self, status: int, body: bytes, kind: str) -> None:
        try:
            self.send_response(status)
            for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **_HEADERS}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
        except ConnectionError:  # the browser has gone elsewhere
            self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # http.server's name
        """Say nothing: the terminal has a line for what the checks found, and no more."""


_PLAIN = "text/plain; charset=utf-8"
