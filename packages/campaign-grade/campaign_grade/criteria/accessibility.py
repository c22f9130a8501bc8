"""The basics of WCAG 2.2 that can be seen in the page itself; the rest needs people."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from campaign_grade.model import Criterion, Page, Site, Verdict, by_page, unjudged
from manara.problems import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

NO_PICTURES = text("there are no pictures")
NO_FIELDS = text("there are no fields")
_ZOOM = re.compile(r"user-scalable\s*=\s*(?:no|0)|maximum-scale\s*=\s*(?:0|1)(?:\.\d+)?\s*(?:,|;|$)", re.IGNORECASE)
_BUTTONS = ("hidden", "submit", "button", "reset", "image")
_FIELDS = "input" + "".join(f":not([type={kind}])" for kind in _BUTTONS) + ", select, textarea"


def _images(site: Site) -> Verdict:
    if not any(page.html.css_first("img") for page in site.pages):
        return unjudged(NO_PICTURES)
    return by_page(
        site.pages,
        lambda page: [
            (node.attributes.get("src") or "")[:80] for node in page.html.css("img") if "alt" not in node.attributes
        ],
    )


def _names(site: Site) -> Verdict:
    def faults(page: Page) -> Iterator[str]:
        for node in page.html.css(
            "a[href], button, input[type=submit], input[type=button], input[type=image], summary"
        ):
            if not _name(node):
                yield (node.html or "")[:100]

    return by_page(site.pages, faults)


def _name(node: LexborNode) -> str:
    attributes = node.attributes
    own = [attributes.get(key) or "" for key in ("aria-label", "aria-labelledby", "title", "value", "alt")]
    inner = [
        child.attributes.get("alt") or child.attributes.get("aria-label") or ""
        for child in node.css("img, svg, [aria-label]")
    ]
    return "".join([node.text() or "", *own, *inner]).strip()


def _zoom(site: Site) -> Verdict:
    def faults(page: Page) -> Iterator[str]:
        viewport = page.meta("viewport")
        if "width" not in viewport.lower() or _ZOOM.search(viewport):
            yield f'viewport="{viewport}"'

    return by_page(site.pages, faults)


def _headings(site: Site) -> Verdict:
    def faults(page: Page) -> Iterator[str]:
        levels = [int((node.tag or "h1")[1]) for node in page.html.css("h1, h2, h3, h4, h5, h6")]
        if levels.count(1) != 1:
            yield f"h1: {levels.count(1)}"
        for before, after in itertools.pairwise(levels):
            if after > before + 1:
                yield f"h{before} → h{after}"

    return by_page(site.pages, faults)


def _landmark(site: Site) -> Verdict:
    return by_page(site.pages, lambda page: [] if page.html.css_first("main, [role=main]") is not None else [""])


def _title(site: Site) -> Verdict:
    return by_page(site.pages, lambda page: [] if page.title else [""])


def _fields(site: Site) -> Verdict:
    if not any(page.html.css_first(_FIELDS) for page in site.pages):
        return unjudged(NO_FIELDS)

    def faults(page: Page) -> Iterator[str]:
        labelled = {label.attributes.get("for") for label in page.html.css("label[for]")}
        wrapped = {node.mem_id for label in page.html.css("label") for node in label.css(_FIELDS)}
        for node in page.html.css(_FIELDS):
            attributes = node.attributes
            said = attributes.get("aria-label") or attributes.get("aria-labelledby") or attributes.get("title")
            if not said and attributes.get("id") not in labelled - {None} and node.mem_id not in wrapped:
                yield (node.html or "")[:100]

    return by_page(site.pages, faults)


def _motion(site: Site) -> Verdict:
    def faults(page: Page) -> Iterator[str]:
        for node in page.html.css("marquee, blink, video[autoplay], audio[autoplay]"):
            yield f"<{node.tag}>"
        for node in page.html.css('meta[http-equiv="refresh" i]'):
            yield f"refresh {(node.attributes.get('content') or '')[:60]}"

    return by_page(site.pages, faults)


CRITERIA = (
    Criterion(
        "accessibility.images", "WCAG 1.1.1", 3,
        text("Every picture has a text in its place, empty when it only decorates."),
        text("Give every <img> an alt text in the page's language, or alt=\"\"."),
        _images,
    ),
    Criterion(
        "accessibility.names", "WCAG 4.1.2, 2.4.4", 3,
        text("Every link and button has a name that can be read out."),
        text("Put words into the link or button, or an aria-label when it shows a picture only."),
        _names,
    ),
    Criterion(
        "accessibility.zoom", "WCAG 1.4.4, 1.4.10", 3,
        text("Pages fit a phone and can be made larger."),
        text('Write <meta name="viewport" content="width=device-width, initial-scale=1"> and nothing more into it.'),
        _zoom,
    ),
    Criterion(
        "accessibility.headings", "WCAG 1.3.1, 2.4.6", 2,
        text("Every page has one first heading, and no level is left out below it."),
        text("Give the page one <h1>, and go down one level at a time."),
        _headings,
    ),
    Criterion(
        "accessibility.landmark", "WCAG 1.3.1, 2.4.1", 2,
        text("The text of every page stands in <main>."),
        text("Put the text of the page into <main>."),
        _landmark,
    ),
    Criterion(
        "accessibility.title", "WCAG 2.4.2", 2,
        text("Every page has a title."),
        text("Give the page a <title> that says what it is for."),
        _title,
    ),
    Criterion(
        "accessibility.fields", "WCAG 3.3.2, 1.3.1", 2,
        text("Every field has a label."),
        text("Connect a <label> to the field by its id."),
        _fields,
    ),
    Criterion(
        "accessibility.motion", "WCAG 2.2.1, 2.2.2, 1.4.2", 1,
        text("Nothing moves, sounds or reloads by itself."),
        text("Remove autoplay, <marquee> and the refresh; let the visitor start it."),
        _motion,
    ),
)  # fmt: skip
