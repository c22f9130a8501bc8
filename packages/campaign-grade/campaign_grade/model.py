"""What is judged and what a judgement is: plain values.

A :class:`Site` is what was read of a site, from a folder or from its host. A :class:`Criterion` looks at it and returns
a :class:`Verdict`. A criterion that cannot be judged (headers of a folder, direction of a site without right-to-left
text) says so and counts neither way.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from campaign_grade.hosts import is_own, is_reserved
from campaign_grade.styles import Rule, rules_of
from manara.publishing.proving.bombs import is_bomb
from manara.publishing.proving.readers.html import INLINE

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from selectolax.lexbor import LexborNode

    from campaign_grade.records import Records
    from manara.problems import Text

GRADES = "ABCDEF"
# Host that stands for a folder, which has none.
FOLDER_HOST = "folder.invalid"
# Texts that are not words for readers.
_UNREAD = frozenset({"script", "style", "template", "noscript", "title", "head"})


@dataclass(frozen=True, eq=False)
class Page:
    """One page as it was sent or stored.

    Attributes:
        name: Path on the site, for people.
        address: Whole address; links are joined to it.
        raw: Bytes of the page, unpacked.
        wire: Bytes on the line: packed, where the host packs.
        headers: Lower case names and values; ``None`` when it was read from a folder.
    """

    name: str
    address: str
    raw: bytes
    wire: int
    headers: tuple[tuple[str, str], ...] | None = None

    @cached_property
    def html(self) -> LexborHTMLParser:
        """The parsed page; an empty one where the page was made to take hours."""
        html = self.raw.decode("utf-8", "replace")
        return LexborHTMLParser("" if is_bomb(html) else html)

    @cached_property
    def language(self) -> str:
        """The page's declared language in lower case, or an empty string."""
        return self.attribute("html", "lang").strip().lower()

    @cached_property
    def title(self) -> str:
        """The words of its title."""
        node = self.html.css_first("head title, title")
        return " ".join((node.text() if node else "").split())

    @cached_property
    def texts(self) -> list[tuple[LexborNode, str]]:
        """Every text a reader meets, in order, with the element around it."""
        body = self.html.body
        if body is None:
            return []
        return [
            (node.parent, node.text_content or "")
            for node in body.traverse(include_text=True)
            if node.tag == "-text" and node.parent is not None and node.parent.tag not in _UNREAD
        ]

    @cached_property
    def words(self) -> str:
        """The text of the page; between blocks an empty line keeps digits of both from being read as one number."""
        pieces: list[str] = []
        block = -1
        for parent, words in self.texts:
            here = _block_of(parent)
            if here != block:
                pieces.append("\n\n")
                block = here
            pieces.append(words)
        return "".join(pieces)

    @cached_property
    def scripts(self) -> str:
        """All inline programs, handlers of events among them."""
        found = [
            node.text() or ""
            for node in self.html.css("script:not([src])")
            if (node.attributes.get("type") or "text/javascript")
            in ("text/javascript", "module", "application/javascript")
        ]
        for node in self.html.css("*"):
            found += [value or "" for name, value in node.attributes.items() if name.startswith("on")]
        return "\n".join(found)

    @cached_property
    def styles(self) -> str:
        """All inline styles."""
        return "\n".join(node.text() or "" for node in self.html.css("style"))

    def attribute(self, selector: str, name: str) -> str:
        """Return an attribute of the first element found, or an empty string."""
        node = self.html.css_first(selector)
        return "" if node is None else node.attributes.get(name) or ""

    def meta(self, name: str) -> str:
        """Return the content of a meta field."""
        return self.attribute(f'meta[name="{name}" i]', "content")

    def header(self, name: str) -> str:
        """Return the values of a header, joined."""
        return ", ".join(value for key, value in self.headers or () if key == name)

    def join(self, target: str) -> str:
        """Return the whole address of a link on this page; an empty string when it is none."""
        try:
            address = urljoin(self._base, target.strip())
            parts = urlsplit(address)
        except ValueError:
            return ""
        return address if parts.hostname or parts.scheme not in ("http", "https") else ""

    @cached_property
    def _base(self) -> str:
        try:
            return urljoin(self.address, self.attribute("base", "href").strip())
        except ValueError:
            return self.address


