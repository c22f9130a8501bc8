"""Links lead to the same places in both languages, and stay in their language.

``[text](law.md#limits)`` in a section of one language needs the same link in the same section of the other. A link
from an Arabic page into the English folder, such as ``../en/law.md``, takes a reader out of the language; it is an
error, and ``manara fix`` mends it. Links to other sites come from ``{{ web:… }}``; where a page has one all the same,
only its host is compared, as a warning: localised addresses are legitimate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from manara.problems import Level, Problem, text
from manara.translations.compare import compare
from manara.translations.facts import Mention
from manara.translations.links import destination, is_outside, leads_into
from manara.translations.markup import CALL, CODE, IMAGE, TARGET, blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.checks.kinds import Tags
    from manara.translations.pages import Pair, Side
    from manara.translations.reading import Part

ID = "translations.links"


def check_side(side: Side, tags: Tags) -> Iterator[Problem]:
    """Yield an error for every link into another language."""
    for part in side.reading.parts:
        for link in links_of(part):
            other = leads_into(link.value, side, tags)
            if other:
                yield Problem(
                    side.path,
                    link.line,
                    link.column,
                    Level.ERROR,
                    ID,
                    text("the link “{target}” leads into “{tag}”", target=link.shown, tag=other),
                    text("Link to the page of this language; “manara fix” can do it."),
                )


def check_pair(pair: Pair, tags: Tags) -> Iterator[Problem]:
    """Yield an error for every link of one language only."""
    for parts in pair.parts:
        if "](" not in parts[0].text and "](" not in parts[1].text:
            continue
        here, there = (_own(side, part, tags) for side, part in
                       zip((pair.source, pair.target), parts, strict=True))  # fmt: skip
        yield from compare(pair, parts, (here[0], there[0]), check=ID, what=text("link"))
        yield from compare(pair, parts, (here[1], there[1]), check=ID, what=text("other site"), level=Level.WARNING)


def links_of(part: Part) -> list[Mention]:
    """Return every link of a section that is not an image, its target as typed."""
    found: list[Mention] = []
    if "](" not in part.text:
        return found
    for index, block in enumerate(part.blocks):
        if "](" not in block.text:
            continue
        bare = IMAGE.sub(blank, CODE.sub(blank, CALL.sub(blank, block.text)))
        found += [Mention(match[1], match[1], index, *block.place(match.start(1))) for match in TARGET.finditer(bare)]
    return found


def _own(side: Side, part: Part, tags: tuple[str, ...]) -> tuple[list[Mention], list[Mention]]:
    inside, outside = [], []
    for link in links_of(part):
        parts = urlsplit(link.value)
        if is_outside(link.value):
            outside.append(Mention(parts.netloc or parts.path, link.shown, link.block, link.line, link.column))
            continue
        path = destination(link.value, side)
        first, _, rest = path.partition("/")
        value = (rest if first in tags else path) if parts.path else side.page.name
        anchor = f"#{parts.fragment}" if parts.fragment else ""
        inside.append(Mention(value + anchor, link.shown, link.block, link.line, link.column))
    return inside, outside
