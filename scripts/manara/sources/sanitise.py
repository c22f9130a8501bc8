"""What an editor writes cannot run: a page's HTML passes an allow-list before it enters the template.

Markdown lets raw HTML through. Every element and attribute that our Markdown, our calls and our markers make is
listed here; nothing else leaves. The library is Rust's ammonia, which parses as a browser does.
"""

from __future__ import annotations

import re
from collections import Counter

import nh3
from selectolax.lexbor import LexborHTMLParser

_SVG = {"svg", "g", "path", "circle", "rect", "line", "polyline", "polygon", "text", "tspan", "defs", "use"}
TAGS = {
    "a", "abbr", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd",
    "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
    "i", "img", "input", "ins", "kbd", "label", "li", "mark", "nav", "ol", "p", "picture", "pre", "q", "s", "samp",
    "section", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead",
    "time", "tr", "u", "ul", "var", "wbr",
} | _SVG  # fmt: skip
_DRAWING = {
    "viewBox", "width", "height", "d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "points", "fill",
    "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "text-anchor", "font-size", "transform", "fill-rule",
    "clip-rule", "xmlns", "focusable",
}  # fmt: skip
ATTRIBUTES = {
    "*": {"class", "id", "dir", "lang", "title", "role", "translate", "hidden"},
    "a": {"href", "rel", "download", "hreflang"},
    "img": {"src", "alt", "width", "height", "loading"},
    "input": {"name", "checked", "disabled"},
    "label": {"for"},
    "details": {"open", "name"},
    "ol": {"start", "reversed", "type"},
    "td": {"align", "colspan", "rowspan", "headers"},
    "th": {"align", "colspan", "rowspan", "scope", "headers"},
    "time": {"datetime"},
    "use": {"href"},
    **dict.fromkeys(_SVG - {"use"}, _DRAWING),
}
ATTRIBUTES["use"] = {"href", *_DRAWING}
# A colour, or a paint of the same drawing: "url(...)" of anything else is fetched by Chromium 156.
_PAINT = re.compile(r"[#\w-]+|(?:rgba?|hsla?|var)\([\w\s,.%/-]*\)|url\(#[\w-]+\)", re.ASCII)
SCHEMES = {"https", "tel", "sms", "mailto"}
# Classes by which the site's style hides something, and ids by which its scripts find their own parts: for the program.
HIDING = frozenset(
    [
        "aloud",
        "back",
        "exit",
        "languages",
        "menu",
        "name",
        "pop",
        "shade",
        "shield",
        "skip",
        "toc",
        "to-calling",
        "vh",
        "watch",
    ]
)
OWN_IDS = frozenset({"main", "q", "search-index", "told"})


def sanitise(html: str, *, editor: bool = False) -> tuple[str, list[str]]:
    """Return *html* with only what is allowed, and the names of what was taken out.

    Args:
        html: A page's text.
        editor: It is as its editor wrote it, before the program adds to it. An editor may not draw, nor write what a
            visitor sees otherwise than a reviewer reads it: hidden, turned round, or taken for a part of the program.
    """
    cleaned = nh3.clean(
        html,
        tags=TAGS - _SVG - {"bdo"} if editor else TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=_as_read if editor else _own_files_only,
        strip_comments=False,
        link_rel=None,
        generic_attribute_prefixes={"aria-", "data-"},
        tag_attribute_values={"input": {"type": {"radio", "checkbox"}}},
        url_schemes=SCHEMES,
    )
    lost = _parts(html) - _parts(cleaned)
    return cleaned, sorted(lost)


def _own_files_only(tag: str, attribute: str, value: str) -> str | None:
    """Drop what would load something from another host, or draw from another file."""
    plain = "".join(sign for sign in value if sign > " ")
    if attribute == "src" and (":" in plain.split("/")[0] or plain.startswith(("/", "\\"))):
        return None
    if tag == "use" and attribute == "href" and not plain.startswith("#"):
        return None
    if attribute in {"fill", "stroke"} and not _PAINT.fullmatch(value.strip()):
        return None
    return value


def _as_read(tag: str, attribute: str, value: str) -> str | None:
    """Drop what hides, too, and what the program's scripts and style would take for their own.

    Tabs carry how many of them there are in ``data-tabs``.
    """
    if attribute in {"hidden", "aria-hidden"} or (attribute.startswith("data-") and attribute != "data-tabs"):
        return None
    if attribute == "class":
        return " ".join(name for name in value.split() if name not in HIDING)
    if attribute == "id" and value in OWN_IDS:
        return None
    return _own_files_only(tag, attribute, value)


def _parts(html: str) -> Counter[str]:
    """Count elements and attributes as a browser would make them."""
    found: Counter[str] = Counter()
    root = LexborHTMLParser(html).root
    if root is not None:
        for node in root.traverse():
            found[f"<{node.tag}>"] += 1
            found.update(f"{name}=" for name in node.attributes if name not in {"class", "id"})
            found.update(f".{name}" for name in (node.attributes.get("class") or "").split())
            found.update(f"#{name}" for name in (node.attributes.get("id") or "").split())
    for frame in ("<html>", "<head>", "<body>"):
        found.pop(frame, None)
    return found
