"""Both languages state the same figures.

Per section, every figure is compared: digits of any script, read by each language's own decimal and thousands marks,
“38%”, «38٪» and “38 per cent” alike, “27.6 million” multiplied out. Figures are counted, so that one of two equal
figures cannot change unseen. A figure that one language writes as a word (“seventeen”, «السابعة عشرة», «سنتان», «نصف»)
is no problem where its number words are known; but as often as the one writes it, the other says it. Write figures
with a unit in digits, in both languages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text
from manara.translations.agree import said_more_often
from manara.translations.compare import hint
from manara.translations.compare_facts import compare_facts, raw_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.translations.pages import Section

ID = "facts.numbers"


def check(section: Section) -> Iterator[Problem]:
    """Yield a problem for every figure of one language only."""
    yield from compare_facts(section, ID, text("figure"), lambda facts: facts.figures)
    pair, parts = section.pair, section.parts
    if parts[0].shape == parts[1].shape:
        for one, here, there in said_more_often(*raw_facts(pair, parts)):
            yield Problem(
                pair.target.path,
                parts[1].blocks[one.block].line,
                1,
                Level.WARNING,
                ID,
                text(
                    "figure: “{value}” {here} times here, {there} times in “{path}”, words counted",
                    value=one.shown,
                    here=here,
                    there=there,
                    path=pair.source.path,
                ),
                hint(ID, one.shown),
            )
