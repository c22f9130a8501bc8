"""Makes the text of the one file lighter: an Arabic campaign has to stay below 150,000 bytes.

Every drawing stands once and is used where it stood (styles/parts/file.css gives its lines); ids that nothing names,
ends that the HTML standard lets one leave out, and blanks between blocks go. Together that is a fifth of the file.
Nothing a reader sees changes; a test compares the words and elements before and after.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from manara.site.one_file import NAMING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manara.site.one_file import Part

_DRAWING = re.compile(r'<svg class="pic"[^>]*>(.*?)</svg>', re.DOTALL)
_ID = re.compile(r' id="([^"]*)"(?=[^<>]*>)')
_NAMED = re.compile(rf'href="#([^"]+)"|(?:{"|".join(NAMING)})="([^"]+)"')
_BLOCKS = "p|ul|ol|li|dl|dt|dd|div|section|details|summary|table|thead|tbody|tr|th|td|figure|aside|h[1-6]"
_BLANKS = re.compile(rf"\s*\n\s*(?=</?(?:{_BLOCKS})\b)")
_BETWEEN = re.compile(rf"(?<=>)\n(?=</?(?:{_BLOCKS})\b)")
_EMPTY = re.compile("></(?:path|circle|rect|line|polyline|polygon|use)>")
_ENDS = re.compile("</(?:li|dd|dt|td|th|tr)>(?=<)")
# Only a page that is found by search engines says who may follow its links; the file sends no referrer at all.
_NEEDLESS = re.compile(r' (?:class="(?:law|answer|fold|pic-[^"]*)"|rel="noreferrer nofollow")(?=[^<>]*>)')
_PARAGRAPHS = re.compile(rf"</p>(?=<(?:{_BLOCKS})\b|</(?:li|div|section|details|dd|td)>)")


def lighter(parts: Iterable[Part]) -> tuple[Markup, tuple[Part, ...]]:
    """Return the drawings, hidden, to stand before the parts; and the parts that use them."""
    parts = tuple(parts)
    named = {
        name for one in parts for found in _NAMED.findall(str(one.body)) for group in found for name in group.split()
    }
    symbols: dict[str, str] = {}

    def use(match: re.Match[str]) -> str:
        name = symbols.setdefault(match[1], f"p{len(symbols)}")
        return f'<svg class="pic" aria-hidden="true"><use href="#{name}"/></svg>'

    made = []
    for one in parts:
        html = _ID.sub(lambda match: match[0] if match[1] in named else "", _DRAWING.sub(use, str(one.body)))
        made.append(replace(one, body=Markup(_short(html))))  # noqa: S704  # it was markup before
    drawn = "".join(
        f'<symbol id="{name}" viewBox="0 0 24 24">{_short(what)}</symbol>' for what, name in symbols.items()
    )
    sheet = f'<svg class="vh" aria-hidden="true">{drawn}</svg>' if drawn else ""
    return Markup(sheet), tuple(made)  # noqa: S704  # our own drawings


def _short(html: str) -> str:
    """Return *html* without blanks between blocks and without ends that may be left out."""
    html = _EMPTY.sub("/>", html)
    html = _BETWEEN.sub("", _BLANKS.sub("\n", html))
    return _NEEDLESS.sub("", _PARAGRAPHS.sub("", _ENDS.sub("", html)))
