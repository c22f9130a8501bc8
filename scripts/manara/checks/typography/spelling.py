"""Words are spelled as a dictionary has them, or stand in ``data/spelling.yml``.

The dictionaries are those of hunspell; that file switches the check on and holds the campaign's own words. A language
without a dictionary at hand is not judged: ``manara status`` says which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import Level, text
from manara.translations.spelling import FILE
from manara.translations.writing import check_writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem, Text
    from manara.translations.pages import Side
    from manara.translations.spelling import Speller
    from manara.translations.typography import Finding

ID = "typography.spelling"


def check(side: Side, speller: Speller) -> Iterator[Problem]:
    """Yield a warning for every word that is in neither."""
    tag = side.locale.tag

    def say(finding: Finding, _count: int) -> tuple[Text, Text]:
        message = text("no dictionary has “{word}”", word=finding.found)
        if finding.better is None:
            return message, text("If it is right, write it under “{tag}” in {file}.", tag=tag, file=FILE)
        return message, text(
            "Did you mean “{near}”? If it is right, write it under “{tag}” in {file}.",
            near=finding.better,
            tag=tag,
            file=FILE,
        )

    yield from check_writing(side, ID, Level.WARNING, rule=speller.rule(side.locale), say=say)
