"""The order of pages names pages.

``pages:`` in ``mkdocs.yml`` is the order of menus and of the file to keep. A name that is misspelt, or left behind by a
renamed page, is in no menu, and the page it meant stands at the end. ``manara rename`` changes it with the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.settings import FILE, page_order
from manara.problems import Level, Problem, did_you_mean, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign

ID = "campaign.order"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for every name in the order that is no page's."""
    known = {name for pages in campaign.pages.values() for name in pages}
    for name, line, column in page_order(campaign.root):
        if name not in known:
            yield Problem(
                FILE,
                line,
                column,
                Level.ERROR,
                ID,
                text("the order names “{page}”, which is no page", page=name),
                did_you_mean(name, known) or text("Write the name of a file in docs/, such as help.md, or remove it."),
            )
