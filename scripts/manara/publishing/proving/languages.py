"""Reads the built pages back for their languages: what each says it is, what its parts are, and where it can be read.

``site.language``
    Each page declares the language and direction of its folder, and every text of some length in it is written in the
    script of the nearest ``lang``: text of another language shown without its own ``lang`` is read out wrongly.
``site.alternates``
    The addresses a page gives for its other languages are absolute, lead to pages that were built, name the page back,
    and never name a page that shows another language's text. The same holds for the sitemap.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from manara.campaign.edition import fingerprint
from manara.checks.pages.language import script_share
from manara.languages.pack import is_reviewed
from manara.problems import Level, Problem, Text, text
from manara.publishing.making.address import address_of
from manara.work.cache import digest_but
from manara.work.findings import Findings
from manara.work.program import digest_of_program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selectolax.lexbor import LexborNode

    from manara.locales import Locale
    from manara.publishing.context import Build

LANGUAGE, ALTERNATES = "site.language", "site.alternates"
# Shorter texts are names, units and abbreviations.
FEWEST_LETTERS = 16
LEAST = 0.4
_SITEMAP = re.compile(r'<loc>([^<]+)</loc>|hreflang="[^"]+" href="([^"]+)"')


@dataclass(frozen=True)
class _Page:
    """What other pages are compared with: its alternates by language, and whether search engines may not find it."""

    links: dict[str, str]
    hidden: bool


def check_languages(build: Build) -> list[Problem]:
    """Return what is wrong with the languages of the built site."""
    base = build.site_url or address_of(build.campaign)
    locales = {locale.tag: locale for locale in build.campaign.languages}
    locales |= {first.tag: first.locale for first in build.campaign.first.built}
    edition = tuple(fingerprint(build.campaign).values())
    findings = Findings(build.cache, "languages", digest_of_program(), *(f"{tag} {locales[tag]}" for tag in locales))
    found: dict[str, _Page] = {}
    problems: list[Problem] = []
    for path in sorted(build.folder.rglob("*.html")):
        name, raw = path.relative_to(build.folder).as_posix(), path.read_bytes()
        # Only this is kept of it: the trees of two thousand pages are a gigabyte.
        page = LexborHTMLParser(raw.decode("utf-8", "replace"))
        found[name] = _Page(_links(page), _hidden(page))
        problems += _declared(name, page, locales.get(name.split("/")[0]))
        # Looks at every text of the page; the rest is quick.
        key = (name, digest_but(raw, edition))
        parts = findings.get(*key)
        if parts is None:
            parts = list(_parts(name, page, locales))
            findings.put(*key, found=parts)
        problems += parts
    findings.tidy()
    problems = [*_without_drafts(problems, build), *_of_drafts(problems, build)]
    for name in found:
        problems += _alternates(name, found, base)
    sitemap = build.folder / "sitemap.xml"
    if sitemap.is_file():
        problems += _sitemap(sitemap, found, base)
    return problems


def _draft_of(problem: Problem, build: Build) -> str:
    """Return the draft language, or that of a draft pack, whose text a problem is about; an empty string for others.

    What a draft's page shows in the words of its source may hold English of the program: that is the draft's too.
    """
    tags = (str(dict(problem.message.values).get("tag", "")), problem.path.split("/")[1])
    campaign = build.campaign
    drafts = (one.tag for one in campaign.languages if one.draft or not is_reviewed(one.tag, campaign.root))
    return "" if campaign.release else next((one for one in drafts if one in tags), "")


def _without_drafts(problems: list[Problem], build: Build) -> Iterator[Problem]:
    return (problem for problem in problems if not _draft_of(problem, build))


def _of_drafts(problems: list[Problem], build: Build) -> Iterator[Problem]:
    """Yield one warning for a draft, however much of it is still in another language: it is built to be looked at."""
    counts = Counter(filter(None, (_draft_of(problem, build) for problem in problems)))
    for tag, count in sorted(counts.items()):
        message = text("{count} texts of the draft “{tag}” are still in another script", count=count, tag=tag)
        hint = text("Translate its pages, its fields in data/ and languages/{tag}/site.po.", tag=tag)
        yield Problem(f"site/{tag}", 0, 0, Level.WARNING, LANGUAGE, message, hint)


def _declared(name: str, page: LexborHTMLParser, locale: Locale | None) -> Iterator[Problem]:
    root = page.css_first("html")
    if locale is None or root is None:
        return
    found = (root.attributes.get("lang"), root.attributes.get("dir"))
    if found != (locale.tag, locale.direction):
        yield _problem(
            name,
            LANGUAGE,
            text("the page says lang “{lang}” and dir “{dir}”", lang=found[0], dir=found[1]),
            text("Its folder's language is “{tag}”, “{dir}”.", tag=locale.tag, dir=locale.direction),
        )


def _parts(name: str, page: LexborHTMLParser, locales: dict[str, Locale]) -> Iterator[Problem]:
    body = page.body
    if body is None:
        return
    for node in body.traverse(include_text=True):
        if node.tag != "-text" or (node.parent is not None and node.parent.tag in ("script", "style", "template")):
            continue
        words = node.text_content or ""
        if len(words.strip()) < FEWEST_LETTERS:
            continue
        locale = locales.get(_language_at(node))
        share = None if locale is None else script_share(words, locale.script, FEWEST_LETTERS)
        if locale is not None and share is not None and share < LEAST:
            yield _problem(
                name,
                LANGUAGE,
                text("“{words}” is not in “{tag}”, its nearest lang", words=words.strip()[:40], tag=locale.tag),
                text("Give the element that holds it its own lang and dir."),
            )


def _language_at(node: LexborNode) -> str:
    here = node.parent
    while here is not None:
        lang = here.attributes.get("lang") if here.attributes else None
        if lang:
            return lang
        here = here.parent
    return ""


def _alternates(name: str, pages: dict[str, _Page], base: str) -> Iterator[Problem]:
    links = pages[name].links
    if links and name not in ("index.html", "404.html") and f"{base}{name}" not in links.values():
        yield _problem(
            name,
            ALTERNATES,
            text("the page does not name itself among its alternates"),
            text("Alternates include the page's own address."),
        )
    for tag, address in links.items():
        if tag == "x-default":
            continue
        target = _target(address, base)
        if target is None or target not in pages:
            yield _problem(
                name,
                ALTERNATES,
                text("the alternate “{address}” is not a page of this site", address=address),
                text("Alternates are whole addresses of built pages."),
            )
        elif pages[target].hidden:
            yield _problem(
                name,
                ALTERNATES,
                text("the alternate “{address}” is kept out of search engines", address=address),
                text("Leave fallback and quiet pages out of the alternates."),
            )
        elif name not in ("index.html", "404.html") and f"{base}{name}" not in pages[target].links.values():
            yield _problem(
                name,
                ALTERNATES,
                text("the alternate “{address}” does not name this page back", address=address),
                text("Alternates are mutual."),
            )


def _links(page: LexborHTMLParser) -> dict[str, str]:
    return {
        str(link.attributes.get("hreflang")): str(link.attributes.get("href"))
        for link in page.css("link[hreflang]")
        if "alternate" in str(link.attributes.get("rel")).split()
    }


def _sitemap(path: Path, pages: dict[str, _Page], base: str) -> Iterator[Problem]:
    for match in _SITEMAP.finditer(path.read_text("utf-8")):
        address = match[1] or match[2]
        target = _target(address, base)
        if target is None or target not in pages or pages[target].hidden:
            yield _problem(
                path.name,
                ALTERNATES,
                text("the sitemap names “{address}”, which search engines must not find", address=address),
                text("Name only built pages that are neither quiet nor fallback."),
            )


def _target(address: str, base: str) -> str | None:
    if not base or not address.startswith(base):
        return None
    return address.removeprefix(base) or "index.html"


def _hidden(page: LexborHTMLParser) -> bool:
    robots = page.css_first('meta[name="robots"]')
    return robots is not None and "noindex" in str(robots.attributes.get("content"))


def _problem(name: str, check: str, message: Text, hint: Text) -> Problem:
    return Problem(f"site/{name}", 0, 0, Level.ERROR, check, message, hint)
