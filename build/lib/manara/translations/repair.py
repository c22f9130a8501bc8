"""Mends in pages what is safe to mend, and nothing else: never words, never meaning.

Line by line: Arabic marks, digits, presentation forms, tatweel, blanks that are doubled, before a mark or missing after
one, signs nobody sees; code, calls, addresses, comments and front matter are left as they are. Page by page: links that
lead into another language, and heading ids when both pages have the same headings: from the pair, or where neither has
one from the words of a heading in Latin letters.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.sources.markdown_marks import heading_of
from manara.translations import typography
from manara.translations.links import leads_into
from manara.translations.markup import TARGET
from manara.translations.pages import Side, pairs_of, sides_of
from manara.translations.typography import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manara.campaign.model import Campaign
    from manara.translations.pages import Pair

# Signs nobody sees that a word processor leaves; those that join letters (U+200C, U+200D) are part of the words.
_UNSEEN = re.compile("[\u200b\u200e\u200f\u061c\u2060\ufeff\u00ad\u00a0]")
_SPACED = re.compile(r"(?<=[\w»”\")])[ \t\u00a0]+(?=[،؛؟,.](?:\s|$)|[،؛][\u0620-\u064a])")
_TIGHT = re.compile(r"(?<=[\u0620-\u064a»\")])[،؛](?=[\u0620-\u064a])")
# Typed marks around Arabic words; those that Markdown itself needs stand in lines that begin so.
_QUOTED = re.compile(r"(?<![^\s(])\"([^\"]*[\u0620-\u064a][^\"]*)\"(?=[\s.،؛؟:!)]|$)")
_QUOTES_OF_MARKDOWN = re.compile(r"\s*(?:!!!|\?\?\?|===)")
_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST_SLUG = 40


def unseen(line: str) -> Iterator[Finding]:
    """Signs nobody sees, and blanks that do not break."""
    for match in _UNSEEN.finditer(line):
        yield Finding(match.start(), match.end(), match[0], " " if match[0] == "\u00a0" else "")


def spaced(line: str) -> Iterator[Finding]:
    """Blanks before a comma, point or their Arabic kin."""
    for match in _SPACED.finditer(line):
        yield Finding(match.start(), match.end(), match[0], "")


def tight(line: str) -> Iterator[Finding]:
    """An Arabic comma or semicolon without a blank after it."""
    for match in _TIGHT.finditer(line):
        yield Finding(match.start(), match.end(), match[0], f"{match[0]} ")


def quoted(line: str) -> Iterator[Finding]:
    """Typed quotation marks around Arabic words."""
    for match in () if _QUOTES_OF_MARKDOWN.match(line) else _QUOTED.finditer(line):
        yield Finding(match.start(), match.start() + 1, '"', "«")
        yield Finding(match.end() - 1, match.end(), '"', "»")


_ALWAYS = (unseen, spaced, typography.decomposed, typography.digits, typography.forms, typography.blanks)
_BY_SCRIPT: dict[str, tuple[Callable[[str], Iterator[Finding]], ...]] = {
    "Arab": (typography.punctuation, tight, quoted, typography.tatweel),
    "Latn": (typography.arabic_marks,),
}
_COMMENT_OPEN = re.compile(r"<!--(?!.*-->)")


@dataclass(frozen=True)
class Repair:
    """A page before and after."""

    path: str
    before: str
    after: str


def repairs_of(campaign: Campaign) -> list[Repair]:
    """Return every page of which something can be mended."""
    ids = _ids_from_pairs(campaign)
    found = []
    for side in sides_of(campaign):
        after = _mended(side, campaign.tags, ids.get(side.path, {}))
        if after != side.page.body:
            found.append(Repair(side.path, side.page.body, after))
    return found


def _mended(side: Side, tags: tuple[str, ...], ids: dict[int, str]) -> str:
    rules = (*_ALWAYS, *_BY_SCRIPT.get(side.locale.script, ()))
    prose = dict(side.page.prose())
    lines = []
    inside = False
    for number, line in enumerate(side.page.body.split("\n"), side.page.body_line):
        opened = bool(_COMMENT_OPEN.search(line))
        if number in prose and not inside and not opened:
            mended = typography.mend(line, rules)
            lines.append(_with_id(_links(mended, side, tags), ids.get(number)))
        else:
            lines.append(line)
        inside = (inside or opened) and not (inside and "-->" in line)
    return "\n".join(lines)


def _links(line: str, side: Side, tags: tuple[str, ...]) -> str:
    if "](" not in line:
        return line

    def own(match: re.Match[str]) -> str:
        target = match[1]
        if not leads_into(target, side, tags):
            return match[0]
        path, mark, anchor = target.partition("#")
        folder = posixpath.dirname(side.page.name)
        whole = posixpath.normpath(posixpath.join(side.locale.tag, folder, path))
        name = whole.lstrip("/").partition("/")[2]
        return match[0].replace(target, posixpath.relpath(name, folder or ".") + mark + anchor, 1)

    return TARGET.sub(own, line)


def _with_id(line: str, key: str | None) -> str:
    found = heading_of(line) if key else None
    return f"{'#' * found[0]} {found[1]} {{#{key}}}" if found else line


def _ids_from_pairs(campaign: Campaign) -> dict[str, dict[int, str]]:
    found: dict[str, dict[int, str]] = {}
    for pair in pairs_of(campaign):
        here, there = pair.source.reading.parts[1:], pair.target.reading.parts[1:]
        if [part.level for part in here] != [part.level for part in there]:
            continue
        keys = [part.key for part in here if part.key]
        if len(set(keys)) != len(keys):
            continue
        taken = {*keys, *(part.key for part in there if part.key)}
        for one, other in zip(here, there, strict=True):
            if one.key and other.key != one.key:
                found.setdefault(pair.target.path, {})[other.line] = one.key
            elif other.key and not one.key and _unused(pair, other.key):
                found.setdefault(pair.source.path, {})[one.line] = other.key
            elif not one.key and not other.key and (key := _slug(one.title, other.title, taken)):
                taken.add(key)
                found.setdefault(pair.source.path, {})[one.line] = key
                found.setdefault(pair.target.path, {})[other.line] = key
    return found


def _slug(title: str, other: str, taken: set[str]) -> str:
    """Return an id from whichever title is written in plain Latin letters, or an empty string."""
    for words in (title, other):
        key = _SLUG.sub("-", words.lower()).strip("-")[:_LONGEST_SLUG].rstrip("-") if words.isascii() else ""
        if key and key[0].isalpha():
            number = 2
            free = key
            while free in taken:
                free = f"{key}-{number}"
                number += 1
            return free
    return ""


def _unused(pair: Pair, key: str) -> bool:
    return key not in pair.source.reading.by_key
