"""The single file to keep has room left: it must stay below 150,000 bytes in every language.

It goes through chats and is paid for with prepaid data, so a build refuses a larger one. What it will weigh is
estimated here from the pages' text, a few percent off; from 90 % on a warning says how much room is left, and which
page the others need least: no quiet one, if possible, and one that the fewest of them lead to. ``left_out`` in
``data/one-page.yml`` leaves it out.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from manara.campaign.one_page import FILE, MOST_BYTES
from manara.checks.pages.links import links_of
from manara.problems import Level, Problem, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.sources.markdown_page import MarkdownPage

ID = "pages.one-file"
WARN_FROM = 0.9
# Bytes: of what stands around the text beyond its marks; of a call; of a card in Latin letters, more in wider ones.
# Found by comparing with built files in two languages.
_FRAME, _CALL, _CARD = 14_700, 75, 800
_MARKUP = 1.16
# The file has no drawings at its questions.
_DRAWN = re.compile(r" \.pic-[a-z0-9-]+")


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield a problem for every language whose file will be near its limit or beyond."""
    left_out = (*campaign.roles.lists(), *campaign.one_page.left_out)
    for tag, pages in campaign.pages.items():
        kept = {name: page for name, page in pages.items() if name not in left_out}
        size = estimate(kept)
        if size < MOST_BYTES * WARN_FROM:
            continue
        over = size > MOST_BYTES
        yield Problem(
            FILE,
            0,
            0,
            Level.ERROR if over else Level.WARNING,
            ID,
            text("the file to keep in “{tag}” will have about {size} of {limit} bytes",
                 tag=tag, size=size, limit=MOST_BYTES),
            text("Leave a page out there (“left_out”); the others need “{page}” least.", page=_least_needed(kept)),
        )  # fmt: skip


def estimate(pages: dict[str, MarkdownPage]) -> int:
    """Return about how many bytes a file with the text of *pages* has."""
    size = _FRAME
    for page in pages.values():
        letters = len(_DRAWN.sub("", page.body).encode())
        cards = sum(call.kind == "card" for call in page.calls)
        wide = letters / max(len(page.body), 1)
        size += int(letters * _MARKUP + len(page.structure.pieces) * 9) + cards * int(_CARD * wide)
        size += (len(page.calls) - cards) * _CALL
    return size


def _least_needed(pages: dict[str, MarkdownPage]) -> str:
    """Return the page that the fewest others lead to, quiet ones last: they are for people in need."""
    led = dict.fromkeys(pages, 0)
    for page in pages.values():
        for _, _, target in links_of(page):
            name = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), target.partition("#")[0]))
            if name in led and name != page.name:
                led[name] += 1
    first = [name for name in pages if name != "index.md"] or list(pages)
    return min(first, key=lambda name: (pages[name].flag("quiet"), led[name], -len(pages[name].body)))
