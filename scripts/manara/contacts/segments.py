"""The words of every source a visitor may meet, cut from their files with line and column.

Programs, styles and drawings are full of figures that nobody reads; of those only the strings and comments are words,
and the whole file is kept as *code*, where nothing but the neighbourhood of known numbers is looked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.sources.markdown_page import CALL
from manara.sources.text_file import read_text
from manara.sources.waiver_comment import WaiverComment, waiver_comments
from manara.sources.yaml_file import Node, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from manara.campaign.model import Campaign
    from manara.problems import Problem
    from manara.sources.markdown_page import MarkdownPage

# Fields of data files that hold checked values rather than words.
TYPED = frozenset(
    {
        "number", "short", "groups", "extension", "for", "address",
        "url", "urls", "id", "on", "until", "fact", "facts", "sources",
        "rests_on", "region", "tag", "formats", "check", "what", "weekly", "articles", "numbers", "services",
        "laws", "notice", "checked", "site_url"
    }
)  # fmt: skip
# Quotations of published titles: they may name a number of the registry, exactly.
QUOTED = frozenset({"citation"})
# Attributes of HTML and SVG that hold measures.
_MEASURES = re.compile(
    r"\b(?:d|points|viewBox|transform|width|height|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|dx|dy|offset|values|keyTimes|style|sizes"
    r"|integrity|stroke-[a-z]+|font-size|tabindex|colspan|rowspan|datetime)=(\"[^\"]*\"|'[^']*')"
)
_INDEX = re.compile(r"\[\d+\]")
_NOT_LINE_END = re.compile(r"[^\n]")
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_QUOTED_OR_OTHER = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|[^\"'\n]+")
# Strings and comments of CSS and JavaScript.
_STRINGS = re.compile(
    r"/\*.*?\*/|(?<![:\w])//[^\n]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`", re.DOTALL
)
_PO_ENTRY = re.compile(
    r'^(msgid|msgid_plural|msgstr(?:\[\d\])?|msgctxt)\s+("(?:[^"\\\n]|\\.)*"(?:\n"(?:[^"\\\n]|\\.)*")*)', re.MULTILINE
)
_TEXT_SUFFIXES = frozenset(
    {
        ".html", ".htm", ".svg", ".xml", ".txt", ".css", ".js", ".json", ".webmanifest", ".po", ".md", ".typ"
    }
)  # fmt: skip


@dataclass(frozen=True)
class Segment:
    """Words and where they begin.

    Attributes:
        path: File, as shown in messages.
        text: The words, with what is not a word blanked.
        line: Line of its first character.
        column: Column of its first character.
        kind: ``words``, ``code`` (only the neighbourhood of known numbers counts) or ``quoted`` (known ones allowed).
        waivers: Of the whole file.
    """

    path: str
    text: str
    line: int
    column: int
    kind: str = "words"
    waivers: tuple[WaiverComment, ...] = ()

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of the character at *offset*."""
        before = self.text[:offset]
        lines = before.count("\n")
        return self.line + lines, offset - before.rfind("\n") if lines else self.column + offset


def segments(campaign: Campaign) -> Iterator[Segment]:
    """Yield the words of all pages, templates, catalogs, styles, scripts and data files."""
    for pages in campaign.pages.values():
        for page in pages.values():
            yield from page_segments(page)
    for folder in ("overrides", "languages", *(f"docs/{tag}" for tag in campaign.tags)):
        for path in sorted((campaign.root / folder).rglob("*")):
            shown = path.relative_to(campaign.root).as_posix()
            if (
                path.suffix in _TEXT_SUFFIXES
                and path.is_file()
                and not (path.suffix == ".md" and folder != "overrides")
            ):
                content, _ = read_text(path, shown)
                yield from file_segments(content, shown)
    for path in (*sorted((campaign.root / "data").rglob("*.yml")), campaign.root / "mkdocs.yml"):
        yield from data_segments(path, path.relative_to(campaign.root).as_posix())


def page_segments(page: MarkdownPage) -> Iterator[Segment]:
    """Yield front matter fields and body of a page; calls are blanked."""
    waivers = tuple(waiver_comments(page.body, page.body_line))
    yield from _node_segments(page.front, ())
    body = CALL.sub(_spaces, page.body) if "{{" in page.body else page.body
    yield Segment(page.path, body, page.body_line, 1, "words", waivers)


def file_segments(content: str, shown: str) -> Iterator[Segment]:
    """Yield the words of one file, by its suffix."""
    waivers = tuple(waiver_comments(content))
    suffix = shown[shown.rfind(".") :]
    if suffix in (".css", ".js", ".typ"):
        yield Segment(shown, content, 1, 1, "code", waivers)
        for match in _STRINGS.finditer(content):
            yield Segment(shown, match[0], *_place(content, match.start()), "words", waivers)
    elif suffix == ".po":
        for match in _PO_ENTRY.finditer(content):
            words = re.sub(r'"\n"', "", match[2])[1:-1].replace('\\"', '"').replace("\\n", "\n")
            if "POT-Creation-Date" not in words:
                yield Segment(shown, words, *_place(content, match.start(2) + 1), "words", waivers)
    elif suffix in (".html", ".htm", ".svg", ".xml"):
        yield Segment(shown, content, 1, 1, "code", waivers)
        words = _MEASURES.sub(_spaces, _JINJA.sub(_jinja_strings, content))
        yield Segment(shown, words, 1, 1, "words", waivers)
    else:
        yield Segment(shown, content, 1, 1, "words", waivers)


def data_segments(path: Path, shown: str) -> Iterator[Segment]:
    """Yield the words of a YAML file: every value but the typed fields, which have checks of their own."""
    content, _ = read_text(path, shown)
    yield from yaml_segments(content, shown)


def yaml_segments(content: str, shown: str) -> Iterator[Segment]:
    """Yield the words of YAML *content*; its faults are reported where it is loaded."""
    ignored: list[Problem] = []
    yield from _node_segments(parse_yaml(content, shown, ignored), tuple(waiver_comments(content)))


def _node_segments(node: Node, waivers: tuple[WaiverComment, ...]) -> Iterator[Segment]:
    for item in node.walk():
        if isinstance(item.value, str) and item.value:
            keys = _INDEX.sub("", item.name).split(".")
            if keys[-1] not in TYPED:
                kind = "quoted" if QUOTED.intersection(keys[-2:]) else "words"
                yield Segment(item.path, item.value, item.line, item.column, kind, waivers)


def _place(content: str, offset: int) -> tuple[int, int]:
    return content.count("\n", 0, offset) + 1, offset - content.rfind("\n", 0, offset)


def _spaces(match: re.Match[str]) -> str:
    """Blank a match, keeping its line ends and its length; the bar keeps figures on both sides apart."""
    if "\n" not in match[0]:
        return "\ue000" * len(match[0])
    return _NOT_LINE_END.sub("\ue000", match[0])


def _jinja_strings(match: re.Match[str]) -> str:
    """Blank an expression but for its strings: they are words too."""
    return _QUOTED_OR_OTHER.sub(lambda part: part[0] if part[0][0] in "\"'" else "\ue000" * len(part[0]), match[0])
