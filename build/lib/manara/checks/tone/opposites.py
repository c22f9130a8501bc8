"""No word stands for its opposite: before and after, must and may, allowed and forbidden, at least and at most.

The lines of words stand in each language's pack (``signs`` in ``languages/TAG/lexicon.yml``; a campaign can add its
own). Compared are sentences, or whole paragraphs where the languages cut them differently. A word that one language
leaves out or says in another way is no problem: only where each side has a word of a line that the other lacks, one of
them is wrong. Where a sentence denies, words that a denial turns round are not compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import text
from manara.translations.compare_facts import report_signs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.pages import Pair

ID = "tone.opposites"


def check(pair: Pair) -> Iterator[Problem]:
    """Yield a warning for every sentence that has another word of a line."""
    yield from report_signs(pair, ID, text("word"), "opposites")
