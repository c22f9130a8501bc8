"""Reads a site from its host: politely, on that host only, and never for ever.

``robots.txt`` is obeyed, with its pause if it names one. Pages are read in the order links lead to them, nearest first;
then the style sheets and programs they load, and the sizes of their pictures. Nothing of another host is asked for:
that a page would ask for it is already the finding.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from campaign_grade import records
from campaign_grade.depth import cut_deep
from campaign_grade.errors import GradingError
from campaign_grade.loads import links_of, loads_of
from campaign_grade.model import Asset, Page, Site
from manara.errors import PublishingError
from manara.problems import Text, text
from manara.publishing.proving.fetching import AGENT, Fetcher

if TYPE_CHECKING:
    import datetime

    from manara.publishing.proving.fetching import Answer

MOST_PAGE, MOST_TEXT, MOST_PICTURE = 3_000_000, 1_000_000, 2_000_000
MOST_BYTES, MOST_SECONDS, MOST_ASSETS, MOST_FILES = 80_000_000, 900.0, 200, 50
# Different questions behind one path are often an endless calendar or search.
MOST_QUERIES, LONGEST = 3, 400
LONGEST_PAUSE = 10.0
_NO_PAGE = (
    ".pdf", ".zip", ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".ico", ".mp3", ".mp4", ".ogg", ".opus",
    ".webm", ".vcf", ".ics", ".css", ".js", ".json", ".xml", ".txt", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx",
)  # fmt: skip


@dataclass
class _Walk:
    """Where a crawl stands."""

    host: Fetcher
    robots: RobotFileParser | None
    most_pages: int
    started: float
    waiting: list[str] = field(default_factory=list)
    met: set[str] = field(default_factory=set)
    queries: dict[str, int] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    assets: dict[str, Asset] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)
    notes: list[Text] = field(default_factory=list)
    size: int = 0
    over: bool = False

    def get(self, address: str, most: int, method: str = "GET") -> Answer | None:
        """Return the answer, or ``None`` when there is none or a limit is reached."""
        if self.over:
            return None
        if time.monotonic() - self.started > MOST_SECONDS or self.size > MOST_BYTES:
            self._stop(text("The time or the number of bytes for one site was used up; the rest was not read."))
            return None
        try:
            answer = self.host.get(address, most, method=method)
        except PublishingError as error:
            self.notes.append(text("Not read: {reason}", reason=str(error)))
            return None
        self.size += answer.wire
        if answer.status in (429, 503):
            self._stop(
                text("The host asks for fewer requests (HTTP {status}); the rest was not read.", status=answer.status)
            )
            return None
        if answer.status in (404, 410):
            self.missing.add(address)
        return answer if answer.status == 200 else None

    def allows(self, address: str) -> bool:
        """Tell whether ``robots.txt`` lets us."""
        return self.robots is None or self.robots.can_fetch(AGENT, address)

    def _stop(self, reason: Text) -> None:
        self.over = True
        self.notes.append(reason)


def read_host(address: str, today: datetime.date, *, most_pages: int, pause: float, robots: bool = True) -> Site:
    """Return the site at *address*.

    Raises:
        GradingError: It does not answer with a page, or asks programs to stay away.
    """
    host = Fetcher(address, pause=pause, packed=True)
    address = urljoin(address, urlsplit(address).path or "/") + (
        f"?{query}" if (query := urlsplit(address).query) else ""
    )
    walk = _Walk(host, _robots(host, address) if robots else None, most_pages, time.monotonic())
    if not walk.allows(address):
        raise GradingError(
            f"robots.txt of {host.host} asks programs to stay away. If the site is yours, add --ignore-robots."
        )
    first = host.get(address, MOST_PAGE)
    if first.status != 200 or not _is_html(first):
        kind = first.header("content-type") or "no type"
        raise GradingError(f"{address} is no page that can be graded: HTTP {first.status}, {kind}.")
    walk.met |= {address, first.address}
    _add_page(walk, first)
    while walk.waiting and not walk.over:
        if len(walk.pages) >= most_pages:
            walk.notes.append(text("Only {count} pages were read; --pages reads more.", count=len(walk.pages)))
            break
        answer = walk.get(walk.waiting.pop(0), MOST_PAGE)
        if answer is not None and _is_html(answer) and not _is_known(walk, answer):
            walk.met.add(answer.address)
            _add_page(walk, answer)
    _add_assets(walk)
    _ask_for_files(walk)
    return Site(
        address, True, tuple(walk.pages), walk.assets, frozenset(walk.missing), today, _records(walk, first, today),
        tuple(dict.fromkeys(walk.notes)), frozenset({host.host}),
    )  # fmt: skip


def _robots(host: Fetcher, address: str) -> RobotFileParser | None:
    """Return the host's rules (RFC 9309): none when there is no file; a broken host is left alone."""
    answer = host.get(urljoin(address, "/robots.txt"), 500_000)
    if answer.status >= 500:
        raise GradingError(f"{host.host} cannot send its robots.txt: HTTP {answer.status}. Try again later.")
    if answer.status != 200:
        return None
    rules = RobotFileParser()
    rules.parse(answer.body.decode("utf-8", "replace").splitlines())
    delay = rules.crawl_delay(AGENT)
    if delay is not None:
        host.pause = max(host.pause, min(float(delay), LONGEST_PAUSE))
    return rules


