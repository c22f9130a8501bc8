"""Nothing of the workshop is published: conflict marks, editors' notes to each other, calls where none is expanded.

Two branches that changed the same lines leave ``<<<<<<<``, ``=======`` and ``>>>>>>>`` in a file until somebody
decides. Notes such as ``TODO``, ``[translate]`` or ``[مسودة]`` wait for somebody too; each language's words for them
are in
``languages/LANG/notes.yml``. In front matter and data a call is not expanded, except in ``data/share.yml``,
``data/facts.yml`` and first pages.
Comments are not published, and are left alone.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from manara.campaign.near_calls import near_calls
from manara.campaign.places import PAGE_NAME
from manara.languages.pack import pack
from manara.problems import Level, Problem, text
from manara.sources.markdown_page import CALL
from manara.sources.text_file import conflicts, read_text
from manara.sources.yaml_file import parse_yaml
from manara.translations.markup import CODE, fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from manara.campaign.model import Campaign
    from manara.checks.kinds import Tags
    from manara.problems import Text
    from manara.sources.markdown_page import MarkdownPage
    from manara.sources.yaml_file import Node

ID = "sources.workshop"
_FOLDERS = ("docs", "data", "overrides", "languages")
_SUFFIXES = frozenset({
    ".md", ".yml", ".yaml", ".html", ".css", ".js", ".svg", ".xml", ".txt", ".po", ".pot", ".typ", ".json",
})  # fmt: skip
_ANY_LANGUAGE = re.compile(r"\b(?:TODO|FIXME|XXX+|TBD|TBC|TKTK)\b|\blorem ipsum\b|(?i:\blorem ipsum\b)")
# Bytes of the longest file that is looked at.
_MOST = 5_000_000
_SPACE = re.compile(r"\s+")
# Data in which calls are expanded.
_WITH_CALLS = ("data/share.yml", "data/facts.yml", "data/first.yml", "data/first/")


def check_page(page: MarkdownPage, campaign: Campaign) -> Iterator[Problem]:
    """Yield a problem for every leftover of work on a page."""
    yield from conflicts(page.body, page.path, page.body_line)  # in its front matter the reader has said it
    pattern = _notes(campaign.tags, campaign.root)
    for number, line in page.prose():
        bare = CODE.sub(lambda code: " " * len(code[0]), line) if "`" in line else line
        yield from _in_words(pattern, page.path, number, 1, bare)
    for key in ("title", "description"):
        node = page.front.get(key)
        if node is not None:
            yield from _in_field(pattern, node, campaign)


def check_files(tags: Tags, campaign: Campaign) -> Iterator[Problem]:
    """Yield a problem for every leftover of work on anything else."""
    for path in _files(campaign.root):
        shown = path.relative_to(campaign.root).as_posix()
        if not _is_page(shown, tags):
            yield from conflicts(read_text(path, shown, _MOST)[0], shown)
    pattern = _notes(tags, campaign.root)
    for path in sorted((campaign.root / "data").rglob("*.yml")):
        shown = path.relative_to(campaign.root).as_posix()
        root = parse_yaml(read_text(path, shown)[0], shown, [])
        for node in root.walk():
            yield from _in_field(pattern, node, campaign)


def _is_page(shown: str, tags: tuple[str, ...]) -> bool:
    folder, _, rest = shown.partition("/")
    tag, _, name = rest.partition("/")
    return folder == "docs" and tag in tags and PAGE_NAME.fullmatch(name) is not None


def _files(root: Path) -> Iterator[Path]:
    for folder in _FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in _SUFFIXES and path.is_file() and not path.is_symlink():
                yield path
    if (root / "mkdocs.yml").is_file():
        yield root / "mkdocs.yml"


@lru_cache(maxsize=8)
def _notes(tags: tuple[str, ...], root: Path) -> re.Pattern[str]:
    """Return what finds a note in brackets, in words folded as comparisons see them and in small letters."""
    words = {fold(one).lower() for tag in (*tags, "en") for one in pack(tag, root).words("notes", "bracketed")}
    some = "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"\[\s*(?:{some})(?![\w])[^\][()]{{0,80}}\](?![(\[])|\(\s*(?:{some})\s*[.:!?]?\s*\)")


def _in_words(pattern: re.Pattern[str], path: str, line: int, column: int, words: str) -> Iterator[Problem]:
    found = _ANY_LANGUAGE.search(words)
    place = found.start() if found else 0
    written = found[0] if found else ""
    if found is None and ("[" in words or "(" in words):
        # Folding may drop signs, so that the place is looked for again.
        note = pattern.search(fold(words).lower())
        if note is None:
            return
        place = max(words.find(note[0][0]), 0)
        written = note[0]
    if written:
        yield _problem(
            (path, line, column + place),
            text("the note “{note}” is for editors, and would be published", note=_SPACE.sub(" ", written)),
            text("Do what it asks and remove it, or put it into a comment: <!-- … -->."),
        )


def _in_field(pattern: re.Pattern[str], node: Node, campaign: Campaign) -> Iterator[Problem]:
    words = node.value
    if not isinstance(words, str) or not words:
        return
    yield from _in_words(pattern, node.path, node.line, node.column, words)
    near = next(near_calls(words, campaign), None)
    call = CALL.search(words) if not node.path.startswith(_WITH_CALLS) else None
    if near is not None:
        yield _problem(
            (node.path, node.line, node.column),
            text("“{written}” is no call and would be shown as typed", written=near.written),
            text("Write “{call}”.", call=near.call)
            if node.path.startswith(_WITH_CALLS)
            else text("Write it in the text of a page; no call is expanded here."),
        )
    elif call is not None:
        yield _problem(
            (node.path, node.line, node.column),
            text("the call “{call}” is not expanded here and would be shown as typed", call=call[0]),
            text("Write it in the text of a page; no call is expanded here."),
        )


def _problem(place: tuple[str, int, int], message: Text, hint: Text) -> Problem:
    return Problem(*place, Level.ERROR, ID, message, hint)
