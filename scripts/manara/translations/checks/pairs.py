"""Every page exists in every language, under the same file name.

A reader who changes the language must find the same page. A page that is only in one language is an error, unless
the other language declares ``translation: fallback``.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign

ID = "translations.pairs"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for every page that lacks its pair."""
    for tag, pages in campaign.pages.items():
        for name, page in pages.items():
            for other in campaign.tags:
                if other == tag or name in campaign.pages[other]:
                    continue
                orphans = [found for found in campaign.pages[other] if found not in pages]
                near = difflib.get_close_matches(name, orphans, 1, 0.5)
                hint = (
                    text("Is “docs/{tag}/{near}” its pair? Give both the same name.", tag=other, near=near[0])
                    if near
                    else text("Write “docs/{tag}/{name}”, or remove this page.", tag=other, name=name)
                )
                yield Problem(
                    page.path, 0, 0, Level.ERROR, ID, text("the page does not exist in “{tag}”", tag=other), hint
                )
