"""Mends in pages what is safe to mend, and nothing else: never words, never meaning.

Line by line: Arabic marks, digits, presentation forms, tatweel, doubled blanks; code, calls, addresses, comments and
front matter are left as they are. Page by page: links that lead into another language, and heading ids, taken from
the pair when both pages have the same headings.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.sources.markdown_page import HEADING
from manara.translations import typography
from manara.translations.links import leads_into
from manara.translations.markup import TARGET
from manara.translations.pages import Side, pairs_of, sides_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manara.campaign.model import Campaign
    from manara.translations.pages import Pair
    from manara.translations.typography import Finding

_ALWAYS = (typography.decomposed, typography.digits, typography.forms, typography.blanks)
_BY_SCRIPT: dict[str, tuple[Callable[[str], Iterator[Finding]], ...]] = {
    "Arab": (typography.punctuation, typography.tatweel),
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
    match = HEADING.match(line) if key else None
    return f"{match[1]} {match[2]} {{#{key}}}" if match else line


def _ids_from_pairs(campaign: Campaign) -> dict[str, dict[int, str]]:
    found: dict[str, dict[int, str]] = {}
    for pair in pairs_of(campaign):
        here, there = pair.source.reading.parts[1:], pair.target.reading.parts[1:]
        if [part.level for part in here] != [part.level for part in there]:
            continue
        keys = [part.key for part in here if part.key]
        if len(set(keys)) != len(keys):
            continue
        for one, other in zip(here, there, strict=True):
            if one.key and other.key != one.key:
                found.setdefault(pair.target.path, {})[other.line] = one.key
            elif other.key and not one.key and _unused(pair, other.key):
                found.setdefault(pair.source.path, {})[one.line] = other.key
    return found


def _unused(pair: Pair, key: str) -> bool:
    return key not in pair.source.reading.by_key