@dataclass(frozen=True)
class Asset:
    """Something a page loads from the site itself.

    Attributes:
        address: Whole address.
        size: Bytes on the line; 0 when unknown.
        text: Content of a style sheet or program, else empty.
        cookies: What its answer asked the browser to keep.
    """

    address: str
    size: int
    text: str = ""
    cookies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Site:
    """What was read of one site.

    Attributes:
        target: As the operator named it.
        live: It was read from its host, so headers can be judged.
        pages: Pages in the order they were found.
        assets: What they load from the site itself, by address.
        missing: Addresses of the site that pages lead to and that do not exist.
        today: The day freshness is judged on.
        records: The campaign's own list of contacts, when the site carries one.
        notes: What limits kept from being read.
        hosts: Names of the site's own host.
    """

    target: str
    live: bool
    pages: tuple[Page, ...]
    assets: Mapping[str, Asset]
    missing: frozenset[str]
    today: datetime.date
    records: Records | None = None
    notes: tuple[Text, ...] = ()
    hosts: frozenset[str] = field(default=frozenset())

    def is_own(self, address: str) -> bool:
        """Tell whether *address* is served by the site's owner; names nobody can have (``.invalid``) count too."""
        host = (urlsplit(address).hostname or "").lower()
        return not host or is_reserved(host) or any(is_own(host, own) for own in self.hosts)

    @cached_property
    def quiet_pages(self) -> tuple[Page, ...]:
        """Help pages: those kept out of search engines; all, when none is marked so."""
        marked = tuple(
            page for page in self.pages if "noindex" in (page.meta("robots") + page.header("x-robots-tag")).lower()
        )
        return marked or self.pages

    def pages_in(self, known: frozenset[str]) -> tuple[Page, ...]:
        """Return the pages whose language, by its first subtag, is one of *known*, or that do not say theirs."""
        return tuple(page for page in self.pages if page.language.split("-")[0] in known | {""})

    def style_rules(self, page: Page) -> Iterator[Rule]:
        """Yield the rules of the page's own styles and of the site's style sheets it loads."""
        yield from rules_of(page.styles)
        for link in page.html.css("link[rel~=stylesheet][href]"):
            asset = self.assets.get(page.join(link.attributes.get("href") or "").partition("#")[0])
            if asset is not None:
                media = link.attributes.get("media") or ""
                for rule in rules_of(asset.text):
                    yield rule if "print" not in media else Rule("print", rule.selector, rule.body)

    def code_of(self, page: Page) -> str:
        """Return every program the page runs from the site itself."""
        own = [
            self.assets[address].text
            for node in page.html.css("script[src]")
            if (address := page.join(node.attributes.get("src") or "").partition("#")[0]) in self.assets
        ]
        return "\n".join([page.scripts, *own])


@dataclass(frozen=True)
class Finding:
    """Where a criterion was not met, and the evidence, quoted as found."""

    where: str
    what: str = ""


@dataclass(frozen=True)
class Verdict:
    """What a criterion says of a site.

    Attributes:
        share: From 0 (not met) to 1 (met); ``None`` when it cannot be judged.
        findings: Where it was not met.
        reason: Why it cannot be judged.
    """

    share: float | None
    findings: tuple[Finding, ...] = ()
    reason: Text | None = None


@dataclass(frozen=True)
class Criterion:
    """One thing every campaign site is asked for.

    Attributes:
        id: ``group.name``.
        source: Where the demand comes from: a row of the safety requirements, a WCAG criterion, a standard.
        weight: Points.
        measures: What is measured, and how.
        mend: How to mend it.
        judge: The judgement itself.
        cap: The best grade a site can have that does not meet it, or an empty string.
        cap_when_none: The cap holds only when it is met nowhere, not for every single finding.
    """

    id: str
    source: str
    weight: int
    measures: Text
    mend: Text
    judge: Callable[[Site], Verdict]
    cap: str = ""
    cap_when_none: bool = False

    @property
    def group(self) -> str:
        """The part of the id before the dot."""
        return self.id.partition(".")[0]


def met() -> Verdict:
    """Return the verdict of a site that meets it."""
    return Verdict(1.0)


def unjudged(reason: Text) -> Verdict:
    """Return the verdict of a site it cannot be judged on."""
    return Verdict(None, (), reason)


def by_page(pages: Iterable[Page], faults: Callable[[Page], Iterable[str]]) -> Verdict:
    """Return the share of *pages* without faults; what *faults* yields is the evidence."""
    findings: list[Finding] = []
    total = good = 0
    for page in pages:
        found = [Finding(page.name, what) for what in dict.fromkeys(faults(page))]
        total += 1
        good += not found
        findings += found
    return Verdict(good / total if total else None, tuple(findings))


def _block_of(node: LexborNode | None) -> int:
    while node is not None and node.tag in INLINE:
        node = node.parent
    return -1 if node is None else node.mem_id