def _is_html(answer: Answer) -> bool:
    return answer.header("content-type").split(";")[0].strip().lower() in ("text/html", "application/xhtml+xml")


def _is_known(walk: _Walk, answer: Answer) -> bool:
    """Tell whether the page was read already, also under another address: ``/`` and ``/index.html``, ``/?p=2``."""
    return any(page.address == answer.address or page.raw == answer.body for page in walk.pages)


def _add_page(walk: _Walk, answer: Answer) -> None:
    parts = urlsplit(answer.address)
    name = parts.path + (f"?{parts.query}" if parts.query else "")
    page = Page(name, answer.address, cut_deep(answer.body), answer.wire, answer.headers)
    walk.pages.append(page)
    if answer.cut or len(page.raw) < len(answer.body):
        walk.notes.append(
            text("“{page}” is too long or too deeply nested; only its beginning was read.", page=page.name)
        )
    for target in links_of(page):
        if target not in walk.met and _is_wanted(walk, target, parts.netloc):
            walk.met.add(target)
            walk.waiting.append(target)


def _is_wanted(walk: _Walk, target: str, netloc: str) -> bool:
    parts = urlsplit(target)
    if (
        parts.netloc != netloc
        or len(target) > LONGEST
        or parts.path.lower().endswith(_NO_PAGE)
        or not walk.allows(target)
    ):
        return False
    if parts.query:
        walk.queries[parts.path] = walk.queries.get(parts.path, 0) + 1
    return not parts.query or walk.queries[parts.path] <= MOST_QUERIES


def _add_assets(walk: _Walk) -> None:
    """Fetch style sheets and programs, and ask for the size of everything else."""
    for page in walk.pages:
        netloc = urlsplit(page.address).netloc
        for load in loads_of(page):
            known = load.address in walk.assets or load.address in walk.missing
            if known or load.kind == "hint" or urlsplit(load.address).netloc != netloc or not walk.allows(load.address):
                continue
            if len(walk.assets) >= MOST_ASSETS:
                walk.notes.append(text("Only {count} files beside the pages were read.", count=MOST_ASSETS))
                return
            _add_asset(walk, load.address)


def _ask_for_files(walk: _Walk) -> None:
    """Ask whether the files that pages offer exist: posters, cards, recordings."""
    netloc = urlsplit(walk.pages[0].address).netloc
    offered = dict.fromkeys(target for page in walk.pages for target in links_of(page))
    files = [
        target
        for target in offered
        if urlsplit(target).netloc == netloc
        and urlsplit(target).path.lower().endswith(_NO_PAGE)
        and walk.allows(target)
    ]
    for target in files[:MOST_FILES]:
        if target not in walk.assets:
            walk.get(target, 0, "HEAD")


def _add_asset(walk: _Walk, address: str) -> None:
    path = urlsplit(address).path.lower()
    texts = path.endswith((".css", ".js", ".mjs"))
    answer = None if texts else walk.get(address, 0, "HEAD")
    size = answer.header("content-length") if answer is not None else ""
    if answer is None or not size.isascii() or not size.isdigit():
        if address in walk.missing:
            return
        answer = walk.get(address, MOST_TEXT if texts else MOST_PICTURE)
        size = "" if answer is None else str(answer.wire)
    if answer is None:
        return
    is_text = answer.header("content-type").split(";")[0].strip().lower() in (
        "text/css",
        "text/javascript",
        "application/javascript",
    )
    if is_text and not answer.body and not texts:
        answer = walk.get(address, MOST_TEXT) or answer
    cookies = tuple(value for name, value in answer.headers if name == "set-cookie")
    content = answer.body.decode("utf-8", "replace") if texts or is_text else ""
    walk.assets[address] = Asset(address, int(size[:12]), content, cookies)


def _records(walk: _Walk, first: Answer, today: datetime.date) -> records.Records | None:
    address = urljoin(first.address, records.FILE)
    if not walk.allows(address):
        return None
    answer = walk.get(address, MOST_TEXT)
    walk.missing.discard(address)
    return None if answer is None or answer.cut else records.read_records(answer.body, today)
