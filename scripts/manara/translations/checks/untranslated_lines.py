"""No line is left in the other language.

A paragraph, list item, row or heading of six or more words that stands word for word in the pair was copied and not
translated; so was a heading of one or more long words. Marked spans are not counted. This also works for two
languages of one script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text
from manara.translations.markup import words
from manara.translations.pages import pairs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.translations.reading import Block

ID = "pages.untranslated-lines"
FEWEST = 6
FEWEST_IN_HEADING = 2


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for every block that both pages have in the same words."""
    for pair in pairs_of(campaign):
        known = {key for part in pair.source.reading.parts for block in part.blocks for key in _lines(block)}
        for part in pair.target.reading.parts:
            for block in part.blocks:
                for key, line in _lines(block).items():
                    if key in known:
                        yield Problem(
                            pair.target.path,
                            line,
                            1,
                            Level.ERROR,
                            ID,
                            text(
                                "“{words}” stands word for word in “{path}”",
                                words=" ".join(key[:8]),
                                path=pair.source.path,
                            ),
                            text("Translate it into “{tag}”.", tag=pair.target.locale.tag),
                        )


def _lines(block: Block) -> dict[tuple[str, ...], int]:
    least = FEWEST_IN_HEADING if block.kind == "heading" else FEWEST
    whole = tuple(words(block.plain))
    if len(whole) < least or sum(map(str.isdigit, whole)) * 2 > len(whole):
        return {}
    return {whole: block.line}
