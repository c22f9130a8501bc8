"""Asks one host for files, politely and within limits: whatever it answers, this ends.

One request at a time with a pause between two; no other host, also when a redirect leads there; a few redirects at
most; a limit of bytes for each answer, before and after unpacking; a limit of seconds for each wait and each answer.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
import time
import urllib.parse
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.errors import PublishingError
from manara.problems import text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

AGENT = "manara"
MOST_REDIRECTS = 5
# Seconds for one wait, and for a whole answer: a host may send one byte a second for ever.
WAIT, WHOLE = 20.0, 60.0
_PIECE = 65_536
_MOVED = (301, 302, 303, 307, 308)


@dataclass(frozen=True)
class Answer:
    """What a host said.

    Attributes:
        address: Where it was found in the end, after redirects on the same host.
        status: HTTP status.
        headers: Names in lower case; a header that is sent several times stands several times.
        body: Unpacked bytes, at most as many as were asked for.
        wire: How many bytes came over the line for the body.
        cut: There was more than was asked for, or it took too long.
    """

    address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    wire: int
    cut: bool = False

    def header(self, name: str) -> str:
        """Return the first value of a header, or an empty string."""
        return next((value for key, value in self.headers if key == name), "")


class Fetcher:
    """Asks the host of one address.

    Args:
        address: Any address of the host; a redirect from http to https of the same name is followed.
        pause: Seconds between two requests.
        packed: Ask for gzip, as browsers do, and count the packed bytes.
        whole: Seconds for one answer (default: ``WHOLE``).
    """

    def __init__(self, address: str, *, pause: float, packed: bool = False, whole: float | None = None) -> None:
        self._kept: tuple[tuple[str, str, int | None], http.client.HTTPConnection] | None = None
        self.host = (_split(address).hostname or "").lower()
        self.pause = pause
        self.whole = whole
        self._encoding = "gzip" if packed else "identity"
        self._last = 0.0

    def __del__(self) -> None:
        """Close the line that is kept."""
        if self._kept is not None:
            self._kept[1].close()

    def get(self, address: str, most: int, *, method: str = "GET", headers: Mapping[str, str] | None = None) -> Answer:
        """Return the answer for *address*, with at most *most* bytes of its body; *headers* are sent beside our own.

        Raises:
            PublishingError: No answer, a redirect to another host, too many redirects, or no http address.
        """
        seen: list[str] = []
        while True:
            answer = self._ask(address, most, method, headers or {})
            target = answer.header("location")
            if answer.status not in _MOVED or not target:
                return answer
            seen.append(address)
            address = _joined(address, target)
            if not _is_same(seen[-1], address):
                raise PublishingError(
                    text(
                        "{first} sends to another host, {address}. Name that address instead.",
                        first=seen[0],
                        address=address,
                    )
                )
            if address in seen or len(seen) > MOST_REDIRECTS:
                raise PublishingError(text("{first} is redirected in a loop or too often.", first=seen[0]))

    def _ask(self, address: str, most: int, method: str, headers: Mapping[str, str]) -> Answer:
        parts = _split(address)
        time.sleep(max(0.0, self._last + self.pause - time.monotonic()))
        path = urllib.parse.quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = f"?{urllib.parse.quote(parts.query, safe='/%:@!$&()*+,;=?~-._')}" if parts.query else ""
        request = method, path + query, {"User-Agent": AGENT, "Accept-Encoding": self._encoding, **headers}
        end = parts.scheme, parts.hostname or "", parts.port
        try:
            kept, self._kept = self._kept, None
            if kept is not None and kept[0] == end:
                # A host may close a line that it kept, at any moment; then the question is asked once more.
                with contextlib.suppress(ConnectionError, ssl.SSLError, http.client.BadStatusLine):
                    return self._over(kept[1], end, address, request, most)
            elif kept is not None:
                kept[1].close()
            kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
            return self._over(kind(end[1], end[2], timeout=WAIT), end, address, request, most)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise PublishingError(
                text("{address} cannot be fetched: {reason}", address=address, reason=error or type(error).__name__)
            ) from error
        finally:
            self._last = time.monotonic()

    def _over(
        self, connection: http.client.HTTPConnection, end: tuple[str, str, int | None], address: str,
        request: tuple[str, str, dict[str, str]], most: int,
    ) -> Answer:  # fmt: skip
        """Ask over *connection*, and keep it when the host keeps it: a new one costs three round trips."""
        stays = False
        try:
            answer, stays = _within_seconds(
                connection, lambda: self._read(connection, address, request, most), self.whole or WHOLE
            )
            return answer
        finally:
            if stays:
                self._kept = end, connection
            else:
                connection.close()

    def _read(
        self, connection: http.client.HTTPConnection, address: str, request: tuple[str, str, dict[str, str]], most: int
    ) -> tuple[Answer, bool]:
        """Return the answer, and whether the line is free for another question."""
        method, target, sent = request
        connection.request(method, target, headers=sent)
        response = connection.getresponse()
        headers = tuple((name.lower(), value.strip()) for name, value in response.getheaders())
        pieces, wire, cut = [], 0, False
        while method != "HEAD":
            piece = response.read1(_PIECE)
            wire += len(piece)
            if not piece or wire > most:
                cut = bool(piece)
                pieces.append(piece[: len(piece) - max(0, wire - most)])
                break
            pieces.append(piece)
        stays = not cut and not response.will_close
        response.close()
        body = b"".join(pieces)
        if response.getheader("Content-Encoding", "").strip().lower() in ("gzip", "x-gzip"):
            body, more = _unpack(body, most)
            cut = cut or more
        return Answer(address, response.status, headers, body, wire, cut), stays


def _split(address: str) -> urllib.parse.SplitResult:
    try:
        parts = urllib.parse.urlsplit(address)
        named = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        named = False
    if not named or parts.scheme not in ("http", "https") or any(sign in address for sign in "\r\n \t\0"):
        raise PublishingError(text("{address} is not an http or https address.", address=repr(address)))
    return parts


def _joined(address: str, target: str) -> str:
    try:
        return urllib.parse.urljoin(address, target).partition("#")[0]
    except ValueError:  # refused by its form with the words for that
        return target


def _is_same(first: str, second: str) -> bool:
    """Tell whether a redirect stays with a host: its name and port, or from http to https at their own ports."""
    one, other = _split(first), _split(second)
    ports = {"http": 80, "https": 443}
    here, there = (parts.port or ports[parts.scheme] for parts in (one, other))
    stays = here == there or (one.scheme, here, other.scheme, there) == ("http", 80, "https", 443)
    return stays and (one.hostname or "").lower() == (other.hostname or "").lower()


def _within_seconds(
    connection: http.client.HTTPConnection, read: Callable[[], tuple[Answer, bool]], seconds: float
) -> tuple[Answer, bool]:
    """Call *read*, and hang up on a host that keeps dripping."""
    if connection.sock is None:
        connection.connect()
    line = connection.sock  # kept here: the connection forgets it once the host says that it will close

    def hang_up() -> None:
        with contextlib.suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, hang_up)
    timer.daemon = True
    timer.start()
    try:
        return read()
    finally:
        timer.cancel()


def _unpack(packed: bytes, most: int) -> tuple[bytes, bool]:
    """Return at most *most* unpacked bytes, and whether there were more or it was broken: a bomb stays packed."""
    machine = zlib.decompressobj(wbits=31)
    try:
        body = machine.decompress(packed, most)
    except zlib.error:
        return b"", True
    return body, bool(machine.unconsumed_tail) or not machine.eof
