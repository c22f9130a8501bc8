"""How a page's Markdown becomes HTML: one list of extensions for the build and for the checks.

MkDocs renders what is published (``site/plugin.py`` gives it this list); the checks render each page with the same
library and the same list to see what a reader will see. In place of a contact's number or card they put a sign, since
no mark follows from it.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from functools import cache
from typing import TYPE_CHECKING, Any

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import ESCAPE_RE, EscapeInlineProcessor, InlineProcessor

from manara.sources.icons import MARK, drawing
from manara.sources.markdown_page import CALL, CARD

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

# Every one is described at https://python-markdown.github.io/extensions/ or, with a point in its name, at
# https://facelessuser.github.io/pymdown-extensions/.
SETTINGS: dict[str, dict[str, Any]] = {
    "toc": {"permalink": False},
    "tables": {"use_align_attribute": True},
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    "md_in_html": {},
    "sane_lists": {},
    "pymdownx.details": {},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.superfences": {},
}
EXTENSIONS = tuple(SETTINGS)
# Where calls stand among the patterns of the library: before attribute lists, which use braces too, and before links.
INLINE_CALL, BLOCK_CALL, INLINE_ICON = 185, 95, 75
# Stands for what a call or an icon becomes.
FILLED = "\ufffc"


class IconInline(InlineProcessor):
    """``:material-phone:`` becomes the drawing of that name; any other name stays as typed.

    Args:
        md: The parser.
        show: From the drawing to what stands in its place.
    """

    def __init__(self, md: Markdown, show: Callable[[str], str]) -> None:
        super().__init__(MARK.pattern, md)
        self.show = show

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element | None, int | None, int | None]:  # type: ignore[override]  # noqa: ARG002, N802  # Python-Markdown's signature
        """Return the drawing's element."""
        svg = drawing(m[1])
        if not svg:
            return None, None, None
        element = ET.Element("span", {"class": "twemoji"})
        element.text = self.show(svg)
        return element, m.start(0), m.end(0)


class _Calls(Extension):
    """Puts a sign in place of each call that means something."""

    def __init__(self) -> None:
        super().__init__()
        self.known: Callable[[str, str], bool] = lambda _kind, _argument: False

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Register where the build registers its own."""
        md.inlinePatterns.register(_CallInline(self, md), "manara-call", INLINE_CALL)
        md.parser.blockprocessors.register(_CardBlock(self, md), "manara-card", BLOCK_CALL)
        md.inlinePatterns.register(IconInline(md, lambda _svg: FILLED), "manara-icon", INLINE_ICON)
        md.inlinePatterns.register(_MeantInline(ESCAPE_RE, md), "escape", 180)


class _MeantInline(EscapeInlineProcessor):
    """A mark behind a backslash is meant to be seen, and is no mark."""

    def handleMatch(  # type: ignore[override]  # noqa: N802  # as above
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element | str | None, int | None, int | None]:
        if m[1] in "*_#`":
            return FILLED, m.start(0), m.end(0)
        return super().handleMatch(m, data)


class _CallInline(InlineProcessor):
    def __init__(self, calls: _Calls, md: Markdown) -> None:
        super().__init__(CALL.pattern, md)
        self.calls = calls

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element | None, int | None, int | None]:  # type: ignore[override]  # noqa: ARG002, N802  # as above
        if m[1] == "card" or not self.calls.known(m[1], m[2]):
            return None, None, None
        element = ET.Element("bdi")
        element.text = FILLED
        return element, m.start(0), m.end(0)


class _CardBlock(BlockProcessor):
    def __init__(self, calls: _Calls, md: Markdown) -> None:
        super().__init__(md.parser)
        self.calls = calls

    def test(self, parent: ET.Element, block: str) -> bool:  # noqa: ARG002  # as above
        match = CARD.match(block)
        return match is not None and self.calls.known("card", match[1])

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        blocks.pop(0)
        ET.SubElement(parent, "p").text = FILLED


@cache
def _parser() -> tuple[Markdown, _Calls]:
    calls = _Calls()
    return Markdown(extensions=[*EXTENSIONS, calls], extension_configs=SETTINGS), calls


def render(body: str, known: Callable[[str, str], bool]) -> str:
    """Return the HTML of Markdown *body*, calls filled with a sign.

    Args:
        body: A page without its front matter.
        known: Tells whether a call's kind and argument mean something; other calls stay as typed.
    """
    parser, calls = _parser()
    calls.known = known
    html: str = parser.reset().convert(body)
    return html
