"""The words of every source a visitor may meet, cut from their files with line and column.

Programs, styles and drawings are full of figures that nobody reads; of those only the strings and comments are words,
and the whole file is kept as *code*, where nothing but the neighbourhood of known numbers is looked for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.contacts.addresses import line_starts
from manara.contacts.canonical import NOTHING
from manara.sources.markdown_page import CALL
from manara.sources.po_text import read_catalog
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
        "url", "urls", "on", "until", "fact", "facts", "sources",
        "rests_on", "region", "tag", "formats", "check", "what", "weekly", "articles", "numbers", "services",
        "laws", "notice", "checked", "site_url", "reports"
    }
)  # fmt: skip
# Where editions go: no visitor reads it, and each of its values has a form of its own (publishing/shipping/targets.py).
TARGETS = "data/publish.yml"
# Facts have calls in their words, and values that their own check reads.
FACTS = "data/facts.yml"
# Quotations of published titles: they may name a number of the registry, exactly.
QUOTED = frozenset({"citation"})
# Attributes of HTML and SVG that hold measures.
_MEASURES = re.compile(
    r"\b(?:d|points|viewBox|transform|width|height|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|dx|dy|offset|values|keyTimes|style|sizes"
    r"|integrity|stroke-[a-z]+|font-size|tabindex|colspan|rowspan|datetime)=(\"[^\"]*\"|'[^']*')"
)
_INDEX = re.compile(r"\[\d+\]")
_NOT_LINE_END = re.compile(r"[^\n]")
_JINJA = re.compile(
    r"\{\{(?:[^{}]|\{(?![{%])|\}(?!\}))*\}\}|\{%(?:[^%{]|%(?!\})|\{(?![{%]))*%\}"  # none begins within another
)
# A string, a whole number as long as one to dial, signs that join strings, anything else.
_PIECES = re.compile(
    r"\"[^\"\n]*\"|'[^'\n]*'|(?<![\w.])[0-9]{5,15}(?![\w.])|[{}~+ \t-]+|(?:[^\"'\n{}~+ \t0-9-]|[0-9]+)+"
)
_JOINED_QUOTE = re.compile(rf"[\"'](?={NOTHING})|(?<={NOTHING})[\"']")
# What a browser paints although it is no string, and what it fetches.
_PAINTED = re.compile(
    r"(?:counter-(?:reset|set|increment)|content|quotes)\s{0,9}:([^;{}]{1,2000})|url\(\s{0,9}([^\"')]{1,2000})\)"
)
_STRING = re.compile(r"\"((?:\\.|[^\"\\\n])*)\"|'((?:\\.|[^'\\\n])*)'|([0-9]{3,15})(?![\w%.])")
# Strings and comments of CSS and JavaScript.
_STRINGS = re.compile(
    r"/\*(?:[^*]|\*(?!/))*\*/|(?<![:\w])//[^\n]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`",
    re.DOTALL,
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
        starts = line_starts(self.text)
        lines = bisect_right(starts, offset) - 1
        return self.line + lines, offset - starts[lines] + 1 if lines else self.column + offset


@dataclass(frozen=True)
class Words:
    """All words of one file."""

    segments: tuple[Segment, ...]


def segments(campaign: Campaign) -> Iterator[Segment]:
    """Yield the words of all pages, templates, catalogs, styles, scripts and data files."""
    for words in (*words_of_pages(campaign), *words_of_files(campaign)):
        yield from words.segments


def words_of_pages(campaign: Campaign) -> Iterator[Words]:
    """Yield the words of every page."""
    for pages in campaign.pages.values():
        for page in pages.values():
            yield Words(tuple(page_segments(page)))


def words_of_files(campaign: Campaign) -> Iterator[Words]:
    """Yield the words of every template, catalog, style, script and data file."""
    for folder in ("overrides", "languages", *(f"docs/{tag}" for tag in campaign.tags)):
        for path in sorted((campaign.root / folder).rglob("*")):
            shown = path.relative_to(campaign.root).as_posix()
            if (
                path.suffix in _TEXT_SUFFIXES
                and path.is_file()
                and not (path.suffix == ".md" and folder != "overrides")
            ):
                content, _ = read_text(path, shown)
                yield Words(tuple(file_segments(content, shown)))
    data = sorted(set((campaign.root / "data").rglob("*.yml")) - {campaign.root / TARGETS})
    for path in (*data, campaign.root / "mkdocs.yml"):
        yield Words(tuple(data_segments(path, path.relative_to(campaign.root).as_posix())))


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
        if suffix == ".css":
            yield from _painted(content, shown, waivers)
    elif suffix == ".po":
        yield from _messages(content, shown, waivers)
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
            if keys[-1] not in TYPED and not (item.path == FACTS and "value" in keys[1:]):
                kind = "quoted" if QUOTED.intersection(keys[-2:]) else "words"
                words = CALL.sub(_spaces, item.value) if item.path == FACTS else item.value
                yield Segment(item.path, words, item.line, item.column, kind, waivers)


def _place(content: str, offset: int) -> tuple[int, int]:
    return content.count("\n", 0, offset) + 1, offset - content.rfind("\n", 0, offset)


def _spaces(match: re.Match[str]) -> str:
    """Blank a match, keeping its line ends and its length; the bar keeps figures on both sides apart."""
    if "\n" not in match[0]:
        return "\ue000" * len(match[0])
    return _NOT_LINE_END.sub("\ue000", match[0])


def _jinja_strings(match: re.Match[str]) -> str:
    """Blank an expression but for what it prints itself: strings, the signs that join them, long whole numbers.

    What joins is blanked by signs that stand for nothing, so that the parts are read as one.
    """
    if "\n" in match[0] and not _PIECES.search(match[0]):
        return _spaces(match)
    return _JOINED_QUOTE.sub(NOTHING, _PIECES.sub(_printed, match[0]))


def _printed(piece: re.Match[str]) -> str:
    sign = piece[0][0]
    if sign in "\"'" or (sign.isdigit() and len(piece[0]) >= 5 and piece[0].isdigit()):
        return piece[0]
    if all(sign in "{}~+ \t-" for sign in piece[0]):
        return NOTHING * len(piece[0])
    return "\ue000" * len(piece[0])


def _painted(content: str, shown: str, waivers: tuple[WaiverComment, ...]) -> Iterator[Segment]:
    """Yield what a style paints beside its strings: strings of one value joined, counters, addresses without quotes."""
    for match in _PAINTED.finditer(content):
        place = _place(content, match.start())
        if match[2] is not None:
            yield Segment(shown, match[2].strip(), *place, "words", waivers)
            continue
        parts = [part for found in _STRING.finditer(match[1]) if (part := next(filter(None, found.groups()), ""))]
        if len(parts) > 1 or "counter" in match[0]:
            yield Segment(shown, "".join(parts), *place, "words", waivers)


def _messages(content: str, shown: str, waivers: tuple[WaiverComment, ...]) -> Iterator[Segment]:
    """Yield ids and translations of a catalog, read by the library that builds it; one it cannot read, as it is."""
    try:
        catalog = read_catalog(content.encode("utf-8"))
    except ValueError:
        yield Segment(shown, content, 1, 1, "words", waivers)
        return
    lines = content.split("\n")
    for message in catalog:
        if not message.id:
            continue
        line = message.lineno or 1
        for keyword, value in (("msgid", message.id), ("msgstr", message.string)):
            line = _line_of(lines, line, keyword)
            for words in value if isinstance(value, list | tuple) else (value,):
                if words:
                    yield Segment(shown, words, line, len(keyword) + 3, "words", waivers)


def _line_of(lines: list[str], first: int, keyword: str) -> int:
    """Return the line where the words of *keyword* begin: its own, or the next when it is empty there."""
    number = next((at for at in range(first, len(lines) + 1) if lines[at - 1].lstrip().startswith(keyword)), first)
    empty = number < len(lines) and lines[number - 1].rstrip().endswith('""')
    return number + 1 if empty and lines[number].lstrip().startswith('"') else number
