"""Everything Typst makes of a campaign: paper in every language and in two, and pictures for chats."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from manara.campaign.share import PICTURES, picture_path
from manara.printing.fonts import further, missing, own_fonts
from manara.printing.lines import lines
from manara.printing.papers import papers
from manara.printing.sheet import Sheet, drawn_words
from manara.printing.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manara.campaign.model import Campaign
    from manara.printing.wording import Say


def products(campaign: Campaign, say: Callable[[str], Say]) -> Iterator[Sheet]:
    """Yield every sheet and picture, still without the words of the paper.

    Args:
        campaign: Checked facts and pages.
        say: From a language tag to what says the calls of its pages.
    """
    folder = further(campaign.root)
    fonts = own_fonts(campaign.root)
    for sheet in _products(campaign, say):
        # Sheets that the program's own fonts can draw do not change with a campaign's.
        own = folder is not None and missing(drawn_words(sheet.data))
        yield replace(sheet, data={**sheet.data, "fonts": fonts}, fonts=folder) if own else sheet


def _products(campaign: Campaign, say: Callable[[str], Say]) -> Iterator[Sheet]:
    wordings = [Wording(campaign, tag, say(tag)) for tag in campaign.tags]
    for wording in wordings:
        yield from papers(campaign, (wording,))
        yield from pictures(campaign, wording)
    for other in wordings[1:]:
        yield from papers(campaign, (wordings[0], other))


def pictures(campaign: Campaign, wording: Wording) -> Iterator[Sheet]:
    """Yield the open pictures of a language; one point of the sheet is one pixel."""
    part = wording.part(title=campaign.tagline[wording.tag])
    for width, height in PICTURES:
        data = {"parts": [part], "lines": lines(campaign, [wording.tag]), "bw": False}
        yield Sheet(picture_path(wording.tag, width, height), "share", {**data, "width": width, "height": height})
